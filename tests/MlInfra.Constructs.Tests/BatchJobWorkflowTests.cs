using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.Batch;
using MlInfra.Constructs.Jobs;

namespace MlInfra.Constructs.Tests;

/// <summary>A Batch job by itself: run, waited for, told.</summary>
public class BatchJobWorkflowTests(Synthesized made)
{
    private JsonNode States(string stack) => made.Definition(stack)["States"]!;

    [Fact]
    public void The_workflow_submits_a_job_and_waits_for_it()
    {
        var run = States("SubmittedElsewhere")["Run"]!;

        Assert.EndsWith(":states:::batch:submitJob.sync", (string)run["Resource"]!);
        Assert.Equal("arn:aws:batch:eu-west-1:111122223333:job-queue/nightly", (string)run["Parameters"]!["JobQueue"]!);
        Assert.Equal("arn:aws:batch:eu-west-1:111122223333:job-definition/report:7", (string)run["Parameters"]!["JobDefinition"]!);
        Assert.Equal("last", (string)run["Parameters"]!["Parameters"]!["month"]!);
        Assert.Equal(7200, (int)run["TimeoutSeconds"]!);
        Assert.True((int)made.Definition("SubmittedElsewhere")["TimeoutSeconds"]! > 7200);
    }

    [Fact]
    public void Success_and_failure_are_told()
    {
        var states = States("Submitted");

        Assert.Equal("Tell success", (string)states["Run"]!["Next"]!);
        Assert.Equal("Tell failure", (string)states["Run"]!["Catch"]![0]!["Next"]!);
        Assert.Equal("Batch job succeeded", (string)states["Tell success"]!["Parameters"]!["Subject"]!);
        Assert.Equal("$.JobId", (string)states["Tell success"]!["Parameters"]!["Message"]!["job.$"]!);
        Assert.Equal("Batch job failed", (string)states["Tell failure"]!["Parameters"]!["Subject"]!);
        Assert.Equal("Fail", (string)states[(string)states["Tell failure"]!["Next"]!]!["Type"]!);
    }

    [Fact]
    public void A_job_that_failed_is_not_tried_beyond_what_its_definition_says() =>
        Assert.Equal(["Batch.AWSBatchException", "Batch.ServerException"], States("Submitted")["Run"]!["Retry"]!.AsArray().SelectMany(retry => retry!["ErrorEquals"]!.AsArray()).Select(error => (string)error!));

    [Fact]
    public void The_role_submits_this_definition_to_this_queue_and_no_other()
    {
        var submit = Statement("SubmittedElsewhere", "batch:SubmitJob");

        Assert.Equal(3, submit["Resource"]!.AsArray().Count);
        Assert.Contains("job-queue/nightly", submit["Resource"]!.ToJsonString());
        Assert.Contains(":job-definition/report\"", submit["Resource"]!.ToJsonString());
        Assert.Contains(":job-definition/report:*\"", submit["Resource"]!.ToJsonString());
        Assert.Contains("job/*", Statement("SubmittedElsewhere", "batch:TerminateJob")["Resource"]!.ToJsonString());
        Assert.NotNull(Statement("SubmittedElsewhere", "batch:DescribeJobs")["Condition"]!["StringEquals"]!["aws:RequestedRegion"]);
        Assert.Contains("rule/StepFunctionsGetEventsForBatchJobsRule", made["SubmittedElsewhere"].ToJsonString());
        Assert.DoesNotContain("iam:PassRole", made["SubmittedElsewhere"].ToJsonString());
    }

    [Fact]
    public void A_job_made_here_runs_without_privileges_in_the_network_and_keeps_one_folder()
    {
        var container = made.One("Submitted", "AWS::Batch::JobDefinition")["ContainerProperties"]!;

        Assert.False((bool)container["Privileged"]!);
        Assert.Equal("reports/", (string)container["Environment"]!.AsArray().Single(entry => (string)entry!["Name"]! == "PREFIXES")!["Value"]!);
        Assert.Contains("/reports/*", made["Submitted"].ToJsonString());
        Assert.Equal(2, made.One("Submitted", "AWS::Batch::ComputeEnvironment")["ComputeResources"]!["Subnets"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("Submitted")]
    [InlineData("SubmittedElsewhere")]
    public void The_dashboard_shows_the_workflow(string stack) =>
        Assert.Contains("Report: succeeded, failed, too long", made.One(stack, "AWS::CloudWatch::Dashboard").ToJsonString());

    [Theory]
    [InlineData("SubmittedElsewhere", "ExecutionsFailed")]
    [InlineData("SubmittedElsewhere", "ExecutionsTimedOut")]
    public void What_goes_wrong_raises_an_alarm(string stack, string metric) =>
        Assert.Contains(made.All(stack, "AWS::CloudWatch::Alarm"), alarm => (string?)alarm["MetricName"] == metric);

    [Theory]
    [InlineData(30)]
    [InlineData(2_419_260)]
    public void A_wait_that_is_too_short_or_too_long_throws(int seconds)
    {
        var stack = new Stack();
        var queue = JobQueue.FromJobQueueArn(stack, "Q", "arn:aws:batch:eu-west-1:111122223333:job-queue/q");
        var definition = EcsJobDefinition.FromJobDefinitionArn(stack, "D", "arn:aws:batch:eu-west-1:111122223333:job-definition/d:1");

        Assert.Contains($"MaxRuntime is {seconds} s", Assert.Throws<ArgumentException>(() => new BatchJobWorkflow(
            stack, "W", new() { Queue = queue, Definition = definition, Environment = null!, MaxRuntime = Duration.Seconds(seconds) })).Message);
    }

    [Theory]
    [InlineData("There are no Prefixes")]
    [InlineData("Prefixes has '/reports/'", "/reports/")]
    [InlineData("Prefixes has 'reports'", "raw/", "reports")]
    public void A_job_without_a_folder_throws(string words, params string[] prefixes) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => new BatchJob(
            new Stack(), "J", new() { Image = null!, Data = null!, Prefixes = prefixes, Network = null!, Key = null! })).Message);

    private JsonObject Statement(string stack, string action) => made.All(stack, "AWS::IAM::Policy")
        .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.AsArray())
        .Single(statement => statement!["Action"]!.ToJsonString().Contains(action))!.AsObject();
}
