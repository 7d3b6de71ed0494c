using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Monitoring;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Inference;

/// <summary>
/// The private way from a VPC to named endpoints: an interface endpoint for <c>sagemaker.runtime</c> that lets no other request pass.
/// A VPC has one such way with private DNS, so the network must not have one already.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html.
/// </summary>
public sealed class PrivateInvocation : Construct
{
    private readonly List<string> _endpoints = [];

    /// <summary>Makes the interface endpoint, closed until an endpoint is admitted.</summary>
    public PrivateInvocation(Construct scope, string id, IWorkNetwork network) : base(scope, id)
    {
        Endpoint = new InterfaceVpcEndpoint(this, "Resource", new InterfaceVpcEndpointProps
        {
            Vpc = network.Vpc,
            Service = new InterfaceVpcEndpointAwsService("sagemaker.runtime"),
            Subnets = new SubnetSelection { Subnets = [.. network.Subnets] },
            SecurityGroups = [network.SecurityGroup],
            Open = false,
            PrivateDnsEnabled = true,
        });
        // Until something is admitted, the policy has to say no: without a policy, everything may pass.
        Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "NobodyElsesRequests",
            Effect = Effect.DENY,
            Principals = [new AnyPrincipal()],
            Actions = ["sagemaker:*"],
            Resources = ["*"],
            Conditions = Security.Permission.If("StringNotEquals", "aws:PrincipalAccount", Stack.Of(this).Account),
        }));
    }

    /// <summary>The interface endpoint.</summary>
    public InterfaceVpcEndpoint Endpoint { get; }

    /// <summary>Opens the way to an endpoint, for principals of this account.</summary>
    public void Admit(IInferenceEndpoint endpoint) => Admit(endpoint.EndpointArn);

    /// <summary>
    /// Opens the way to the endpoints that Clarify's jobs make for themselves, as a <see cref="ModelExplainabilityMonitor"/> needs it.
    /// Their names start with <c>sm-clarify-</c>.
    /// </summary>
    public void AdmitShadows() => Admit(ShadowEndpoint.ArnsIn(this));

    private void Admit(string endpointArn)
    {
        if (_endpoints.Contains(endpointArn))
        {
            return;
        }

        _endpoints.Add(endpointArn);
        Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new AnyPrincipal()],
            Actions = ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWithResponseStream"],
            Resources = [endpointArn],
            Conditions = ServiceEndpoint.OfAccount(Stack.Of(this)),
        }));
    }
}
