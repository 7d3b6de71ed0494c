using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>What becomes of a resource that leaves the stack: the CDK's RemovalPolicy as CloudFormation's attributes.</summary>
internal static class Removal
{
    internal const string Deletion = "DeletionPolicy";
    internal const string Replacement = "UpdateReplacePolicy";

    private static readonly Dictionary<string, string> Words = new()
    {
        ["DESTROY"] = "Delete",
        ["DELETE"] = "Delete",
        ["RETAIN"] = "Retain",
        ["SNAPSHOT"] = "Snapshot",
        ["RETAIN_ON_UPDATE_OR_DELETE"] = "RetainExceptOnCreate",
        ["RETAIN_EXCEPT_ON_CREATE"] = "RetainExceptOnCreate",
    };

    /// <summary>A RemovalPolicy or a CfnDeletionPolicy as a DeletionPolicy.</summary>
    internal static Value Read(Value policy) => policy switch
    {
        ScalarValue scalar => Words.TryGetValue(scalar.Text, out var word)
            ? new ScalarValue(word, ScalarKind.String, scalar.Origin)
            : new UnknownValue($"what {scalar.Text} becomes is not known", scalar.Origin),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Read(a.Value)))], choice.Origin),
        _ => policy,
    };

    /// <summary>Sets both attributes, unless a call has set them.</summary>
    internal static void Apply(ConstructSite site, Value policy)
    {
        if (!site.Attributes.ContainsKey(Deletion))
            site.Attributes.Add(Deletion, policy);
        if (!site.Attributes.ContainsKey(Replacement))
            site.Attributes.Add(Replacement, OfReplacement(policy));
    }

    /// <summary>The UpdateReplacePolicy that goes with a DeletionPolicy: nothing was just created when a resource is replaced.</summary>
    internal static Value OfReplacement(Value policy) => policy switch
    {
        ScalarValue { Text: "RetainExceptOnCreate" } => new ScalarValue("Retain", ScalarKind.String, policy.Origin),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, OfReplacement(a.Value)))], choice.Origin),
        _ => policy,
    };
}
