using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class RelationTests
{
    private static readonly Condition Named = ReferencedBy(Other, "Target.Id", byName: "Name");

    private static readonly Condition Spelled = ReferencedBy(Other, "Target.Id", byName: "Name", spelled: "thing/{name}/part/");

    [Fact]
    public void Nobody_names_it() => Assert.Equal(Verdict.Violation, Judge(Named, Resource("It", Thing)));

    [Fact]
    public void A_reference_to_it_names_it()
    {
        Assert.Equal(Verdict.Pass, Judge(Named, Resource("It", Thing), Naming(Ref("It"))));
        Assert.Equal(Verdict.Pass, Judge(Named, Resource("It", Thing), Naming(Ref("It", "Arn"))));
        Assert.Equal(Verdict.Pass, Judge(Named, Resource("It", Thing), Naming(Joined(Ref("It"), Text("/x")))));
    }

    [Fact]
    public void A_reference_to_another_of_its_type_does_not() =>
        Assert.Equal(Verdict.Violation, Judge(Named, Resource("It", Thing), Naming(Ref("Twin")), Resource("Twin", Thing)));

    [Fact]
    public void A_reference_to_another_type_may_stand_for_it() =>
        Assert.Equal(Verdict.Unknown, Judge(Named, Resource("It", Thing), Naming(Ref("Lookup")), Resource("Lookup", "Custom::Lookup")));

    [Fact]
    public void Its_physical_name_names_it()
    {
        var it = Resource("It", Thing, ("Name", Text("data")));
        Assert.Equal(Verdict.Pass, Judge(Named, it, Naming(Text("data"))));
        Assert.Equal(Verdict.Violation, Judge(Named, it, Naming(Text("logs"))));
    }

    [Fact]
    public void The_same_parameter_in_both_places_names_it()
    {
        var it = Resource("It", Thing, ("Name", Unknown("NameParameter")));
        Assert.Equal(Verdict.Pass, Judge(Named, it, Naming(Unknown("NameParameter"))));
        Assert.Equal(Verdict.Unknown, Judge(Named, it, Naming(Unknown("OtherParameter"))));
        Assert.Equal(Verdict.Unknown, Judge(Named, it, Naming(Text("data"))));
    }

    [Fact]
    public void A_literal_cannot_know_a_name_that_the_service_will_make_up()
    {
        Assert.Equal(Verdict.Violation, Judge(Named, Resource("It", Thing), Naming(Text("data"))));
        Assert.Equal(Verdict.Violation, Judge(Named, Resource("It", Thing), Naming(Unknown("SomeParameter"))));
        Assert.Equal(Verdict.Unknown, Judge(Named, Resource("It", Thing), Naming(Unknown())));
    }

    [Fact]
    public void Without_a_name_property_only_references_count() =>
        Assert.Equal(
            Verdict.Violation,
            Judge(ReferencedBy(Other, "Target.Id"), Resource("It", Thing, ("Name", Text("data"))), Naming(Text("data"))));

    [Fact]
    public void A_resource_that_names_several_names_each() =>
        Assert.Equal(
            Verdict.Pass,
            Judge(ReferencedBy(Other, "Targets.*.Id"), Resource("It", Thing), Resource("By", Other, ("Targets", List(
                Map(("Id", Ref("Twin"))),
                Map(("Id", If("IsProd", Ref("It"), Ref("It")))))))));

    [Fact]
    public void What_refers_must_also_satisfy_the_condition()
    {
        var good = ReferencedBy(Other, "Target.Id", satisfying: Property("Good").Is(true));
        var it = Resource("It", Thing);
        Assert.Equal(Verdict.Pass, Judge(good, it, Naming(Ref("It"), ("Good", Flag(true)))));
        Assert.Equal(Verdict.Violation, Judge(good, it, Naming(Ref("It"), ("Good", Flag(false)))));
        Assert.Equal(Verdict.Unknown, Judge(good, it, Naming(Ref("It"), ("Good", Unknown()))));
        Assert.Equal(Verdict.Unknown, Judge(good, it, Naming(Unknown(), ("Good", Flag(true)))));
        Assert.Equal(Verdict.Violation, Judge(good, it, Naming(Unknown(), ("Good", Flag(false)))));
    }

    [Fact]
    public void One_sufficient_resource_is_enough()
    {
        var good = ReferencedBy(Other, "Target.Id", satisfying: Property("Good").Is(true));
        Assert.Equal(Verdict.Pass, Judge(
            good,
            Resource("It", Thing),
            Resource("First", Other, ("Target", Map(("Id", Ref("It"))))),
            Resource("Second", Other, ("Target", Map(("Id", Ref("It")))), ("Good", Flag(true)))));
    }

    [Fact]
    public void What_leaves_our_sight_may_be_named_out_there()
    {
        var leaving = new Resource("It", Thing, Map(), Here()) { EscapesBecause = "it is passed to a method" };
        Assert.Equal(Verdict.Unknown, Judge(Named, leaving));
        Assert.Equal(Verdict.Pass, Judge(Named, leaving, Naming(Ref("It"))));
    }

    [Fact]
    public void A_violation_tells_a_missing_resource_from_an_insufficient_one()
    {
        var good = ReferencedBy(Other, "Target.Id", satisfying: Property("Good").Is(true));
        Assert.Contains("no Other names it in Target.Id", Assert.Single(Check(good, Resource("It", Thing))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no Other that names it is sufficient",
            Assert.Single(Check(good, Resource("It", Thing), Naming(Ref("It")))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_looks_at_the_resource_that_a_property_refers_to()
    {
        var follow = Follow("P", Other, Property("Good").Is(true));
        Assert.Equal(Verdict.Pass, Judge(follow, ThingWith(Ref("By")), Resource("By", Other, ("Good", Flag(true)))));
        Assert.Equal(Verdict.Violation, Judge(follow, ThingWith(Ref("By")), Resource("By", Other, ("Good", Flag(false)))));
    }

    [Fact]
    public void Follow_is_unknown_outside_the_architecture_and_a_violation_where_nothing_is_referred_to()
    {
        var follow = Follow("P", Other, Property("Good").Is(true));
        Assert.Equal(Verdict.Unknown, Judge(follow, ThingWith(Ref("By"))));
        Assert.Equal(Verdict.Unknown, Judge(follow, ThingWith(Text("an-id"))));
        Assert.Equal(Verdict.Unknown, Judge(follow, ThingWith(Ref("By")), Resource("By", "Test::Unit::Third")));
        Assert.Equal(Verdict.Violation, Judge(follow, Resource("It", Thing)));
    }

    [Fact]
    public void A_name_may_stand_within_a_longer_text()
    {
        var it = Resource("It", Thing, ("Name", Text("churn")));
        Assert.Equal(Verdict.Pass, Judge(Spelled, it, Naming(Text("thing/churn/part/a"))));
        Assert.Equal(Verdict.Violation, Judge(Spelled, it, Naming(Text("thing/churn-2/part/a"))));
        Assert.Equal(Verdict.Violation, Judge(Spelled, it, Naming(Text("other/churn/part/a"))));
        Assert.Equal(Verdict.Violation, Judge(Spelled, it, Naming(Text("thing/churn"))));
        Assert.Equal(Verdict.Unknown, Judge(Spelled, it, Naming(Unknown("WholeText"))));
    }

    [Fact]
    public void A_reference_within_a_longer_text_names_what_it_refers_to()
    {
        var twin = Resource("Twin", Thing);
        Assert.Equal(Verdict.Pass, Judge(Spelled, Resource("It", Thing), twin, Naming(Joined(Text("thing/"), Ref("It", "Name"), Text("/part/a")))));
        Assert.Equal(Verdict.Violation, Judge(Spelled, Resource("It", Thing), twin, Naming(Joined(Text("thing/"), Ref("Twin", "Name"), Text("/part/a")))));
    }

    [Fact]
    public void A_name_put_together_in_the_same_way_in_both_places_is_the_same()
    {
        var it = Resource("It", Thing, ("Name", Joined(Unknown("Stage"), Text("-churn"))));
        Assert.Equal(Verdict.Pass, Judge(Spelled, it, Naming(Joined(Text("thing/"), Unknown("Stage"), Text("-churn/part/a")))));
        Assert.Equal(Verdict.Unknown, Judge(Spelled, it, Naming(Joined(Text("thing/"), Unknown("Other"), Text("-churn/part/a")))));
    }

    [Fact]
    public void Where_the_name_begins_or_ends_may_be_unknown()
    {
        var it = Resource("It", Thing, ("Name", Text("churn")));
        Assert.Equal(Verdict.Unknown, Judge(Spelled, it, Naming(Joined(Unknown("Prefix"), Text("churn/part/a")))));
        Assert.Equal(Verdict.Unknown, Judge(Spelled, it, Naming(Joined(Text("thing/churn"), Unknown("Rest")))));
    }

    private static Resource Naming(Value id, params (string Name, Value Value)[] more) =>
        Resource("By", Other, [("Target", Map(("Id", id))), .. more]);
}
