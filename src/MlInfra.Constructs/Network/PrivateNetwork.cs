using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace MlInfra.Constructs.Network;

/// <summary>What can be chosen about a <see cref="PrivateNetwork"/>.</summary>
public sealed class PrivateNetworkProps
{
    /// <summary>The key that encrypts the flow log.</summary>
    public required IKey Key { get; init; }

    /// <summary>The address range in CIDR form, /16 to /24. Default: 10.0.0.0/16.</summary>
    public string Cidr { get; init; } = "10.0.0.0/16";

    /// <summary>
    /// Availability zones, 2 or more. A stack without a fixed account and region has 2 at most; one with both looks its
    /// zones up when it is synthesized and keeps them in cdk.context.json. Default: 2.
    /// </summary>
    public int Zones { get; init; } = 2;

    /// <summary>How long the flow log is kept. Default: one year.</summary>
    public RetentionDays FlowLogRetention { get; init; } = RetentionDays.ONE_YEAR;

    /// <summary>
    /// The services that are reached from inside. Each endpoint is billed by the hour in every zone.
    /// Default: <see cref="ServiceEndpoint.OfTraining"/>; more are added with <c>[.. ServiceEndpoint.OfTraining, …]</c>.
    /// </summary>
    public IReadOnlyList<ServiceEndpoint> Endpoints { get; init; } = ServiceEndpoint.OfTraining;

    /// <summary>
    /// Take the rules of the VPC's default security group away. CloudFormation cannot do that, so CDK adds a Lambda function
    /// and an asset. Nothing here uses the group, and no route leads out of this VPC. Default: false.
    /// </summary>
    public bool RestrictDefaultSecurityGroup { get; init; }
}

/// <summary>
/// A VPC without any way to or from the internet: isolated subnets, an S3 endpoint for named buckets only, and interface
/// endpoints that answer only to this account. Traffic is logged.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html.
/// </summary>
public sealed class PrivateNetwork : Construct, IWorkNetwork
{
    private readonly BucketEndpoint _s3;

    /// <summary>Makes the network.</summary>
    /// <exception cref="ArgumentException">Zones is less than 2.</exception>
    public PrivateNetwork(Construct scope, string id, PrivateNetworkProps props) : base(scope, id)
    {
        if (props.Zones < 2)
        {
            throw new ArgumentException($"Zones is {props.Zones}, but a job that finds no capacity in one zone needs another: choose 2 or more.", nameof(props));
        }

        Network = new Vpc(this, "Vpc", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr(props.Cidr),
            MaxAzs = props.Zones,
            NatGateways = 0,
            CreateInternetGateway = false,
            RestrictDefaultSecurityGroup = props.RestrictDefaultSecurityGroup,
            SubnetConfiguration = [new SubnetConfiguration { Name = "Isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        Subnets = Network.IsolatedSubnets;
        Members = MembersOnly();

        _s3 = new BucketEndpoint(this, "S3", Network);
        foreach (var endpoint in props.Endpoints)
        {
            Open(endpoint);
        }

        FlowLog = new FlowLogging(this, "FlowLog", new FlowLoggingProps { Vpc = Network, Key = props.Key, Retention = props.FlowLogRetention });
    }

    /// <summary>The VPC.</summary>
    public Vpc Network { get; }

    /// <summary>The security group whose members reach each other and the endpoints.</summary>
    public SecurityGroup Members { get; }

    /// <summary>The flow log.</summary>
    public FlowLogging FlowLog { get; }

    /// <inheritdoc />
    public IVpc Vpc => Network;

    /// <inheritdoc />
    public IReadOnlyList<ISubnet> Subnets { get; }

    /// <inheritdoc />
    public ISecurityGroup SecurityGroup => Members;

    /// <inheritdoc />
    public string? S3EndpointId => _s3.Endpoint.VpcEndpointId;

    /// <inheritdoc />
    public void Admit(IBucket bucket) => _s3.Admit(bucket);

    /// <inheritdoc />
    public void AdmitPublished(params string[] objectArns) => _s3.AdmitPublished(objectArns);

    /// <summary>Opens a way to one more service. Does nothing if there is one with the same id.</summary>
    public void Open(ServiceEndpoint endpoint)
    {
        if (Node.TryFindChild(endpoint.Id) is null)
        {
            endpoint.AddTo(this, Network, Members);
        }
    }

    private SecurityGroup MembersOnly()
    {
        var group = new SecurityGroup(this, "Members", new SecurityGroupProps
        {
            Vpc = Network,
            Description = "Jobs, notebooks and endpoints that reach each other",
            AllowAllOutbound = false,
        });
        // Distributed training picks its own ports, and encryption between containers adds UDP 500 and ESP.
        group.AddIngressRule(group, Port.AllTraffic(), "From members");
        group.AddEgressRule(group, Port.AllTraffic(), "To members");
        // S3 has public addresses; the only route to them is the gateway endpoint, so "any" ends there.
        group.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443), "To S3 through the gateway endpoint");
        return group;
    }
}
