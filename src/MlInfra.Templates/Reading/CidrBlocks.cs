using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Works out Fn::Cidr for IPv4 blocks.</summary>
internal static class CidrBlocks
{
    /// <summary>The blocks that CloudFormation cuts: at most 256, each of 2 to the power of the bits; null when it is not known or not possible.</summary>
    internal static IReadOnlyList<string>? Of(IReadOnlyList<Value> parts)
    {
        if (parts[0] is not ScalarValue block || Number(parts[1]) is not (>= 1 and <= 256 and var count))
            return null;
        if (parts.Count < 3 || Number(parts[2]) is not (>= 1 and <= 31 and var bits))
            return null;
        var slash = block.Text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(block.Text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || !IPAddress.TryParse(block.Text.AsSpan(0, slash), out var address) || address.AddressFamily != AddressFamily.InterNetwork
            || prefix > 32)
        {
            return null;
        }

        return (long)count << bits <= 1L << (32 - prefix) ? Cut(address, prefix, count, bits) : null;
    }

    private static int? Number(Value value) =>
        value is ScalarValue scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Cut(IPAddress address, int prefix, int count, int bits)
    {
        var octets = address.GetAddressBytes();
        var start = ((long)octets[0] << 24) | ((long)octets[1] << 16) | ((long)octets[2] << 8) | octets[3];
        start &= ~((1L << (32 - prefix)) - 1);
        var blocks = new string[count];
        for (var i = 0; i < count; i++)
        {
            var at = start + ((long)i << bits);
            blocks[i] = FormattableString.Invariant($"{at >> 24}.{(at >> 16) & 255}.{(at >> 8) & 255}.{at & 255}/{32 - bits}");
        }

        return blocks;
    }
}
