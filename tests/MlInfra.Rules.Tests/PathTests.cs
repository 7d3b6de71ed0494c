using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class PathTests
{
    [Fact]
    public void Names_compare_ignoring_case() =>
        Assert.Equal(Verdict.Pass, Judge(Property("P.SSEAlgorithm").Is("aws:kms"), Map(("SseAlgorithm", Text("aws:kms")))));

    [Fact]
    public void A_missing_object_on_the_way_means_the_property_is_not_set()
    {
        Assert.Equal(Verdict.Violation, Judge(Property("P.A.B").Is("x"), Resource("It", Thing)));
        Assert.Equal(Verdict.Pass, Judge(Property("P.A.B", orDefault: "x").Is("x"), Resource("It", Thing)));
    }

    [Fact]
    public void An_unknown_object_on_the_way_makes_the_property_unknown()
    {
        Assert.Equal(Verdict.Unknown, Judge(Property("P.A").Is("x"), Unknown()));
        Assert.Equal(Verdict.Unknown, Judge(Property("P.A").Is("x"), Ref("Other")));
        Assert.Equal(Verdict.Unknown, Judge(Property("P.A").Is("x"), Joined(Text("a"), Unknown())));
    }

    [Fact]
    public void A_scalar_where_an_object_should_be_is_unknown() =>
        Assert.Equal(Verdict.Unknown, Judge(Property("P.A").Is("x"), Text("flat")));

    [Fact]
    public void An_open_object_may_hold_what_it_does_not_show()
    {
        Assert.Equal(Verdict.Unknown, Judge(Property("P.A").Is("x"), OpenMap()));
        Assert.Equal(Verdict.Pass, Judge(Property("P.A").Is("x"), OpenMap(("A", Text("x")))));
    }

    [Fact]
    public void A_star_wants_every_item_to_pass()
    {
        var condition = Property("P.*.A").Is("x");
        Assert.Equal(Verdict.Pass, Judge(condition, List(Map(("A", Text("x"))), Map(("A", Text("x"))))));
        Assert.Equal(Verdict.Violation, Judge(condition, List(Map(("A", Text("x"))), Map(("A", Text("y"))))));
        Assert.Equal(Verdict.Unknown, Judge(condition, List(Map(("A", Text("x"))), Map(("A", Unknown())))));
    }

    [Fact]
    public void A_star_over_no_items_means_the_property_is_not_set()
    {
        Assert.Equal(Verdict.Violation, Judge(Property("P.*.A").Is("x"), List()));
        Assert.Equal(Verdict.Violation, Judge(Property("P.*.A").Is("x"), Resource("It", Thing)));
    }

    [Fact]
    public void A_star_over_an_open_list_passes_nothing_and_still_convicts()
    {
        Assert.Equal(Verdict.Unknown, Judge(Property("P.*.A").Is("x"), OpenList(Map(("A", Text("x"))))));
        Assert.Equal(Verdict.Violation, Judge(Property("P.*.A").Is("x"), OpenList(Map(("A", Text("y"))))));
        Assert.Equal(Verdict.Unknown, Judge(Property("P.*.A").Is("x"), Unknown()));
    }

    [Fact]
    public void What_is_no_list_counts_as_a_list_of_one() =>
        Assert.Equal(Verdict.Pass, Judge(Property("P.*.A").Is("x"), Map(("A", Text("x")))));

    [Fact]
    public void A_large_object_is_searched_as_a_small_one_is()
    {
        var large = Map([.. Enumerable.Range(0, 40).Select(n => ($"Name{n}", Text($"{n}")))]);
        Assert.Equal(Verdict.Pass, Judge(Property("P.NAME39").Is("39"), large));
        Assert.Equal(Verdict.Violation, Judge(Property("P.Name40").Is("40"), large));
    }

    [Fact]
    public void The_first_of_two_entries_with_one_name_counts_in_small_and_large_objects()
    {
        var twice = new[] { ("A", Text("first")), ("a", Text("second")) }.Select(e => (e.Item1, (Model.Value)e.Item2)).ToArray();
        var filler = Enumerable.Range(0, 20).Select(n => ($"Name{n}", (Model.Value)Text($"{n}")));
        Assert.Equal(Verdict.Pass, Judge(Property("P.A").Is("first"), Map(twice)));
        Assert.Equal(Verdict.Pass, Judge(Property("P.A").Is("first"), Map([.. twice, .. filler])));
    }
}
