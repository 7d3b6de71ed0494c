using MlInfra.Rules;

namespace MlInfra.Templates.Diff.Findings;

/// <summary>How a rule's verdict on a resource differs.</summary>
public enum RuleChangeKind
{
    /// <summary>A resource violates it that did not.</summary>
    NewlyViolated,

    /// <summary>A violation, new or not, that a suppression now accepts.</summary>
    Accepted,

    /// <summary>It can no longer be decided.</summary>
    NoLongerDecided,

    /// <summary>A violation is gone.</summary>
    NewlySatisfied,

    /// <summary>The resource that violated it is deleted.</summary>
    GoneWithResource,
}

/// <summary>A rule whose verdict on a resource differs.</summary>
/// <param name="Kind">How.</param>
/// <param name="Finding">The head's finding, or the base's when there is none any more.</param>
/// <param name="LogicalId">The resource: the head's logical id, or the base's when it is gone.</param>
/// <param name="IsNew">Whether the resource itself is new.</param>
/// <param name="Severity">How much the rule weighs, as the configuration has it.</param>
public sealed record RuleChange(RuleChangeKind Kind, Finding Finding, string LogicalId, bool IsNew, Severity Severity)
{
    /// <summary>Whether the rule is about safety, and not only about correctness, cost or the like.</summary>
    public bool IsSecurity => Finding.Rule.Category is >= Category.Encryption and <= Category.Logging && Severity != Severity.Info;
}
