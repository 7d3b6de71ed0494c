using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>An endpoint of this account and region that was made elsewhere, and answers at once.</summary>
public sealed class ExistingEndpoint : IAnsweringEndpoint
{
    private readonly EndpointIdentity _identity;

    private ExistingEndpoint(EndpointIdentity identity) => _identity = identity;

    /// <inheritdoc />
    public string EndpointName => _identity.Name;

    /// <inheritdoc />
    public string EndpointArn => _identity.Arn;

    /// <summary>The endpoint with a name.</summary>
    /// <param name="scope">A construct of the stack that asks it.</param>
    /// <param name="name">The name, as <see cref="IInferenceEndpoint.EndpointName"/> gives it.</param>
    public static ExistingEndpoint Named(Construct scope, string name)
    {
        var stack = Stack.Of(scope);
        return new(new(name, $"arn:{stack.Partition}:sagemaker:{stack.Region}:{stack.Account}:endpoint/{name}"));
    }

    /// <inheritdoc />
    public void GrantInvoking(IGrantable who, IVpcEndpoint? onlyThrough = null) => _identity.Grant(who, ["sagemaker:InvokeEndpoint"], onlyThrough);
}
