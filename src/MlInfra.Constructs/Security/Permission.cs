using Amazon.CDK.AWS.IAM;

namespace MlInfra.Constructs.Security;

/// <summary>The shortest way to write one permission: who, what, on what, when.</summary>
internal static class Permission
{
    public static void Allow(this IGrantable who, string[] actions, string[] resources, Dictionary<string, object>? conditions = null) =>
        who.GrantPrincipal.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Actions = actions,
            Resources = resources,
            Conditions = conditions,
        }));

    /// <summary>A condition that wants one key to have one of the values.</summary>
    public static Dictionary<string, object> If(string comparison, string key, params string[] values) =>
        new() { [comparison] = new Dictionary<string, object> { [key] = values.Length == 1 ? values[0] : values } };
}
