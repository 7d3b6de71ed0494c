using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Glue;

/// <summary>What can be wrong with an <c>AWS::Glue::Job</c>, and with what else runs under a security configuration.</summary>
public static class Job
{
    private const string Type = "AWS::Glue::Job";
    private const string Run = "AWS::Glue::JobRun";
    private const string Crawler = "AWS::Glue::Crawler";

    /// <summary>What it writes is encrypted.</summary>
    public static readonly Rule Security = new("MLI1510")
    {
        Title = "Glue job should run under a security configuration",
        On = [Type, Crawler, "AWS::Glue::DevEndpoint"],
        Requires = OfType(Crawler, Property("CrawlerSecurityConfiguration").IsSet(), otherwise: Property("SecurityConfiguration").IsSet()),
        Because = "Only a security configuration makes Glue encrypt a job's logs and bookmarks with your key, and what it writes to S3 whatever the bucket says.",
        Exam = "Security: one security configuration covers S3 output, CloudWatch logs and job bookmarks, and is named by jobs, crawlers and endpoints.",
        Source = new("https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html"),
        Peers = ["cdk-nag:GlueEncryptedCloudWatchLogs", "cdk-nag:AwsSolutions-GL1", "cdk-nag:AwsSolutions-GL3", "checkov:CKV_AWS_195"],
    };

    /// <summary>Capacity is said in one way.</summary>
    public static readonly Rule Capacity = new("MLI6501")
    {
        Title = "Glue job should say its capacity either in workers or in DPUs",
        On = [Type, Run],
        AppliesWhen = Any(Property("WorkerType").IsSet(), Property("NumberOfWorkers").IsSet()),
        Requires = Property("MaxCapacity").IsNotSet(),
        Severity = Severity.Error,
        SeverityBecause = "Glue refuses a job that has both",
        Because = "WorkerType with NumberOfWorkers and MaxCapacity exclude each other: Glue refuses a job that sets both, and a run of one that does.",
        Exam = "Data: Spark jobs from Glue 2.0 on are sized by WorkerType and NumberOfWorkers; MaxCapacity is for Python shell jobs, 0.0625 or 1 DPU.",
        Source = new("https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-job.html"),
    };

    /// <summary>The cheap class is asked for where it exists.</summary>
    public static readonly Rule Flex = new("MLI6502")
    {
        Title = "Glue job of the class FLEX should be a Spark job",
        On = [Type],
        AppliesWhen = Property("ExecutionClass").Is("FLEX"),
        // The service takes the class for no other kind of job, so the class goes.
        Requires = Mended(Property("Command.Name").Matches("glueetl"), Remove("ExecutionClass")),
        Severity = Severity.Error,
        SeverityBecause = "Glue refuses the job",
        Because = "Only jobs of the command glueetl may have the execution class FLEX; Glue refuses a streaming or Python shell job that asks for it.",
        Exam = "Cost: FLEX runs Spark jobs that may wait on spare capacity at a lower price; use STANDARD for what has a deadline.",
        Source = new("https://docs.aws.amazon.com/glue/latest/dg/add-job.html"),
    };
}
