using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Tests;

public sealed class DescriptionTests
{
    public static TheoryData<string, Condition> Cases => new()
    {
        { "`P` is `aws:kms` or `aws:kms:dsse`", Property("P").Is("aws:kms", "aws:kms:dsse") },
        { "`P` is `Disabled` (not set means `Enabled`)", Property("P", orDefault: "Enabled").Is("Disabled") },
        { "`P` is not `true`", Property("P").IsNot(true) },
        { "`P` is set", Property("P").IsSet() },
        { "`P` is not set", Property("P").IsNotSet() },
        { "`P` matches `arn:*`", Property("P").Matches("arn:*") },
        { "`P` matches `a*` or `b*`", Property("P").Matches("a*", "b*") },
        { "`P` is a large thing", Property("P").IsAmong(new("a large thing", ["big*", "huge*"])) },
        { "`P` ends with `/*`", Property("P").EndsWith("/*") },
        { "`P` takes in `s3:*`", Property("P").Covers("s3:*") },
        { "`P` is at least 2", Property("P").IsAtLeast(2) },
        { "`P` is at least `Q`", Property("P").IsAtLeast(Property("Q")) },
        { "`P` (not set means `1`) is at least `Q` (not set means `2`)", Property("P", orDefault: "1").IsAtLeast(Property("Q", orDefault: "2")) },
        { "`P` is at most 0.5", Property("P").IsAtMost(0.5m) },
        { "`P` has 1 item(s)", Property("P").HasCount(1) },
        { "`P` has at most 15 items", Property("P").HasCountAtMost(15) },
        { "every item of `P` satisfies: it is `x`", Property("P").Every(Item.Is("x")) },
        { "some item of `P` satisfies: it is `x`", Property("P").Some(Item.Is("x")) },
        { "no item of `P` satisfies: it is `x`", Property("P").None(Item.Is("x")) },
        { "some value of `P` satisfies: it is `x`", Property("P").SomeValue(Item.Is("x")) },
        { "not (`P` is set)", Not(Property("P").IsSet()) },
        { "`A` is set, and (either `B` is set, or `C` is set)", All(Property("A").IsSet(), Any(Property("B").IsSet(), Property("C").IsSet())) },
        { "either (`A` is set, and `B` is set), or `C` is set", Any(All(Property("A").IsSet(), Property("B").IsSet()), Property("C").IsSet()) },
        { "some `A::B::C` names it in `D`", ReferencedBy("A::B::C", "D") },
        { "some `A::B::C` names it in `D`, where `E` is set", ReferencedBy("A::B::C", "D", satisfying: Property("E").IsSet()) },
        { "some `A::B::C` names it in `D` as `x/{name}/y`", ReferencedBy("A::B::C", "D", spelled: "x/{name}/y") },
        { "on `A::B::C` `E` is set, otherwise `F` is set", OfType("A::B::C", Property("E").IsSet(), otherwise: Property("F").IsSet()) },
        { "on `A::B::C` and `A::B::D` `E` is set", OfTypes(["A::B::C", "A::B::D"], Property("E").IsSet()) },
        { "on `A::B::C` (`E` is set, and `F` is set)", OfType("A::B::C", All(Property("E").IsSet(), Property("F").IsSet())) },
        { "the `A::B::C` in `P` satisfies: `E` is set", Follow("P", "A::B::C", Property("E").IsSet()) },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_condition_reads_as_a_statement(string words, Condition condition) => Assert.Equal(words, condition.Describe());
}
