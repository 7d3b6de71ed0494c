using System.Globalization;
using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Network;

/// <summary>Reads one rule of a security group or a network ACL: a protocol, ports, and addresses or a group of them.</summary>
internal sealed class NetworkRules(DeployedTexts texts, AddressSpace addresses)
{
    private const string All = "-1";
    private const int Tcp = 6;
    private const int Udp = 17;
    private const int Icmp = 1;
    private const int Icmpv6 = 58;

    private static readonly Dictionary<string, int> Protocols = new(StringComparer.OrdinalIgnoreCase) { ["tcp"] = Tcp, ["udp"] = Udp, ["icmp"] = Icmp, ["icmpv6"] = Icmpv6 };

    private static readonly string[] Blocks = ["CidrIp", "CidrIpv6", "CidrBlock", "Ipv6CidrBlock"];

    private static readonly string[] Groups =
    [
        "SourceSecurityGroupId", "SourceSecurityGroupName", "DestinationSecurityGroupId", "SourcePrefixListId", "DestinationPrefixListId",
    ];

    private readonly Spelling spelling = new();

    /// <summary>What a group lets out that no rule says anything of.</summary>
    internal static Statement Everything(Origin origin) => new(true, new([new(new RangeTest("peer", RangeSet.Everything), true)]), origin) { Summary = "all traffic to everywhere" };

    /// <summary>The rule; null when it cannot be read.</summary>
    internal Statement? Read(MapValue rule, bool isAllow, string preposition)
    {
        if (texts.Settle(rule["IpProtocol"] is AbsentValue ? rule["Protocol"] : rule["IpProtocol"]) is not ScalarValue protocol || Peers(rule) is not var (peers, name))
            return null;
        var demands = new List<Demand> { new(new RangeTest("peer", peers), true) };
        var number = Protocols.TryGetValue(protocol.Text, out var known) ? known.ToString(CultureInfo.InvariantCulture) : protocol.Text;
        if (number is All or "all")
            return new(isAllow, new(demands), rule.Origin) { Summary = $"all traffic {preposition} {name}" };
        demands.Add(new(new TextTest("protocol", [TextPattern.Literal(number)]), true));
        if (Ports(rule, number) is not { } ports)
            return null;
        if (ports.Ranges.Count > 0)
            demands.Add(new(new RangeTest("port", ports), true));
        return new(isAllow, new(demands), rule.Origin) { Summary = $"{Said(protocol.Text, number)}{Said(ports)} {preposition} {name}" };
    }

    /// <summary>The addresses of a block; null when they cannot be read.</summary>
    internal RangeSet? Addresses(Value value) => texts.Settle(value) switch
    {
        ScalarValue block => AddressSpace.Block(block.Text),
        AbsentValue => null,
        var open => addresses.Named("block " + spelling.Of(open), isOpen: true),
    };

    private (RangeSet Peers, string Name)? Peers(MapValue rule)
    {
        foreach (var block in Blocks)
        {
            if (rule.Find(block) is { } entry)
                return Addresses(entry.Value) is { } found ? (found, Name(texts.Settle(entry.Value))) : null;
        }

        foreach (var group in Groups)
        {
            if (rule.Find(group) is { Value: var value })
                return (addresses.Named(value is ReferenceValue reference ? reference.Target : spelling.Of(value), isOpen: false), Name(value));
        }

        return null;
    }

    // No range at all stands for all ports.
    private RangeSet? Ports(MapValue rule, string protocol)
    {
        var range = rule["PortRange"] as MapValue ?? rule;
        Value from = range[range == rule ? "FromPort" : "From"], to = range[range == rule ? "ToPort" : "To"];
        if (rule["Icmp"] is MapValue icmp)
            (from, to) = (icmp["Type"], icmp["Code"]);
        if (from is AbsentValue)
            return RangeSet.Of();
        if (texts.Settle(from) is not ScalarValue { Number: { } first } || texts.Settle(to is AbsentValue ? from : to) is not ScalarValue { Number: { } last })
            return null;
        if (first < 0)
            return RangeSet.Of();
        if (protocol is not ("1" or "58"))
            return RangeSet.Of(((UInt128)first, (UInt128)Math.Max(0, last)));
        var type = (UInt128)first * 256;
        return last < 0 ? RangeSet.Of((type, type + 255)) : RangeSet.Of((type + (UInt128)last, type + (UInt128)last));
    }

    private static string Said(string written, string number) => Protocols.FirstOrDefault(p => p.Value.ToString(CultureInfo.InvariantCulture) == number).Key ?? "protocol " + written;

    private static string Said(RangeSet ports) => ports.Ranges switch
    {
        [] => "",
        [var one] when one.From == one.To => " " + one.From.ToString(CultureInfo.InvariantCulture),
        [var one] => string.Create(CultureInfo.InvariantCulture, $" {one.From}-{one.To}"),
        _ => "",
    };

    private static string Name(Value value) => value switch
    {
        ScalarValue scalar => scalar.Text,
        ReferenceValue reference => reference.Target,
        UnknownValue { Expression: { } expression } => "${" + expression + "}",
        _ => value.Describe(),
    };
}
