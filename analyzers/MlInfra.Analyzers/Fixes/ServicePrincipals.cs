namespace MlInfra.Analyzers.Fixes;

/// <summary>The code for a service that acts on behalf of this account only.</summary>
internal static class ServicePrincipals
{
    private const string Iam = "global::Amazon.CDK.AWS.IAM.";

    // Within the braces of an interpolated text a colon begins a format.
    private const string Aws = "Amazon.CDK.Aws.";

    private const string Map = "new global::System.Collections.Generic.Dictionary";

    /// <summary>A service, where a condition key has a value.</summary>
    /// <param name="name">The service's name, as code.</param>
    /// <param name="key">The condition key.</param>
    /// <param name="arn">The ARN that it must be like, as code.</param>
    internal static string Of(string name, string key, string arn) =>
        $$"""new {{Iam}}ServicePrincipal({{name}}, new {{Iam}}ServicePrincipalOpts { Conditions = {{Map}}<string, object> { ["ArnLike"] = {{Map}}<string, string> { ["{{key}}"] = {{arn}} } } })""";

    /// <summary>An ARN of this account, as code.</summary>
    internal static string Arn(string service, string resource, string region = "{" + Aws + "REGION}") =>
        $$"""$"arn:{{{Aws}}PARTITION}:{{service}}:{{region}}:{{{Aws}}ACCOUNT_ID}:{{resource}}" """.TrimEnd();

    /// <summary>The name of a service that has one in each region, as code.</summary>
    internal static string Regional(string service) => $$"""$"{{service}}.{{{Aws}}REGION}.amazonaws.com" """.TrimEnd();
}
