using Amazon.CDK;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Workflows;

namespace MlInfra.Constructs.Batch;

/// <summary>The steps of a pipeline. Each result is dropped, so what is passed on stays small.</summary>
internal sealed class EtlSteps
{
    private static readonly string[] Everything = ["States.ALL"];
    private readonly Construct _scope;
    private readonly EtlWorkflowProps _props;
    private readonly Steps _steps;

    public EtlSteps(Construct scope, EtlWorkflowProps props)
    {
        (_scope, _props, _steps) = (scope, props, new Steps(scope, props.Notices));
        var failure = _steps.Failure("Batch ETL", "PipelineFailed");
        var gather = new Amazon.CDK.AWS.StepFunctions.Parallel(scope, "Gather", new ParallelProps { ResultPath = JsonPath.DISCARD });
        gather.Branch(Run("Extract rows", props.Jobs.Extract));
        if (props.Table is { } table)
        {
            gather.Branch(Export(table.TableArn));
        }

        gather.AddCatch(failure, new CatchProps { Errors = Everything });
        var transform = Run("Transform", props.Jobs.Transform);
        transform.AddCatch(failure, new CatchProps { Errors = Everything });
        var cleanUp = CleanUp();
        cleanUp.AddCatch(failure, new CatchProps { Errors = Everything });
        Start = gather
            .Next(Crawl("raw", failure))
            .Next(transform)
            .Next(Crawl("clean", failure))
            .Next(cleanUp)
            .Next(_steps.Notice("Tell success", "Batch ETL succeeded", new() { ["execution"] = JsonPath.StringAt("$$.Execution.Id") }));
    }

    public IChainable Start { get; }

    // A run goes on where the last one ended, so the next attempt does only what is left.
    private CustomState Run(string id, GlueJob job)
    {
        var state = _steps.Call(id, "glue:startJobRun.sync", Duration.Hours(8), new Dictionary<string, object> { ["JobName"] = job.JobName }, "$.run");
        state.AddRetry(Steps.Retry(60, 2, "States.TaskFailed"));
        return state;
    }

    private CustomState CleanUp()
    {
        var state = _steps.Call("Clean up", BatchSubmission.Integration, Duration.Hours(8), BatchSubmission.Parameters("clean-up", _props.CleanUp.JobQueue, _props.CleanUp.JobDefinition), "$.run");
        state.AddRetry(Steps.Retry(60, 2, "States.TaskFailed"));
        return state;
    }

    private Chain Export(string table)
    {
        var start = _steps.Call("Export table", "aws-sdk:dynamodb:exportTableToPointInTime", Duration.Minutes(1), new Dictionary<string, object>
        {
            ["TableArn"] = table,
            ["S3Bucket"] = _props.Data.BucketName,
            ["S3Prefix"] = _props.ExportPrefix.TrimEnd('/'),
            ["S3SseAlgorithm"] = "KMS",
            ["S3SseKmsKeyId"] = _props.Key.KeyArn,
            ["ExportFormat"] = "DYNAMODB_JSON",
            // An attempt that is made again must not export a second time.
            ["ClientToken.$"] = "$$.Execution.Name",
        }, "$.export");
        start.AddRetry(Steps.Retry(30, 5, "States.TaskFailed"));
        return start.Next(Wait("export", Duration.Minutes(1), "aws-sdk:dynamodb:describeExport", new Dictionary<string, object>
        {
            ["ExportArn.$"] = "$.export.ExportDescription.ExportArn",
        }, done: Condition.StringEquals("$.state.ExportDescription.ExportStatus", "COMPLETED"), running: Condition.StringEquals("$.state.ExportDescription.ExportStatus", "IN_PROGRESS")));
    }

    private Chain Crawl(string name, INextable failure)
    {
        var crawler = new Dictionary<string, object> { ["Name"] = _props.Jobs.Catalog.Crawlers[name].Ref };
        var start = _steps.Call($"Crawl {name}", "aws-sdk:glue:startCrawler", Duration.Minutes(1), crawler, "$.run");
        start.AddRetry(Steps.Retry(60, 5, "Glue.CrawlerRunningException", "Glue.OperationTimeoutException", "Glue.InternalServiceException"));
        start.AddCatch((IChainable)failure, new CatchProps { Errors = Everything });
        return start.Next(Wait(
            name, Duration.Seconds(30), "aws-sdk:glue:getCrawler", crawler,
            done: Condition.And(
                Condition.StringEquals("$.state.Crawler.State", "READY"), Condition.IsPresent("$.state.Crawler.LastCrawl.Status"), Condition.StringEquals("$.state.Crawler.LastCrawl.Status", "SUCCEEDED")),
            running: Condition.Not(Condition.StringEquals("$.state.Crawler.State", "READY")),
            (IChainable)failure));
    }

    // Asks again until it is done; what is neither done nor running has failed.
    private Chain Wait(string name, Duration pause, string integration, Dictionary<string, object> parameters, Condition done, Condition running, IChainable? failure = null)
    {
        var wait = new Wait(_scope, $"Wait for {name}", new WaitProps { Time = WaitTime.Duration(pause) });
        var look = _steps.Call($"Look at {name}", integration, Duration.Minutes(1), parameters, "$.state");
        look.AddRetry(Steps.Retry(10, 8, "States.TaskFailed"));
        var end = new Pass(_scope, $"Done: {name}", new PassProps { ResultPath = JsonPath.DISCARD });
        IChainable failed;
        if (failure is null)
        {
            failed = new Fail(_scope, $"Failed: {name}", new FailProps { Error = "StepFailed", CausePath = "States.JsonToString($.state)" });
        }
        else
        {
            look.AddCatch(failure, new CatchProps { Errors = Everything });
            failed = new Pass(_scope, $"Failed: {name}", new PassProps
            {
                Parameters = new Dictionary<string, object> { ["Error"] = "StepFailed", ["Cause.$"] = "States.JsonToString($.state)" },
            }).Next(failure);
        }

        wait.Next(look).Next(new Choice(_scope, $"Is {name} done?").When(done, end).When(running, wait).Otherwise(failed));
        return Chain.Custom(wait, [end], end);
    }
}
