using Amazon.CDK;
using Constructs;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// The endpoints that jobs of Clarify make for themselves and delete again.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-vpc.html.
/// </summary>
internal static class ShadowEndpoint
{
    /// <summary>What their ARNs look like in a stack.</summary>
    public static string ArnsIn(Construct scope)
    {
        var stack = Stack.Of(scope);
        return $"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:endpoint/sm-clarify-*";
    }
}
