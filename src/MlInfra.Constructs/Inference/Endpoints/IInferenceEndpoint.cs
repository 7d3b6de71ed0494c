using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>An endpoint that predicts, whichever way it is asked.</summary>
public interface IInferenceEndpoint
{
    /// <summary>The name that requests are sent to.</summary>
    string EndpointName { get; }

    /// <summary>The ARN.</summary>
    string EndpointArn { get; }

    /// <summary>Lets the principal ask this endpoint, and no other.</summary>
    /// <param name="who">The principal.</param>
    /// <param name="onlyThrough">The interface endpoint that requests must come through. Default: from anywhere, as a function or service outside the VPC needs.</param>
    void GrantInvoking(IGrantable who, IVpcEndpoint? onlyThrough = null);
}

/// <summary>An endpoint that answers while its caller waits. An asynchronous endpoint is none.</summary>
public interface IAnsweringEndpoint : IInferenceEndpoint;
