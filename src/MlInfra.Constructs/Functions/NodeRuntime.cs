using Amazon.CDK.AWS.Lambda;

namespace MlInfra.Constructs.Functions;

/// <summary>
/// The Node.js that functions run on, in one place: the newest that Lambda supports, for which CDK 2.160 has no constant yet.
/// It brings the AWS SDK for JavaScript v3.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html.
/// </summary>
public static class NodeRuntime
{
    /// <summary>The name of the runtime.</summary>
    public const string Name = "nodejs24.x";

    internal static Runtime Current => new(Name, RuntimeFamily.NODEJS, new LambdaRuntimeProps { SupportsInlineCode = true });
}
