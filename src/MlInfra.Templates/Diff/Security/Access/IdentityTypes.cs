namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>The types that may do something, and those that attach policies to them.</summary>
internal static class IdentityTypes
{
    private static readonly HashSet<string> Identities = new(StringComparer.OrdinalIgnoreCase)
    {
        "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet",
    };

    private static readonly Dictionary<string, string[]> Attaching = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AWS::IAM::Policy"] = ["Roles", "Users", "Groups"],
        ["AWS::IAM::ManagedPolicy"] = ["Roles", "Users", "Groups"],
        ["AWS::IAM::RolePolicy"] = ["RoleName"],
        ["AWS::IAM::UserPolicy"] = ["UserName"],
        ["AWS::IAM::GroupPolicy"] = ["GroupName"],
    };

    internal static bool Bears(string type) => Identities.Contains(type);

    /// <summary>The properties that say to whom a policy is attached; null when the type attaches none.</summary>
    internal static IReadOnlyList<string>? Attached(string type) => Attaching.GetValueOrDefault(type);
}
