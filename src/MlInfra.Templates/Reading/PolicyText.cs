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

    internal static bool Holds(string name) => Names.Contains(name);
}
