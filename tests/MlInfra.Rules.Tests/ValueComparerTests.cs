using MlInfra.Rules.Model;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class ValueComparerTests
{
    [Fact]
    public void What_is_known_compares_by_what_it_says()
    {
        Assert.True(ValueComparer.Same(Text("true"), Flag(true)));
        Assert.False(ValueComparer.Same(Text("a"), Text("A")));
        Assert.True(ValueComparer.Same(Absent(), Absent()));
        Assert.False(ValueComparer.Same(Absent(), Text("")));
    }

    [Fact]
    public void Order_counts_in_lists_and_not_in_objects()
    {
        Assert.False(ValueComparer.Same(List(Text("a"), Text("b")), List(Text("b"), Text("a"))));
        Assert.True(ValueComparer.Same(
            Map(("A", Text("a")), ("B", Text("b"))),
            Map(("b", Text("b")), ("a", Text("a")))));
    }

    [Fact]
    public void References_compare_by_target_and_attribute()
    {
        Assert.True(ValueComparer.Same(Ref("It", "Arn"), Ref("It", "Arn")));
        Assert.False(ValueComparer.Same(Ref("It", "Arn"), Ref("It")));
    }

    [Fact]
    public void Unknowns_are_the_same_only_when_one_expression_spells_both()
    {
        Assert.True(ValueComparer.Same(Unknown("AWS::Region"), Unknown("AWS::Region")));
        Assert.False(ValueComparer.Same(Unknown("AWS::Region"), Unknown("AWS::AccountId")));
        Assert.False(ValueComparer.Same(Unknown(), Unknown()));
        Assert.True(ValueComparer.Same(Joined(Text("a"), Unknown("X")), Joined(Text("a"), Unknown("X"))));
    }

    [Fact]
    public void Open_collections_are_never_surely_the_same()
    {
        Assert.False(ValueComparer.Same(OpenList(Text("a")), OpenList(Text("a"))));
        Assert.False(ValueComparer.Same(OpenMap(("A", Text("a"))), Map(("A", Text("a")))));
    }

    [Fact]
    public void Alternatives_are_the_same_under_one_choice_with_the_same_outcomes()
    {
        Assert.True(ValueComparer.Same(If("C", Text("a"), Text("b")), If("C", Text("a"), Text("b"))));
        Assert.False(ValueComparer.Same(If("C", Text("a"), Text("b")), If("D", Text("a"), Text("b"))));
        Assert.False(ValueComparer.Same(If("C", Text("a"), Text("b")), If("C", Text("a"), Text("c"))));
    }
}
