using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Network;

/// <summary>
/// Reads routes as what they let happen: by a NAT gateway one gets out to the internet, by an internet gateway the internet
/// gets in too, and by anything else one gets to where it leads.
/// </summary>
internal sealed class Routes(ComparedSide side, NetworkRules rules, DeployedTexts texts)
{
    private const string Way = "way";

    private static readonly TextPattern Out = TextPattern.Literal("out");
    private static readonly TextPattern In = TextPattern.Literal("in");

    private static readonly string[] Targets =
    [
        "GatewayId", "NatGatewayId", "EgressOnlyInternetGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "InstanceId",
        "NetworkInterfaceId", "VpcEndpointId", "CarrierGatewayId", "LocalGatewayId", "CoreNetworkArn",
    ];

    private readonly Spelling spelling = new();

    /// <summary>The route; null when it cannot be read.</summary>
    internal Statement? Read(MapValue route)
    {
        var destination = route.Find("DestinationCidrBlock") ?? route.Find("DestinationIpv6CidrBlock") ?? route.Find("DestinationPrefixListId");
        if (destination is null || rules.Addresses(destination.Value) is not { } addresses)
            return null;
        foreach (var name in Targets)
        {
            if (route.Find(name) is not { Value: var target })
                continue;
            if (Ways(name, target) is not var (ways, what))
                return null;
            var demands = new Demand[] { new(new RangeTest("peer", addresses), true), new(new TextTest(Way, ways), true) };
            return new(true, new(demands), route.Origin) { Summary = $"{texts.Read(destination.Value, TextForm.Plain)?.Display ?? "addresses"} {what}" };
        }

        return null;
    }

    private (TextPattern[] Ways, string What)? Ways(string property, Value target)
    {
        switch (property)
        {
            case "GatewayId" when target is ReferenceValue reference && side.Find(reference.Target) is { } gateway:
                return gateway.Type == "AWS::EC2::InternetGateway" ? InternetGateway(reference.Target) : Elsewhere(property, target);
            case "GatewayId" when target is ScalarValue id:
                return id.Text.StartsWith("igw-", StringComparison.Ordinal) ? InternetGateway(id.Text) : Elsewhere(property, target);
            case "GatewayId":
                return null;
            case "NatGatewayId" or "EgressOnlyInternetGatewayId":
                return ([Out], "out to the internet by " + Name(target));
            default:
                return Elsewhere(property, target);
        }
    }

    private static (TextPattern[] Ways, string What) InternetGateway(string id) => ([Out, In], $"to and from the internet by {id}");

    private (TextPattern[] Ways, string What) Elsewhere(string property, Value target) =>
        ([TextPattern.Literal($"{property} {spelling.Of(target)}")], "to " + Name(target));

    private static string Name(Value value) => value switch
    {
        ReferenceValue reference => reference.Target,
        ScalarValue scalar => scalar.Text,
        _ => value.Describe(),
    };
}
