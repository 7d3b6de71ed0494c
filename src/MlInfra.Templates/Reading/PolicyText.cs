using System.Collections.Frozen;

namespace MlInfra.Templates.Reading;

/// <summary>Tells which properties hold a policy document, which may be given as JSON in a string.</summary>
internal static class PolicyText
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy", "RepositoryPolicyText", "AccessPolicies", "AccessPolicy",
        "ResourcePolicy", "Policy", "PolicyText", "ModelPackageGroupPolicy", "FileSystemPolicy", "InlinePolicy", "QueuePolicy",
        "RegistryPolicyText", "RepositoryPolicyDocument", "PermissionsPolicyDocument", "PolicyInJson",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OtherNames = new[]
    {
        "DefinitionString", "DashboardBody", "PipelineDefinitionBody", "Body", "BuildSpec", "EventPattern", "ConfigurationJSON",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static bool Holds(string name) => Names.Contains(name);

    /// <summary>Whether a property of that name holds JSON of another kind than a policy.</summary>
    internal static bool HoldsOther(string name) => OtherNames.Contains(name);
}
