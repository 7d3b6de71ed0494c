using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

/// <summary>Conditions about the workflow that a resource is part of, and about what a property refers to.</summary>
public sealed class HostTests
{
    private static readonly Condition InFast = Host(Property("Kind").Is("FAST"));

    private static readonly Condition RefersToOther = Property("P").RefersTo(Other);

    [Theory]
    [InlineData("Workflow", "FAST", Verdict.Pass)]
    [InlineData("Workflow", "SLOW", Verdict.Violation)]
    [InlineData("Elsewhere", "FAST", Verdict.Unknown)]
    [InlineData(null, "FAST", Verdict.Unknown)]
    public void A_workflow_is_asked_where_it_is_known(string? host, string kind, Verdict expected) => Assert.Equal(
        expected, Judge(InFast, new Resource("It", Thing, Map(), Here()) { Host = host }, Resource("Workflow", Other, ("Kind", Text(kind)))));

    [Fact]
    public void It_refers_to_a_resource_of_the_type()
    {
        Assert.Equal(Verdict.Pass, Judge(RefersToOther, ThingWith(Ref("X")), Resource("X", Other)));
        Assert.Equal(Verdict.Pass, Judge(RefersToOther, ThingWith(Joined(Ref("X", "Arn"), Text(":live"))), Resource("X", Other)));
        Assert.Equal(Verdict.Pass, Judge(RefersToOther, ThingWith(Joined(Text(""), Ref("X"), Text(""))), Resource("X", Other)));
    }

    [Fact]
    public void It_refers_to_something_else()
    {
        Assert.Equal(Verdict.Violation, Judge(RefersToOther, ThingWith(Ref("X")), Resource("X", Thing)));
        Assert.Equal(Verdict.Violation, Judge(RefersToOther, ThingWith(Text("X")), Resource("X", Other)));
        Assert.Equal(Verdict.Violation, Judge(RefersToOther, ThingWith(Joined(Text("arn:"), Ref("X"))), Resource("X", Other)));
        Assert.Equal(Verdict.Violation, Judge(RefersToOther, ThingWith(Absent()), Resource("X", Other)));
    }

    [Fact]
    public void What_it_refers_to_is_not_known()
    {
        Assert.Equal(Verdict.Unknown, Judge(RefersToOther, ThingWith(Unknown())));
        Assert.Equal(Verdict.Unknown, Judge(RefersToOther, ThingWith(Ref("X"))));
        Assert.Equal(Verdict.Unknown, Judge(RefersToOther, ThingWith(Ref("X", "Arn")), Resource("X", "Custom::Lookup")));
    }

    [Fact]
    public void They_look_at_other_resources_and_say_so_in_words()
    {
        Assert.True(InFast.IsRelational);
        Assert.True(RefersToOther.IsRelational);
        Assert.Equal("its workflow satisfies: `Kind` is `FAST`", InFast.Describe());
        Assert.Equal($"`P` refers to a `{Other}`", RefersToOther.Describe());
    }

    [Fact]
    public void A_reference_is_no_request_that_Step_Functions_sends() =>
        Assert.Equal(Verdict.Violation, Judge(Property("P").Matches("arn:*:states:::*.sync"), ThingWith(Ref("X", "Arn")), Resource("X", Other)));

    [Theory]
    [InlineData("AWS::Partition", ":states:::sns:publish.sync", Verdict.Violation)]
    [InlineData("AWS::Partition", ":states:::lambda:invoke", Verdict.Pass)]
    [InlineData("AWS::Partition", ":lambda:eu-west-1:111122223333:function:x", Verdict.Violation)]
    [InlineData("SomeParameter", ":states:::sns:publish.sync", Verdict.Unknown)]
    public void A_partition_holds_no_colon(string part, string rest, Verdict expected) =>
        Assert.Equal(expected, Judge(Property("P").Matches("arn:*:states:::lambda:invoke*"), Joined(Text("arn:"), Unknown(part), Text(rest))));

    [Fact]
    public void Which_partition_it_is_stays_open() =>
        Assert.Equal(Verdict.Unknown, Judge(Property("P").Matches("arn:aws:states:::lambda:invoke"), Joined(Text("arn:"), Unknown("AWS::Partition"), Text(":states:::lambda:invoke"))));
}
