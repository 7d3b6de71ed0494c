using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>
/// Addresses as numbers in one space: below the addresses of IPv6, from 2^112, lie those of IPv4, and below them what is known
/// by a name only, such as a security group. Whatever has a name has addresses, so all of IPv4 holds it too.
/// </summary>
internal sealed class AddressSpace
{
    private static readonly UInt128 FirstV4 = UInt128.One << 64;
    private static readonly UInt128 LastV4 = FirstV4 + uint.MaxValue;
    private static readonly UInt128 FirstV6 = UInt128.One << 112;

    // Names may lie in the addresses of a network, which is of this size at most.
    private static readonly UInt128 LargestNetwork = 1 << 16;

    private readonly List<string> names = [];
    private readonly HashSet<UInt128> open = [];

    /// <summary>All of IPv4, and what is known by a name.</summary>
    internal static RangeSet AllV4 { get; } = RangeSet.Of((UInt128.Zero, LastV4));

    /// <summary>All of IPv6.</summary>
    internal static RangeSet AllV6 { get; } = RangeSet.Of((LastV4 + 1, UInt128.MaxValue));

    /// <summary>A block such as <c>10.0.0.0/8</c> or one address; null when the text is neither.</summary>
    internal static RangeSet? Block(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
            return null;
        var isV4 = address.AddressFamily == AddressFamily.InterNetwork;
        var bits = isV4 ? 32 : 128;
        var prefix = bits;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > bits))
            return null;
        if (prefix == 0)
            return isV4 ? AllV4 : AllV6;
        UInt128 number = isV4 ? BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()) : BinaryPrimitives.ReadUInt128BigEndian(address.GetAddressBytes());
        var size = UInt128.One << (bits - prefix);
        var from = number / size * size;
        return isV4 ? RangeSet.Of((FirstV4 + from, FirstV4 + from + size - 1)) : RangeSet.Of((UInt128.Max(FirstV6, from), from + size - 1));
    }

    /// <summary>What is known by a name only.</summary>
    /// <param name="name">The name; equal names are the same.</param>
    /// <param name="isOpen">Whether it may turn out to be any block, such as a parameter.</param>
    internal RangeSet Named(string name, bool isOpen)
    {
        var index = names.IndexOf(name);
        if (index < 0)
        {
            index = names.Count;
            names.Add(name);
        }

        UInt128 number = (uint)index + 1;
        if (isOpen)
            open.Add(number);
        return RangeSet.Of((number, number));
    }

    /// <summary>Whether what is left of a set is sure to be none of what was taken away.</summary>
    internal bool IsCertain(RangeSet left, RangeSet taken)
    {
        if (left.Ranges.Any(r => r.To >= FirstV4 && !Opens(taken)))
            return true;
        var isNetworkTaken = taken.Ranges.Any(r => r.To >= FirstV4 && (r.To - UInt128.Max(r.From, FirstV4)) + 1 >= LargestNetwork);
        return left.Ranges.Where(r => r.From < FirstV4)
            .Any(r => !isNetworkTaken && (!open.Contains(r.From) || taken.IsEmpty));
    }

    private bool Opens(RangeSet taken) => open.Any(taken.Holds) && !taken.Holds(LastV4);
}
