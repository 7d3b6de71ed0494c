using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Who may talk to whom, and where: <c>Peer</c>, <c>Port</c>, and the calls that make rules of security groups of them.</summary>
internal static class Ec2Peers
{
    private const string Peer = "aws-cdk-lib.aws_ec2.Peer";
    private const string Port = "aws-cdk-lib.aws_ec2.Port";
    private const string AllowFrom = "Connections.AllowFrom";
    private const string AllowFromAnyIpv4 = "Connections.AllowFromAnyIpv4";
    private const string AllowDefaultPortFrom = "Connections.AllowDefaultPortFrom";
    private const string AllowDefaultPort = "Connections.AllowDefaultPortFromAnyIpv4";
    private const string Ingress = "AWS::EC2::SecurityGroupIngress";

    // Ports that the CDK has a name for.
    private static readonly Dictionary<string, (string Protocol, string Number)> Named = new()
    {
        ["SSH"] = ("tcp", "22"),
        ["SMTP"] = ("tcp", "25"),
        ["DNS_UDP"] = ("udp", "53"),
        ["DNS_TCP"] = ("tcp", "53"),
        ["HTTP"] = ("tcp", "80"),
        ["POP3"] = ("tcp", "110"),
        ["IMAP"] = ("tcp", "143"),
        ["LDAP"] = ("tcp", "389"),
        ["HTTPS"] = ("tcp", "443"),
        ["SMB"] = ("tcp", "445"),
        ["IMAPS"] = ("tcp", "993"),
        ["POP3S"] = ("tcp", "995"),
        ["MSSQL"] = ("tcp", "1433"),
        ["NFS"] = ("tcp", "2049"),
        ["MYSQL_AURORA"] = ("tcp", "3306"),
        ["RDP"] = ("tcp", "3389"),
        ["POSTGRES"] = ("tcp", "5432"),
    };

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        new(Peer, "AnyIpv4", (_, at) => Map(at, ("CidrIp", Scalar("0.0.0.0/0", at)))),
        new(Peer, "AnyIpv6", (_, at) => Map(at, ("CidrIpv6", Scalar("::/0", at)))),
        new(Peer, "Ipv4", (arguments, at) => Map(at, ("CidrIp", arguments[0]))) { Needs = 1 },
        new(Peer, "Ipv6", (arguments, at) => Map(at, ("CidrIpv6", arguments[0]))) { Needs = 1 },
        new(Peer, "PrefixList", (arguments, at) => Map(at, ("SourcePrefixListId", arguments[0]))) { Needs = 1 },
        new(Peer, "SecurityGroupId", (arguments, at) => Map(at, ("SourceSecurityGroupId", arguments[0]))) { Needs = 1 },
        new(Port, "Tcp", (arguments, at) => Ports("tcp", arguments[0], arguments[0], at)) { Needs = 1 },
        new(Port, "TcpRange", (arguments, at) => Ports("tcp", arguments[0], arguments[1], at)) { Needs = 2 },
        new(Port, "AllTcp", (_, at) => Ports("tcp", Number("0", at), Number("65535", at), at)),
        new(Port, "Udp", (arguments, at) => Ports("udp", arguments[0], arguments[0], at)) { Needs = 1 },
        new(Port, "UdpRange", (arguments, at) => Ports("udp", arguments[0], arguments[1], at)) { Needs = 2 },
        new(Port, "AllUdp", (_, at) => Ports("udp", Number("0", at), Number("65535", at), at)),
        new(Port, "IcmpType", (arguments, at) => Ports("icmp", arguments[0], Number("-1", at), at)) { Needs = 1 },
        new(Port, "IcmpTypeAndCode", (arguments, at) => Ports("icmp", arguments[0], arguments[1], at)) { Needs = 2 },
        new(Port, "IcmpPing", (_, at) => Ports("icmp", Number("8", at), Number("-1", at), at)),
        new(Port, "AllIcmp", (_, at) => Ports("icmp", Number("-1", at), Number("-1", at), at)),
        new(Port, "AllIcmpV6", (_, at) => Ports("icmpv6", Number("-1", at), Number("-1", at), at)),
        new(Port, "AllTraffic", (_, at) => Map(at, ("IpProtocol", Scalar("-1", at)))),
    ];

    /// <summary>The calls by which anything with security groups lets others in.</summary>
    internal static readonly IReadOnlyList<string> Methods = MethodsOf("");

    /// <summary>The rules that those calls make.</summary>
    internal static readonly IReadOnlyList<CompanionLowering> Companions = CompanionsOf("");

    /// <summary>The same calls on a part of a construct.</summary>
    /// <param name="part">The member that hands out the part, and a dot.</param>
    internal static IReadOnlyList<string> MethodsOf(string part) => [part + AllowFrom, part + AllowFromAnyIpv4, part + AllowDefaultPortFrom, part + AllowDefaultPort];

    /// <summary>The rules that those calls make.</summary>
    /// <param name="part">As above.</param>
    /// <param name="hasGroups">A boolean scalar where the construct's props say whether it has security groups; null: it has those in its props, or makes one.</param>
    /// <param name="defaultPort">The port that it has by default, out of its props; null: that is known at deployment.</param>
    internal static IReadOnlyList<CompanionLowering> CompanionsOf(string part, Func<LoweringProps, Value>? hasGroups = null, Func<LoweringProps, Value>? defaultPort = null)
    {
        return
        [
            Rules(part + AllowFrom, hasGroups, call => (call["other"], call["portRange"])),
            Rules(part + AllowFromAnyIpv4, hasGroups, call => (AnyIpv4(call.Origin), call["portRange"])),
            Rules(part + AllowDefaultPortFrom, hasGroups, call => (call["other"], DefaultPort(call))),
            Rules(part + AllowDefaultPort, hasGroups, call => (AnyIpv4(call.Origin), DefaultPort(call))),
        ];

        Value DefaultPort(LoweringProps call) => defaultPort?.Invoke(call.Owner ?? call) ?? new UnknownValue("the default port is not known", call.Origin);
    }

    /// <summary>A port of TCP.</summary>
    internal static Value Tcp(Value port) => Ports("tcp", port, port, port.Origin);

    /// <summary>The rules that a call makes which lets several in on one port.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameter">The parameter that says whom.</param>
    /// <param name="port">The port.</param>
    internal static CompanionLowering RulesForEach(string method, string parameter, string port) => new(
        "AWS::EC2::SecurityGroup",
        method,
        props => props.Calls(method).Items.Count > 0 ? TakeRules(props) : props.Text(false, props.Origin),
        Fix: null,
        (props, _) => Map(props.Origin, ("SecurityGroupIngress", new ListValue(
            [
                .. from call in props.Calls(method).Items
                   from peer in Iam.Items(IamObjects.Entry(call, parameter))
                   select Each(peer, p => p is AbsentValue ? p : Rule(p, Tcp(Number(port, call.Origin)), call.Origin)),
            ],
            props.Origin))));

    /// <summary>The rule that lets everyone in on a port.</summary>
    /// <param name="suffix">What tells it from the construct's other resources.</param>
    /// <param name="when">Whether there is one.</param>
    /// <param name="port">The port, out of the props.</param>
    internal static CompanionLowering ForEveryone(string suffix, Func<LoweringProps, Value> when, Func<LoweringProps, Value> port) =>
        new(Ingress, suffix, when, null, (props, _) => Rule(AnyIpv4(port(props).Origin), Tcp(port(props)), props.Origin));

    /// <summary>Whether all security groups in the props take rules: one that the code only knows by its id may take none.</summary>
    internal static Value TakeRules(LoweringProps props) => (props["SecurityGroups"], props["SecurityGroup"]) switch
    {
        (AbsentValue, AbsentValue or ReferenceValue) => props.Text(true, props.Origin),
        (ListValue { OpenBecause: null } list, _) when list.Items.All(item => item is ReferenceValue) => props.Text(list.Items.Count > 0, list.Origin),
        (AbsentValue, var one) => new UnknownValue("a security group that it is given may take no rules", one.Origin),
        var (groups, _) => new UnknownValue("a security group that it is given may take no rules", groups.Origin),
    };

    /// <summary>A rule out of who and where, as a security group has it.</summary>
    internal static MapValue Rule(Value peer, Value port, Origin origin)
    {
        var entries = new List<MapEntry>();
        string? open = null;
        switch (peer)
        {
            case MapValue map:
                entries.AddRange(map.Entries);
                break;
            case ReferenceValue:
                entries.Add(new("SourceSecurityGroupId", peer, peer.Origin));
                break;
            default:
                open = "who is let in is not known";
                break;
        }

        switch (port)
        {
            case MapValue map:
                entries.AddRange(map.Entries);
                break;
            case ScalarValue scalar when Named.TryGetValue(scalar.Text, out var named):
                var number = Number(named.Number, port.Origin);
                entries.AddRange(Ports(named.Protocol, number, number, port.Origin).Entries);
                break;
            default:
                open ??= "which ports are opened is not known";
                break;
        }

        return new(entries, origin) { OpenBecause = open };
    }

    private static CompanionLowering Rules(string method, Func<LoweringProps, Value>? hasGroups, Func<LoweringProps, (Value Peer, Value Port)> read) =>
        new(Ingress, method, call => (hasGroups ?? TakeRules)(call.Owner ?? call), null, (call, _) =>
        {
            var (peer, port) = read(call);
            return Rule(peer, port, call.Origin);
        })
        {
            Each = method,
        };

    private static MapValue AnyIpv4(Origin at) => Map(at, ("CidrIp", Scalar("0.0.0.0/0", at)));

    private static MapValue Ports(string protocol, Value from, Value to, Origin at) =>
        Map(at, ("IpProtocol", Scalar(protocol, at)), ("FromPort", from), ("ToPort", to));

    private static ScalarValue Scalar(string text, Origin at) => new(text, ScalarKind.String, at);

    private static ScalarValue Number(string text, Origin at) => new(text, ScalarKind.Number, at);
}
