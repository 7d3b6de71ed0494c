using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.ElasticLoadBalancingV2</c>: a listener lets everyone in on its port unless it is told not to.</summary>
internal static class LoadBalancing
{
    private const string Namespace = "aws-cdk-lib.aws_elasticloadbalancingv2.";
    private const string LoadBalancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private const string Redirect = "AddRedirect";

    private static readonly Dictionary<string, string> Ports = new() { ["HTTP"] = "80", ["HTTPS"] = "443" };

    internal static readonly ConstructLowering Application = new()
    {
        Construct = Namespace + "ApplicationLoadBalancer",
        Type = LoadBalancer,
        Attributes = new Dictionary<string, string?> { ["LoadBalancerArn"] = null },
        Properties = [],
        Methods = [Redirect, .. Ec2Peers.Methods],
        Companions =
        [
            Ec2Peers.ForEveryone(Redirect, call => IsOpen(In(call["props"], "Open"), call.Owner ?? call), call => OrElse(In(call["props"], "SourcePort"), call.Number(80))) with { Each = Redirect },
            .. Ec2Peers.Companions,
        ],
    };

    // It has the security groups that it is given, and no others.
    internal static readonly ConstructLowering Network = new()
    {
        Construct = Namespace + "NetworkLoadBalancer",
        Type = LoadBalancer,
        Attributes = new Dictionary<string, string?> { ["LoadBalancerArn"] = null },
        Properties = [],
        Methods = Ec2Peers.Methods,
        Companions = Ec2Peers.CompanionsOf("", p => p["SecurityGroups"] is AbsentValue ? p.Text(false, p.Origin) : Ec2Peers.TakeRules(p)),
    };

    internal static readonly ConstructLowering Listener = new()
    {
        Construct = Namespace + "ApplicationListener",
        MadeBy = ["AddListener"],
        MadeOn = "LoadBalancer",
        Type = "AWS::ElasticLoadBalancingV2::Listener",
        Attributes = new Dictionary<string, string?> { ["ListenerArn"] = null },
        Follows = ["LoadBalancer"],
        Properties = [],
        Companions = [Ec2Peers.ForEveryone("Open", p => IsOpen(p["Open"], BalancerOf(p)), PortOf)],
    };

    /// <summary>Whether a listener lets everyone in.</summary>
    /// <param name="open">What it is told of it.</param>
    /// <param name="balancer">The props of its load balancer, whose security groups have to take the rule; null: they are not known.</param>
    internal static Value IsOpen(Value open, LoweringProps? balancer) => Each(open, value => value switch
    {
        ScalarValue { Text: "false" } => value,
        UnknownValue unknown => unknown,
        _ => balancer is null
            ? new UnknownValue("the security groups of its load balancer are not known", value.Origin)
            : Ec2Peers.TakeRules(balancer),
    });

    // Without a port it is the protocol's.
    private static Value PortOf(LoweringProps listener) => Each(listener["Port"], port => port is not AbsentValue ? port
        : listener["Protocol"] is ScalarValue protocol && Ports.TryGetValue(protocol.Text, out var number) ? new ScalarValue(number, ScalarKind.Number, protocol.Origin)
        : new UnknownValue("the protocol decides the port", listener.Origin));

    private static LoweringProps? BalancerOf(LoweringProps listener) => listener["LoadBalancer.Props"] is MapValue props ? new(props) : null;
}
