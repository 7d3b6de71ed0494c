using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class ItemsTests
{
    [Fact]
    public void Every_wants_all_items_and_passes_an_empty_list()
    {
        var every = Property("P").Every(Item.Is("x"));
        Assert.Equal(Verdict.Pass, Judge(every, List(Text("x"), Text("x"))));
        Assert.Equal(Verdict.Violation, Judge(every, List(Text("x"), Text("y"))));
        Assert.Equal(Verdict.Pass, Judge(every, List()));
        Assert.Equal(Verdict.Unknown, Judge(every, OpenList(Text("x"))));
        Assert.Equal(Verdict.Violation, Judge(every, OpenList(Text("y"))));
    }

    [Fact]
    public void Some_wants_one_item_and_fails_an_empty_list()
    {
        var some = Property("P").Some(Item.Is("x"));
        Assert.Equal(Verdict.Pass, Judge(some, List(Text("y"), Text("x"))));
        Assert.Equal(Verdict.Violation, Judge(some, List(Text("y"))));
        Assert.Equal(Verdict.Violation, Judge(some, List()));
        Assert.Equal(Verdict.Unknown, Judge(some, OpenList(Text("y"))));
        Assert.Equal(Verdict.Pass, Judge(some, OpenList(Text("x"))));
        Assert.Equal(Verdict.Unknown, Judge(some, List(Text("y"), Unknown())));
    }

    [Fact]
    public void None_wants_no_item_and_passes_an_empty_list()
    {
        var none = Property("P").None(Item.Is("x"));
        Assert.Equal(Verdict.Pass, Judge(none, List(Text("y"))));
        Assert.Equal(Verdict.Violation, Judge(none, List(Text("y"), Text("x"))));
        Assert.Equal(Verdict.Pass, Judge(none, Absent()));
        Assert.Equal(Verdict.Unknown, Judge(none, OpenList(Text("y"))));
        Assert.Equal(Verdict.Violation, Judge(none, OpenList(Text("x"))));
        Assert.Equal(Verdict.Unknown, Judge(none, List(Unknown())));
    }

    [Fact]
    public void A_single_value_counts_as_a_list_of_one()
    {
        Assert.Equal(Verdict.Pass, Judge(Property("P").Some(Item.Is("x")), Text("x")));
        Assert.Equal(Verdict.Violation, Judge(Property("P").None(Item.Is("x")), Text("x")));
    }

    [Fact]
    public void An_item_that_is_no_value_is_no_item() =>
        Assert.Equal(Verdict.Pass, Judge(Property("P").Every(Item.Is("x")), List(Text("x"), Absent())));

    [Fact]
    public void A_list_within_a_list_counts_with_its_items()
    {
        var nested = List(Text("a"), If("Many", List(Text("x"), Text("y")), Absent()));
        Assert.Equal(Verdict.Violation, Judge(Property("P").None(Item.Is("y")), nested));
        Assert.Equal(Verdict.Pass, Judge(Property("P").None(Item.Is("z")), nested));
    }

    [Fact]
    public void SomeValue_looks_at_an_objects_values_whatever_their_names()
    {
        var some = Property("P").SomeValue(Item.Is("x"));
        Assert.Equal(Verdict.Pass, Judge(some, Map(("Any", Text("y")), ("Name", Text("x")))));
        Assert.Equal(Verdict.Violation, Judge(some, Map(("Any", Text("y")))));
        Assert.Equal(Verdict.Unknown, Judge(some, OpenMap(("Any", Text("y")))));
    }

    [Fact]
    public void Conditions_on_an_item_speak_of_its_own_properties()
    {
        var statement = Property("P").Some(All(Property("Effect").Is("Deny"), Property("Action").Some(Item.Covers("s3:*"))));
        Assert.Equal(Verdict.Pass, Judge(statement, List(Map(("Effect", Text("Deny")), ("Action", Text("s3:*"))))));
        Assert.Equal(
            Verdict.Violation,
            Judge(statement, List(Map(("Effect", Text("Deny"))), Map(("Effect", Text("Allow")), ("Action", Text("s3:*"))))));
    }
}
