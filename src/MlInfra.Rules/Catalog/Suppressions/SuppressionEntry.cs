using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Suppressions;

/// <summary>
/// What can be wrong with a suppression. Each one that is read becomes a resource of a type of its own, so that its rules are
/// written, told and checked as all others are.
/// </summary>
public static class SuppressionEntry
{
    /// <summary>The type that stands for a suppression; CloudFormation has none of this form.</summary>
    internal const string Type = "MlInfra::Suppression";

    private static readonly Uri Metadata = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html");

    /// <summary>It says why.</summary>
    public static readonly Rule Reason = new("MLI0001")
    {
        Title = "Suppression should give a reason",
        On = [Type],
        AppliesWhen = Property("Problem").IsNotSet(),
        Requires = Property("Reason").IsSet(),
        Because = "Without a reason nobody can tell later whether the decision still stands, so it does not hold and the finding stays open.",
        Exam = "Governance: Security Hub keeps a suppressed finding, with the workflow status SUPPRESSED and a note that says who decided and why.",
        Source = Metadata,
    };

    /// <summary>It has not run out.</summary>
    public static readonly Rule Expiry = new("MLI0002")
    {
        Title = "Suppression should not be past its date",
        On = [Type],
        AppliesWhen = All(Property("Problem").IsNotSet(), Property("Until").IsSet()),
        Requires = Property("DaysLeft").IsAtLeast(0),
        Because = "The date says how long the decision was meant to last; after it the finding is open again, and somebody has to mend the resource or decide anew.",
        Exam = "Governance: an exception from an AWS Config remediation can carry an expiration time, after which the resource is remediated again.",
        Source = Metadata,
    };

    /// <summary>It suppresses something.</summary>
    public static readonly Rule Use = new("MLI0003")
    {
        Title = "Suppression should suppress a finding",
        On = [Type],
        AppliesWhen = Property("Problem").IsNotSet(),
        Requires = Property("Findings").IsAtLeast(1),
        Because = "A suppression that outlived its finding hides the next one of that rule on that resource, which nobody has looked at.",
        Exam = "Governance: IAM Access Analyzer marks a finding resolved once the access is gone; an archive rule that stays behind archives the next one unseen.",
        Source = Metadata,
    };

    /// <summary>It can be read.</summary>
    public static readonly Rule Form = new("MLI0004")
    {
        Title = "Suppression should be written so that it can be read",
        On = [Type],
        Requires = Not(Property("Problem").IsSet()),
        Because = "What cannot be read does not hold, and the author believes that it does: an id that no rule has, a date that is none, a misspelt name.",
        Exam = "CloudFormation stores a resource's Metadata as it is written and checks nothing in it, so a mistake there is for other tools to find.",
        Source = Metadata,
    };
}
