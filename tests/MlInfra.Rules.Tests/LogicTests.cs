using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class LogicTests
{
    private const Verdict Pass = Verdict.Pass;
    private const Verdict Dunno = Verdict.Unknown;
    private const Verdict Fail = Verdict.Violation;

    [Theory]
    [InlineData(Pass, Pass, Pass)]
    [InlineData(Pass, Dunno, Dunno)]
    [InlineData(Dunno, Dunno, Dunno)]
    [InlineData(Pass, Fail, Fail)]
    [InlineData(Dunno, Fail, Fail)]
    [InlineData(Fail, Fail, Fail)]
    public void All_is_as_bad_as_its_worst(Verdict left, Verdict right, Verdict expected)
    {
        Assert.Equal(expected, Judge(All(A, B), Both(left, right)));
        Assert.Equal(expected, Judge(All(B, A), Both(left, right)));
    }

    [Theory]
    [InlineData(Pass, Pass, Pass)]
    [InlineData(Pass, Dunno, Pass)]
    [InlineData(Pass, Fail, Pass)]
    [InlineData(Dunno, Dunno, Dunno)]
    [InlineData(Dunno, Fail, Dunno)]
    [InlineData(Fail, Fail, Fail)]
    public void Any_is_as_good_as_its_best(Verdict left, Verdict right, Verdict expected)
    {
        Assert.Equal(expected, Judge(Any(A, B), Both(left, right)));
        Assert.Equal(expected, Judge(Any(B, A), Both(left, right)));
    }

    [Theory]
    [InlineData(Pass, Fail)]
    [InlineData(Dunno, Dunno)]
    [InlineData(Fail, Pass)]
    public void Not_turns_a_decision_and_leaves_the_undecided(Verdict inner, Verdict expected)
    {
        Assert.Equal(expected, Judge(Not(A), Both(inner, Pass)));
        Assert.Equal(inner, Judge(Not(Not(A)), Both(inner, Pass)));
    }

    [Theory]
    [InlineData(Pass, Pass)]
    [InlineData(Pass, Dunno)]
    [InlineData(Pass, Fail)]
    [InlineData(Dunno, Dunno)]
    [InlineData(Dunno, Fail)]
    [InlineData(Fail, Fail)]
    public void De_Morgan_holds_with_the_unknown_too(Verdict left, Verdict right) =>
        Assert.Equal(
            Judge(Not(All(A, B)), Both(left, right)),
            Judge(Any(Not(A), Not(B)), Both(left, right)));

    [Fact]
    public void Any_that_fails_advises_its_first_condition()
    {
        var finding = Assert.Single(Check(Any(Property("A").Is("x"), Property("B").Is("y")), Resource("It", Thing)));
        Assert.Equal("Set A to \"x\"", Assert.Single(finding.Edits).Describe());
    }

    [Theory]
    [InlineData(Pass, Pass, Pass)]
    [InlineData(Pass, Fail, Fail)]
    [InlineData(Pass, Dunno, Dunno)]
    [InlineData(Fail, Fail, Verdict.NotApplicable)]
    [InlineData(Fail, Dunno, Verdict.NotApplicable)]
    [InlineData(Dunno, Pass, Pass)]
    [InlineData(Dunno, Fail, Dunno)]
    [InlineData(Dunno, Dunno, Dunno)]
    public void A_rule_accuses_only_where_it_surely_applies(Verdict applies, Verdict requires, Verdict expected)
    {
        var it = Both(applies, requires);
        Assert.Equal(expected, RuleEngine.Judge(Rule(B, appliesWhen: A), it, new([it])));
    }

    [Theory]
    [InlineData(Pass)]
    [InlineData(Dunno)]
    [InlineData(Fail)]
    public void OfType_speaks_of_its_type_and_otherwise_of_the_others(Verdict verdict)
    {
        Assert.Equal(verdict, Judge(OfType(Thing, A), Both(verdict, Pass)));
        Assert.Equal(verdict, Judge(OfType(Other, B, otherwise: A), Both(verdict, Pass)));
        Assert.Equal(Pass, Judge(OfType(Other, A), Both(verdict, Pass)));
        Assert.Equal(verdict, Judge(OfTypes([Other, Thing], A), Both(verdict, Pass)));
        Assert.Equal(Pass, Judge(OfTypes([Other], A), Both(verdict, Pass)));
    }

    private static Condition A => Property("A").Is("yes");

    private static Condition B => Property("B").Is("yes");

    private static Resource Both(Verdict a, Verdict b) => Resource("It", Thing, ("A", Giving(a)), ("B", Giving(b)));

    private static Value Giving(Verdict verdict) => verdict switch
    {
        Pass => Text("yes"),
        Fail => Text("no"),
        _ => Unknown(),
    };
}
