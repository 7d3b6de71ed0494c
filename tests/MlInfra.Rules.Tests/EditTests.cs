using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class EditTests
{
    [Fact]
    public void Is_sets_its_first_value() =>
        Assert.Equal(["Set P to \"aws:kms\""], Edits(Property("P").Is("aws:kms", "aws:kms:dsse"), ThingWith(Text("AES256"))));

    [Fact]
    public void Booleans_and_numbers_are_spelled_without_quotes()
    {
        Assert.Equal(["Set P to true"], Edits(Property("P").Is(true), ThingWith(Flag(false))));
        Assert.Equal(["Set P to 2"], Edits(Property("P").Is(2), ThingWith(Number("1"))));
    }

    [Fact]
    public void A_missing_property_is_set_at_its_whole_path() =>
        Assert.Equal(["Set A.B.C to \"x\""], Edits(Property("A.B.C").Is("x"), Resource("It", Thing)));

    [Fact]
    public void A_missing_list_gets_its_first_item() =>
        Assert.Equal(["Set A[0].B to \"x\""], Edits(Property("A.*.B").Is("x"), Resource("It", Thing)));

    [Fact]
    public void Each_wrong_item_is_set_where_it_stands()
    {
        var rule = Property("A.*.B").Is("x");
        var it = Resource("It", Thing, ("A", List(Map(("B", Text("y"))), Map(("B", Text("x"))), Map(("B", Text("z"))))));
        var findings = Check(rule, it);
        Assert.Equal(2, findings.Count);
        Assert.Equal(["Set A[0].B to \"x\"", "Set A[2].B to \"x\""], findings.SelectMany(f => f.Edits).Select(e => e.Describe()));
    }

    [Fact]
    public void IsNotSet_removes_the_property() =>
        Assert.Equal(["Remove P"], Edits(Property("P").IsNotSet(), ThingWith(Text("x"))));

    [Fact]
    public void None_removes_the_item_as_a_whole() =>
        Assert.Equal(
            ["Remove P[1]"],
            Edits(Property("P").None(Property("A").Is("x")), ThingWith(List(Map(("A", Text("y"))), Map(("A", Text("x")))))));

    [Fact]
    public void None_does_not_remove_a_value_that_is_no_items_list() =>
        Assert.Empty(Edits(Property("P").None(Item.Is("x")), ThingWith(Text("x"))));

    [Fact]
    public void Things_missing_in_one_place_are_set_together()
    {
        var finding = Assert.Single(Check(All(Property("A").Is("x"), Property("B").Is("y")), Resource("It", Thing)));
        Assert.Equal(["Set A to \"x\"", "Set B to \"y\""], finding.Edits.Select(e => e.Describe()));
    }

    [Fact]
    public void Nothing_is_offered_where_one_of_the_changes_is_not_certain()
    {
        var finding = Assert.Single(Check(All(Property("A").Is("x"), Property("B").IsSet()), Resource("It", Thing)));
        Assert.Empty(finding.Edits);
    }

    [Fact]
    public void Nothing_is_offered_for_a_negated_condition() =>
        Assert.Empty(Edits(Not(Property("P").Is("x")), ThingWith(Text("x"))));

    [Fact]
    public void A_condition_that_does_not_say_how_is_mended_by_the_edits_beside_it() =>
        Assert.Equal(
            ["Set P to \"y\"", "Remove A.B"],
            Edits(Mended(Not(Property("P").Is("x")), Set("P", "y"), Remove("A.B")), ThingWith(Text("x"))));

    [Fact]
    public void Edits_beside_a_condition_on_an_item_speak_of_that_item() =>
        Assert.Equal(
            ["Set P[1].A to \"y\""],
            Edits(
                Property("P").Every(Mended(Not(Property("A").Is("x")), Set("A", "y"))),
                ThingWith(List(Map(("A", Text("z"))), Map(("A", Text("x")))))));

    [Fact]
    public void Edits_are_offered_only_where_they_are_right()
    {
        var condition = MendedWhere(Property("Q").Is("q"), Not(Property("P").Is("x")), Set("P", "y"));
        Assert.Equal(["Set P to \"y\""], Edits(condition, Resource("It", Thing, ("P", Text("x")), ("Q", Text("q")))));
        Assert.Empty(Edits(condition, Resource("It", Thing, ("P", Text("x")), ("Q", Text("other")))));
        Assert.Empty(Edits(condition, Resource("It", Thing, ("P", Text("x")), ("Q", Unknown()))));
    }

    [Fact]
    public void A_number_that_is_below_another_is_set_to_as_much()
    {
        Assert.Equal(["Set P to 7200"], Edits(Property("P").IsAtLeast(Property("Q")), Resource("It", Thing, ("P", Number("60")), ("Q", Number("7200")))));
        Assert.Equal(["Set P to 7200"], Edits(Property("P").IsAtLeast(Property("Q")), Resource("It", Thing, ("Q", Number("7200")))));
        Assert.Empty(Edits(Property("P").IsAtLeast(Property("Q")), Resource("It", Thing, ("Q", Unknown()))));
    }

    [Fact]
    public void Nothing_is_offered_for_what_is_unknown()
    {
        var finding = Assert.Single(Check(Property("P").Is("x"), ThingWith(Unknown())));
        Assert.Equal(Verdict.Unknown, finding.Verdict);
        Assert.Empty(finding.Edits);
    }

    [Fact]
    public void A_condition_tells_beforehand_whether_it_can_be_repaired()
    {
        Assert.True(Property("P").Is("x").IsRepairable);
        Assert.True(Property("P").IsNotSet().IsRepairable);
        Assert.True(Property("P").None(Item.Is("x")).IsRepairable);
        Assert.True(All(Property("P").IsSet(), Property("P").Is("x")).IsRepairable);
        Assert.False(Property("P").IsSet().IsRepairable);
        Assert.False(Not(Property("P").Is("x")).IsRepairable);
        Assert.False(Property("P").Some(Item.Is("x")).IsRepairable);
        Assert.False(ReferencedBy(Other, "P", satisfying: Property("P").Is("x")).IsRepairable);
    }

    private static IEnumerable<string> Edits(Condition requires, Model.Resource resource) =>
        Check(requires, resource).SelectMany(f => f.Edits).Select(e => e.Describe());
}
