using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// The name of an endpoint, known before the endpoint is made: its rollback alarms watch the name and must exist first, and its policies name it.
/// It ends with the id of the stack, which CloudFormation gives anew to every stack, so no two stacks ever ask for the same one.
/// </summary>
internal sealed record EndpointIdentity(string Name, string Arn)
{
    // SageMaker takes 63 characters: 26 of the path, a hyphen and 36 of the stack's id.
    private const int PathLength = 26;

    public static EndpointIdentity Of(Construct endpoint)
    {
        var stack = Stack.Of(endpoint);
        var name = NameFor(endpoint);
        return new(name, $"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:endpoint/{name}");
    }

    public static string NameFor(Construct construct) => UniqueName.Of(construct, PathLength);

    /// <summary>The endpoint's containers fetch their model through the network while they start, so its ways must be there.</summary>
    public static void WaitFor(IWorkNetwork network, CfnEndpoint endpoint)
    {
        if (network is IConstruct made)
        {
            endpoint.Node.AddDependency(made);
        }
    }

    public void Grant(IGrantable who, string[] actions, IVpcEndpoint? onlyThrough) =>
        who.Allow(actions, [Arn], onlyThrough is null ? null : Permission.If("StringEquals", "aws:SourceVpce", onlyThrough.VpcEndpointId));
}
