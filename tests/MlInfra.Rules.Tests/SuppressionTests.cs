using MlInfra.Rules.Model;
using MlInfra.Rules.Suppressions;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class SuppressionTests
{
    private static readonly DateTime Today = new(2026, 6, 1);

    private static readonly RuleEngine Engine = new(RuleCatalog.All.Where(r => r.Id == "MLI2003"));

    [Fact]
    public void Without_suppressions_every_finding_stays_open() =>
        Assert.Equal(["MLI2003"], Open(Model(Map())));

    [Fact]
    public void A_reason_makes_it_hold_and_is_the_justification()
    {
        var reviewed = Assert.Single(Review(Model(Own(("Id", Text("MLI2003")), ("Reason", Text(" It calls our registry. "))))));
        Assert.Equal("It calls our registry.", reviewed.AcceptedBy?.Justification);
    }

    [Fact]
    public void It_may_be_one_object_instead_of_a_list() =>
        Assert.Empty(Open(Model(Map(("MlInfra", Map(("Suppress", Map(("Id", Text("MLI2003")), ("Reason", Text("R"))))))))));

    [Fact]
    public void It_accepts_an_unknown_too() =>
        Assert.Empty(Open(Resource(Unknown(), Own(("Id", Text("MLI2003")), ("Reason", Text("R"))))));

    [Fact]
    public void An_id_compares_ignoring_case() => Assert.Empty(Open(Model(Own(("Id", Text("mli2003")), ("Reason", Text("R"))))));

    [Fact]
    public void It_accepts_nothing_on_another_resource()
    {
        var suppressed = Model(Own(("Id", Text("MLI2003")), ("Reason", Text("R"))));
        Assert.Equal(["MLI2003"], Open(suppressed, Model(Map(), "Another")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_a_reason_it_does_not_hold_and_says_so(string? reason) => Assert.Equal(
        ["MLI0001", "MLI2003"],
        Open(Model(Own(("Id", Text("MLI2003")), ("Reason", reason is null ? Absent() : Text(reason))))));

    [Theory]
    [InlineData("2026-06-01")]
    [InlineData("2026-06-02")]
    public void It_holds_through_its_last_day(string until) => Assert.Empty(Open(Model(Until(until))));

    [Fact]
    public void Past_its_date_it_does_not_hold_and_says_by_how_much()
    {
        var model = Model(Until("2026-05-20"));
        Assert.Equal(["MLI0002", "MLI2003"], Open(model));
        Assert.EndsWith("'MLI2003 on Model' DaysLeft is -12", Message("MLI0002", model), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_date_is_known_none_has_passed()
    {
        var architecture = new Architecture([Model(Until("2020-01-01"))]);
        var reviewed = SuppressionReview.Of(architecture, [.. Engine.Check(architecture)], today: null);
        Assert.NotNull(reviewed.Single(r => r.Finding.Rule.Id == "MLI2003").AcceptedBy);
        Assert.DoesNotContain(reviewed, r => r.Finding.Rule.Id == "MLI0002" && r.Finding.Verdict == Verdict.Violation);
    }

    [Fact]
    public void What_suppresses_nothing_is_reported()
    {
        var model = Model(Own(("Id", Text("MLI1004")), ("Reason", Text("R"))));
        Assert.Equal(["MLI0003", "MLI2003"], Open(model));
    }

    [Theory]
    [InlineData("MLI2999", null, "there is no rule MLI2999")]
    [InlineData("MLI0003", null, "MLI0003 is about suppressions")]
    [InlineData("MLI2003", "soon", "write it as 2027-06-30")]
    [InlineData("MLI2003", "2026-02-30", "write it as 2027-06-30")]
    public void What_cannot_be_read_does_not_hold_and_says_why(string id, string? until, string words)
    {
        var model = Model(Own(("Id", Text(id)), ("Reason", Text("R")), ("Until", until is null ? Absent() : Text(until))));
        Assert.Equal(["MLI0004", "MLI2003"], Open(model));
        Assert.Contains(words, Message("MLI0004", model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_name_does_not_make_it_last_for_ever()
    {
        var model = Model(Own(("Id", Text("MLI2003")), ("Reason", Text("R")), ("Untill", Text("2026-01-01"))));
        Assert.Equal(["MLI0004", "MLI2003"], Open(model));
        Assert.Contains("it has no Untill", Message("MLI0004", model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_id_is_no_suppression() =>
        Assert.Equal(["MLI0004", "MLI2003"], Open(Model(Map(("MlInfra", Map(("Suppress", List(Text("MLI2003")))))))));

    [Fact]
    public void What_is_not_known_may_accept_any_finding_and_is_no_violation()
    {
        var reviewed = Review(Model(Map(("MlInfra", Unknown()))));
        Assert.True(reviewed.Single(r => r.Finding.Rule.Id == "MLI2003").MayBeAccepted);
        Assert.Equal(Verdict.Unknown, reviewed.Single(r => r.Finding.Rule.Id == "MLI0004").Finding.Verdict);
    }

    [Fact]
    public void A_reason_that_is_not_known_leaves_only_its_rule_undecided()
    {
        var reviewed = Review(Model(Own(("Id", Text("MLI1001")), ("Reason", Unknown()))));
        Assert.False(reviewed.Single(r => r.Finding.Rule.Id == "MLI2003").MayBeAccepted);
    }

    [Fact]
    public void One_for_the_whole_template_accepts_on_every_resource()
    {
        var architecture = new Architecture([Model(Map()), Model(Map(), "Another")]) { Metadata = Own(("Id", Text("MLI2003")), ("Reason", Text("R"))) };
        Assert.Empty(Open(architecture));
    }

    [Fact]
    public void One_for_the_whole_template_that_accepts_nothing_is_reported()
    {
        var architecture = new Architecture([Model(Map())]) { Metadata = Own(("Id", Text("MLI1001")), ("Reason", Text("R"))) };
        Assert.Equal(["MLI0003", "MLI2003"], Open(architecture));
        Assert.Contains("'MLI1001 on all resources'", SuppressionReview.Of(architecture, [.. Engine.Check(architecture)], Today)[^1].Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_resources_of_one_construct_share_a_suppression_and_one_use_is_enough()
    {
        var shared = Own(("Id", Text("MLI2003")), ("Reason", Text("R")), ("From", Text("Stack/Training")));
        Assert.Empty(Open(Model(shared), Resource(Flag(true), shared, "Good")));
    }

    [Fact]
    public void What_the_resources_of_one_construct_share_in_vain_is_reported_once()
    {
        var shared = Own(("Id", Text("MLI2003")), ("Reason", Text("R")), ("From", Text("Stack/Training")));
        Assert.Equal(["MLI0003"], Open(Resource(Flag(true), shared), Resource(Flag(true), shared, "Good")));
    }

    [Fact]
    public void One_on_a_workflow_accepts_on_what_the_workflow_makes()
    {
        var made = new Resource("Workflow/Create", "AWS::SageMaker::Model", Map(), Here()) { Host = "Workflow" };
        Assert.Empty(Open(made, Workflow(Own(("Id", Text("MLI2003")), ("Reason", Text("R"))))));
        Assert.Equal(["MLI2003"], Open(made, Workflow(Map())));
        Assert.Equal(["MLI0003"], Open(Workflow(Own(("Id", Text("MLI2003")), ("Reason", Text("R"))))));

        static Resource Workflow(MapValue metadata) =>
            new("Workflow", "AWS::StepFunctions::StateMachine", Map(), Here()) { Attributes = Map(("Metadata", metadata)) };
    }

    private static MapValue Until(string until) => Own(("Id", Text("MLI2003")), ("Reason", Text("R")), ("Until", Text(until)));

    private static MapValue Own(params (string, Value)[] entry) => Map(("MlInfra", Map(("Suppress", List(Map(entry))))));

    private static Resource Model(MapValue metadata, string id = "Model") => Resource(Flag(false), metadata, id);

    private static Resource Resource(Value isolation, MapValue metadata, string id = "Model") =>
        new(id, "AWS::SageMaker::Model", Map(("EnableNetworkIsolation", isolation), ("VpcConfig", Map(("Subnets", List(Text("subnet-1")))))), Here()) { Attributes = Map(("Metadata", metadata)) };

    private static string Message(string rule, Resource resource) => Review(resource).Single(r => r.Finding.Rule.Id == rule).Finding.Message;

    private static IReadOnlyList<ReviewedFinding> Review(params Resource[] resources) =>
        SuppressionReview.Of(new(resources), [.. Engine.Check(new(resources))], Today);

    private static List<string> Open(params Resource[] resources) => Open(new Architecture(resources));

    private static List<string> Open(Architecture architecture) =>
        [.. SuppressionReview.Of(architecture, [.. Engine.Check(architecture)], Today).Where(r => r.AcceptedBy is null).Select(r => r.Finding.Rule.Id).Order(StringComparer.Ordinal)];
}
