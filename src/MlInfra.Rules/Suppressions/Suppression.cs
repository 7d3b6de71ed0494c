using System.Globalization;
using MlInfra.Rules.Model;

namespace MlInfra.Rules.Suppressions;

/// <summary>Whose suppression it is: each tool has a form of its own, and names of its own for the rules.</summary>
public enum SuppressionSource
{
    /// <summary>Ours: <c>Metadata: MlInfra: Suppress</c>.</summary>
    MlInfra,

    /// <summary>cdk-nag's: <c>Metadata: cdk_nag: rules_to_suppress</c>.</summary>
    CdkNag,

    /// <summary>That of the AWS Guard Rules Registry: <c>Metadata: guard: SuppressedRules</c>.</summary>
    Guard,

    /// <summary>checkov's: <c>Metadata: checkov: skip</c>.</summary>
    Checkov,
}

/// <summary>A decision, written beside a resource, to accept what a rule finds there.</summary>
public sealed class Suppression
{
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>Whose form it has.</summary>
    public required SuppressionSource Source { get; init; }

    /// <summary>The rule's id as that tool has it; null when it is missing or not known.</summary>
    public required string? Id { get; init; }

    /// <summary>Where it was written.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The resource that it stands on; null when it is for all resources of the architecture.</summary>
    public required Resource? Resource { get; init; }

    /// <summary>Why the finding is accepted: text, or absent.</summary>
    public required Value Reason { get; init; }

    /// <summary>The last day on which it holds; absent when it has no end.</summary>
    public required Value Until { get; init; }

    /// <summary>What makes it unreadable; absent when nothing does, unknown when that cannot be told.</summary>
    public required Value Problem { get; init; }

    /// <summary>The construct that it was written for, when that has several resources; they share it, so one finding uses it.</summary>
    public required Value From { get; init; }

    /// <summary>The reason as text.</summary>
    public string Justification => Reason switch
    {
        ScalarValue scalar => scalar.Text.Trim(),
        InterpolatedValue text => text.Describe().Trim('"'),
        _ => "",
    };

    internal bool IsOwn => Source == SuppressionSource.MlInfra;

    /// <summary>Whether what is not known about it could make it hold.</summary>
    internal bool IsOpen => Problem is UnknownValue || (Problem is AbsentValue && (IsUnsure(Reason) || IsUnsure(Until)));

    /// <summary>Whether it is for a rule, by the rule's own id or by the name that the tool has for it.</summary>
    internal bool Concerns(Rule rule) => Id is { } id && Source switch
    {
        SuppressionSource.MlInfra => string.Equals(id, rule.Id, StringComparison.OrdinalIgnoreCase),
        SuppressionSource.CdkNag => NamesIn(rule).Any(name => id == name || id.EndsWith("-" + name, StringComparison.Ordinal)),
        _ => NamesIn(rule).Contains(id),
    };

    /// <summary>The names that the tool has for a rule.</summary>
    internal IEnumerable<string> NamesIn(Rule rule)
    {
        var prefix = Source switch
        {
            SuppressionSource.CdkNag => "cdk-nag:",
            SuppressionSource.Guard => "guard:",
            _ => "checkov:",
        };
        return rule.Peers.Where(peer => peer.StartsWith(prefix, StringComparison.Ordinal)).Select(peer => peer.Substring(prefix.Length));
    }

    internal bool HoldsOn(DateTime? today) =>
        Problem is AbsentValue
        && Reason is ScalarValue or InterpolatedValue
        && (Until is AbsentValue || (Until is ScalarValue && (DaysLeft(today) is not { } days || days >= 0)));

    internal int? DaysLeft(DateTime? today) =>
        today is { } day && Until is ScalarValue scalar && Date(scalar.Text) is { } until ? (until - day.Date).Days : null;

    internal static DateTime? Date(string text) =>
        DateTime.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static bool IsUnsure(Value value) => value is not (AbsentValue or ScalarValue or InterpolatedValue);
}
