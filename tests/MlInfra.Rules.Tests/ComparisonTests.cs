using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class ComparisonTests
{
    private static readonly Condition AtLeast = Property("A.B").IsAtLeast(Property("A.C"));

    [Theory]
    [InlineData("7", "7", Verdict.Pass)]
    [InlineData("8", "7.5", Verdict.Pass)]
    [InlineData("6", "7", Verdict.Violation)]
    [InlineData("six", "7", Verdict.Unknown)]
    [InlineData("6", "seven", Verdict.Unknown)]
    public void Two_numbers_compare_by_value(string left, string right, Verdict expected) => Assert.Equal(expected, Of(Text(left), Number(right)));

    [Fact]
    public void What_is_not_set_is_not_enough() => Assert.Equal(Verdict.Violation, Of(Absent(), Number("7")));

    [Fact]
    public void Nothing_to_compare_with_is_unknown() => Assert.Equal(Verdict.Unknown, Of(Number("7"), Absent()));

    [Fact]
    public void A_default_stands_for_what_is_not_set()
    {
        var withDefaults = Property("A.B", orDefault: "10").IsAtLeast(Property("A.C", orDefault: "20"));
        Assert.Equal(Verdict.Violation, Judge(withDefaults, ("A", Map())));
        Assert.Equal(Verdict.Pass, Judge(withDefaults, ("A", Map(("B", Number("20"))))));
        Assert.Equal(Verdict.Pass, Judge(withDefaults, ("A", Map(("C", Number("10"))))));
    }

    [Fact]
    public void What_only_deployment_knows_is_unknown()
    {
        Assert.Equal(Verdict.Unknown, Of(Unknown("X"), Number("7")));
        Assert.Equal(Verdict.Unknown, Of(Number("7"), Unknown("X")));
        Assert.Equal(Verdict.Unknown, Of(Ref("It"), Number("7")));
        Assert.Equal(Verdict.Unknown, Judge(AtLeast, ("A", Unknown())));
    }

    [Fact]
    public void The_same_expression_is_as_much() => Assert.Equal(Verdict.Pass, Of(Unknown("X"), Unknown("X")));

    [Fact]
    public void A_choice_falls_the_same_way_on_both_sides()
    {
        Assert.Equal(Verdict.Pass, Of(If("C", Number("5"), Number("9")), If("C", Number("5"), Number("9"))));
        Assert.Equal(Verdict.Violation, Of(If("C", Number("5"), Number("9")), If("D", Number("5"), Number("9"))));
    }

    [Fact]
    public void The_message_names_both_numbers()
    {
        var resource = Resource("It", Thing, ("A", Map(("B", Number("5")), ("C", Number("7")))));
        var finding = new RuleEngine([Rule(AtLeast)]).Check(new([resource])).Single();
        Assert.EndsWith("A.B is 5 and A.C is 7", finding.Message, StringComparison.Ordinal);
    }

    private static Verdict Of(Value left, Value right) => Judge(AtLeast, ("A", Map(("B", left), ("C", right))));

    private static Verdict Judge(Condition condition, params (string Name, Value Value)[] properties)
    {
        var resource = Resource("It", Thing, properties);
        return RuleEngine.Judge(Rule(condition), resource, new([resource]));
    }
}
