using MlInfra.Rules.Model;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class EngineTests
{
    [Fact]
    public void A_rule_looks_at_resources_of_its_type_only_ignoring_case()
    {
        var findings = Check(Property("P").IsSet(), Resource("It", Thing.ToUpperInvariant()), Resource("Another", Other));
        Assert.Equal("It", Assert.Single(findings).Resource.LogicalId);
    }

    [Fact]
    public void It_says_which_types_its_rules_cover()
    {
        var engine = new RuleEngine([Rule(Property("P").IsSet())]);
        Assert.True(engine.Covers("test::unit::thing"));
        Assert.False(engine.Covers(Other));
    }

    [Fact]
    public void Passes_and_rules_that_do_not_apply_give_no_finding()
    {
        Assert.Empty(Check(Property("P").IsSet(), ThingWith(Text("x"))));
        Assert.Empty(Check(Rule(Property("Q").IsSet(), appliesWhen: Property("P").Is("y")), ThingWith(Text("x"))));
    }

    [Fact]
    public void A_fault_in_a_rule_becomes_an_unknown_that_names_the_rule_and_spares_the_others()
    {
        // A choice with no alternatives is one that no reader makes; falling over it stands for any fault of ours.
        var faulty = Resource("Faulty", Thing, ("P", new AlternativesValue("None", [], Here())));
        var findings = Check(Property("P").Is("x"), faulty, ThingWith(Text("y")));
        Assert.Equal([Verdict.Unknown, Verdict.Violation], findings.Select(f => f.Verdict));
        Assert.StartsWith("MLI6999 failed on Faulty", findings[0].Message, StringComparison.Ordinal);
        Assert.Same(faulty.Origin, findings[0].Origin);
    }

    [Fact]
    public void A_wrong_value_is_shown_where_it_was_written()
    {
        var value = Text("wrong");
        var finding = Assert.Single(Check(Property("P").Is("x"), ThingWith(value)));
        Assert.Same(value.Origin, finding.Origin);
        Assert.Equal("P", finding.Path);
        Assert.Equal("Thing should be good: 'It' P is \"wrong\"", finding.Message);
    }

    [Fact]
    public void A_missing_property_is_shown_at_the_resources_name()
    {
        var it = Resource("It", Thing);
        var finding = Assert.Single(Check(Property("P", orDefault: "Enabled").Is("Disabled"), it));
        Assert.Same(it.Origin, finding.Origin);
        Assert.Equal("Thing should be good: 'It' P is not set, which means \"Enabled\"", finding.Message);
    }

    [Fact]
    public void A_missing_nested_property_is_shown_at_the_object_that_should_hold_it()
    {
        var holder = Map(("A", Text("x")));
        var finding = Assert.Single(Check(Property("P.B").IsSet(), ThingWith(holder)));
        Assert.Same(holder.Origin, finding.Origin);
        Assert.Equal("P.B", finding.Path);
    }

    [Fact]
    public void What_is_missing_in_one_place_is_one_finding_and_what_is_wrong_in_two_is_two()
    {
        var both = All(Property("A").Is("x"), Property("B").Is("x"));
        Assert.Single(Check(both, Resource("It", Thing)));
        Assert.Equal(2, Check(both, Resource("It", Thing, ("A", Text("y")), ("B", Text("y")))).Count);
    }

    [Fact]
    public void A_violation_outweighs_an_unknown_of_the_same_rule()
    {
        var finding = Assert.Single(Check(All(Property("A").Is("x"), Property("B").Is("x")), Resource("It", Thing, ("A", Unknown()))));
        Assert.Equal(Verdict.Violation, finding.Verdict);
        Assert.DoesNotContain("nobody said", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_gives_its_reason()
    {
        var finding = Assert.Single(Check(Property("P").Is("x"), ThingWith(Unknown())));
        Assert.Equal(Verdict.Unknown, finding.Verdict);
        Assert.Contains("is not known: nobody said", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_shows_the_resources_display_name()
    {
        var it = new Resource("It0A1B2C3D", Thing, Map(), Here()) { Name = "It" };
        Assert.Contains("'It'", Assert.Single(Check(Property("P").IsSet(), it)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_source()
    {
        var findings = Check(Property("P").IsSet(), Resource("B", Thing), Resource("A", Thing), Resource("C", Thing));
        Assert.Equal(["B", "A", "C"], findings.Select(f => f.Resource.LogicalId));
    }

    [Fact]
    public void Two_resources_cannot_share_a_logical_id() =>
        Assert.Throws<ArgumentException>(() => new Architecture([Resource("It", Thing), Resource("It", Other)]));
}
