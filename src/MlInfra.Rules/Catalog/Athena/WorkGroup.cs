using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Athena;

/// <summary>What can be wrong with an <c>AWS::Athena::WorkGroup</c>.</summary>
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
}
