using Amazon.CDK.AWS.EC2;
using Constructs;

namespace MlInfra.Constructs.Network;

/// <summary>What can be chosen about a <see cref="SiteLink"/>.</summary>
public record SiteLinkOptions
{
    /// <summary>The public IPv4 address of the VPN device at the site.</summary>
    public required string DeviceAddress { get; init; }

    /// <summary>The addresses at the site that are reached, in CIDR form, such as <c>192.168.10.0/24</c>. They must not overlap the VPC's.</summary>
    public required string SiteCidr { get; init; }

    /// <summary>The TCP port that is reached there. Default: 3306, of MySQL.</summary>
    public int Port { get; init; } = 3306;
}

/// <summary>
/// A private way from a network to a site of yours: a VPN connection of two encrypted tunnels, routes to the site, and leave for members to reach one port
/// there. Nothing at the site may begin a conversation.
/// Source: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html.
/// </summary>
public sealed class SiteLink : Construct
{
    /// <summary>Makes the gateways, the connection and the routes.</summary>
    /// <exception cref="ArgumentException">The port is out of range, or SiteCidr is everything.</exception>
    public SiteLink(Construct scope, string id, PrivateNetwork network, SiteLinkOptions options) : base(scope, id)
    {
        if (options.Port is < 1 or > 65_535)
        {
            throw new ArgumentException($"Port is {options.Port}, but TCP has 1 to 65535: name the port of the database.", nameof(options));
        }

        if (!options.SiteCidr.Contains('/', StringComparison.Ordinal) || options.SiteCidr.EndsWith("/0", StringComparison.Ordinal))
        {
            throw new ArgumentException($"SiteCidr is '{options.SiteCidr}', but it names the addresses of one site: write it like 192.168.10.0/24.", nameof(options));
        }

        Gateway = new CfnVPNGateway(this, "Gateway", new CfnVPNGatewayProps { Type = "ipsec.1" });
        var attachment = new CfnVPCGatewayAttachment(this, "Attachment", new CfnVPCGatewayAttachmentProps { VpcId = network.Vpc.VpcId, VpnGatewayId = Gateway.Ref });
        var device = new CfnCustomerGateway(this, "Device", new CfnCustomerGatewayProps { Type = "ipsec.1", IpAddress = options.DeviceAddress, BgpAsn = 65_000 });
        Connection = new CfnVPNConnection(this, "Resource", new CfnVPNConnectionProps
        {
            Type = "ipsec.1",
            CustomerGatewayId = device.Ref,
            VpnGatewayId = Gateway.Ref,
            StaticRoutesOnly = true,
        });
        Connection.AddDependency(attachment);
        _ = new CfnVPNConnectionRoute(this, "Route", new CfnVPNConnectionRouteProps { VpnConnectionId = Connection.Ref, DestinationCidrBlock = options.SiteCidr });
        var propagation = new CfnVPNGatewayRoutePropagation(this, "Routes", new CfnVPNGatewayRoutePropagationProps
        {
            VpnGatewayId = Gateway.Ref,
            RouteTableIds = [.. network.Subnets.Select(subnet => subnet.RouteTable.RouteTableId)],
        });
        propagation.AddDependency(attachment);
        network.Members.AddEgressRule(Peer.Ipv4(options.SiteCidr), Amazon.CDK.AWS.EC2.Port.Tcp(options.Port), "To the database at the site");
    }

    /// <summary>The VPC's end.</summary>
    public CfnVPNGateway Gateway { get; }

    /// <summary>The connection. Its configuration for the device is downloaded once it is made.</summary>
    public CfnVPNConnection Connection { get; }
}
