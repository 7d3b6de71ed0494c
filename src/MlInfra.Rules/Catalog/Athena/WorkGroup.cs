using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Athena;

/// <summary>What can be wrong with an <c>AWS::Athena::WorkGroup</c>, and with queries that belong in one.</summary>
public static class WorkGroup
{
    private const string Type = "AWS::Athena::WorkGroup";

    /// <summary>Clients cannot choose another place or no encryption.</summary>
    public static readonly Rule Enforced = new("MLI1518")
    {
        Title = "Work group should not let clients override its settings",
        On = [Type],
        Requires = Any(
            Property("WorkGroupConfiguration.EnforceWorkGroupConfiguration").Is(true),
            Property("WorkGroupConfiguration.EnforceWorkGroupConfiguration").IsNotSet()),
        Because = "With the setting off each client says itself where results go and whether they are encrypted: query results, which are copies of your data, end up in any bucket.",
        Exam = "Security: a work group that enforces its configuration fixes result location and encryption, and its limits on scanned data control cost.",
        Source = new("https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html"),
        Peers = ["checkov:CKV_AWS_82"],
    };

    /// <summary>One query cannot scan everything.</summary>
    public static readonly Rule Cutoff = new("MLI7502")
    {
        Title = "Work group should limit what one query may scan",
        On = [Type],
        Requires = Property("WorkGroupConfiguration.BytesScannedCutoffPerQuery").IsSet(),
        Because = "Athena charges by bytes scanned. One query without a partition filter over raw events costs more than a month of good ones; the limit cancels it.",
        Exam = "Cost: columnar formats, partitions and compression cut what Athena scans; per-query and per-work-group limits cap what is left.",
        Source = new("https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html"),
    };

    /// <summary>A workflow's queries are told from all others.</summary>
    public static readonly Rule Named = new("MLI7503")
    {
        Title = "Athena query of a workflow should run in a work group of its own",
        On = ["AWS::Athena::QueryExecution"],
        Requires = Not(Property("WorkGroup", orDefault: "primary").Is("primary")),
        Because = "The primary work group is everybody's: a query there has no limit of its own on what it scans, and its cost, its history and the place of its results are those of all others.",
        Exam = "Cost: a work group for each workload separates history and metrics, carries limits on scanned data, and by its tags the cost.",
        Source = new("https://docs.aws.amazon.com/athena/latest/ug/user-created-workgroups.html"),
    };
}
