using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading;

public sealed class ConditionTests
{
    private const string Sections = """
        Parameters:
          Env: {Type: String, Default: dev}
          Size: {Type: String, Default: small}
        Conditions:
          NotProd: !Not [!Equals [!Ref Env, prod]]
          IsProd: !Equals [!Ref Env, prod]
          Alias: !Condition IsProd
          Turned: !Equals [prod, !Ref Env]
          Double: !Not [!Not [!Condition IsProd]]
          IsBig: !Equals [!Ref Size, big]
          Both: !And [!Condition IsProd, !Condition IsBig]
          Either: !Or [!Condition IsProd, !Condition IsBig]
          Neither: !Not [!Condition Either]
          One: !And [!Condition IsProd, !Equals [a, a]]
          Never: !Equals [a, b]
          Always: !Or [!Condition IsProd, !Equals [a, a]]
          Self: !Equals [!Ref Env, !Ref Env]
          CircleA: !Not [!Condition CircleB]
          CircleB: !Condition CircleA
          Broken: !Equals [a]
        """;

    [Theory]
    [InlineData("IsProd", "IsProd(true=x; false=y)")]
    [InlineData("NotProd", "IsProd(true=y; false=x)")]
    [InlineData("Alias", "IsProd(true=x; false=y)")]
    [InlineData("Turned", "IsProd(true=x; false=y)")]
    [InlineData("Double", "IsProd(true=x; false=y)")]
    [InlineData("One", "IsProd(true=x; false=y)")]
    [InlineData("Both", "Both(true=x; false=y)")]
    [InlineData("Broken", "Broken(true=x; false=y)")]
    public void Conditions_that_say_the_same_are_one_choice(string condition, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Value($"!If [{condition}, x, y]", Sections)));

    [Theory]
    [InlineData("Never", "y")]
    [InlineData("Always", "x")]
    [InlineData("Self", "x")]
    public void Literals_decide_a_condition(string condition, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Value($"!If [{condition}, x, y]", Sections)));

    [Theory]
    [InlineData("IsProd", "x")]
    [InlineData("NotProd", "y")]
    [InlineData("Both", "IsBig(true=x; false=y)")]
    [InlineData("Either", "x")]
    public void A_supplied_parameter_decides_a_condition(string condition, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Value($"!If [{condition}, x, y]", Sections, ("Env", "prod"))));

    [Fact]
    public void Circular_conditions_stay_choices() =>
        Assert.IsType<AlternativesValue>(Sample.Value("!If [CircleA, x, y]", Sections));

    [Fact]
    public void A_long_chain_of_conditions_does_not_exhaust_the_stack()
    {
        var chain = string.Join("\n", Enumerable.Range(0, 20_000).Select(i => $"  C{i}: !Not [!Condition C{i + 1}]"));
        Assert.IsType<AlternativesValue>(Sample.Value("!If [C0, x, y]", "Conditions:\n" + chain + "\n  C20000: !Equals [!Ref AWS::Region, x]"));
    }

    [Fact]
    public void Nested_conditions_nest() =>
        Assert.Equal(
            "IsProd(true=IsBig(true=a; false=b); false=c)",
            Sample.Spell(Sample.Value("!If [IsProd, !If [IsBig, a, b], c]", Sections)));

    [Fact]
    public void NoValue_under_a_condition_is_absent() =>
        Assert.Equal("IsProd(true=x; false=absent)", Sample.Spell(Sample.Value("!If [IsProd, x, !Ref AWS::NoValue]", Sections)));

    [Theory]
    [InlineData("IsProd", "IsProd=0")]
    [InlineData("NotProd", "IsProd=1")]
    [InlineData("Both", "Both=0,IsBig=0,IsProd=0")]
    [InlineData("Either", "Either=0")]
    [InlineData("Neither", "Either=1,IsBig=1,IsProd=1")]
    [InlineData("Always", "")]
    [InlineData("Nowhere", "Nowhere=0")]
    public void A_resource_exists_under_its_condition(string condition, string expected)
    {
        var resource = Sample.Read($"{Sections}\nResources: {{R: {{Type: A::B::C, Condition: {condition}}}}}").Find("R")!;
        Assert.Equal(expected, string.Join(",", resource.ExistsWhen.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}={w.Value}")));
    }

    [Fact]
    public void A_resource_that_never_exists_is_left_out() =>
        Assert.Empty(Sample.Read($"{Sections}\nResources: {{R: {{Type: A::B::C, Condition: Never}}}}").Resources);
}
