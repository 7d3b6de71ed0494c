using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MlInfra.Templates.Diff.ResourceTable;

/// <summary>
/// What is known of CloudFormation's resource types, from the embedded table that <c>scripts/resource-table</c> generates.
/// Looking a type up unpacks its service only.
/// </summary>
public static class ResourceTypes
{
    private static readonly Lazy<byte[]> Table = new(Load);
    private static readonly Lazy<Dictionary<string, (int Start, int Length)>> Services = new(ReadIndex);
    private static readonly Dictionary<string, ServiceBlock?> Blocks = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lock Gate = new();

    /// <summary>The shape of a type such as <c>AWS::S3::Bucket</c>; null when the table does not know it.</summary>
    public static ResourceShape? Find(string type)
    {
        var dot = type.LastIndexOf("::", StringComparison.Ordinal);
        var first = type.IndexOf("::", StringComparison.Ordinal);
        if (first <= 0 || dot <= first)
            return null;
        lock (Gate)
        {
            var service = type[..dot];
            if (!Blocks.TryGetValue(service, out var block))
                Blocks.Add(service, block = Unpack(service));
            return block?.Find(type[(dot + 2)..]);
        }
    }

    private static ServiceBlock? Unpack(string service)
    {
        if (!Services.Value.TryGetValue(service, out var place))
            return null;
        using var packed = new MemoryStream(Table.Value, place.Start, place.Length);
        using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return new(reader.ReadToEnd());
    }

    private static byte[] Load()
    {
        using var stream = typeof(ResourceTypes).Assembly.GetManifestResourceStream("resources.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Dictionary<string, (int Start, int Length)> ReadIndex()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Table.Value);
        var services = new Dictionary<string, (int, int)>(StringComparer.OrdinalIgnoreCase);
        var start = sizeof(int) + length;
        foreach (var line in Encoding.UTF8.GetString(Table.Value, sizeof(int), length).Split('\n'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var size = int.Parse(line.AsSpan(tab + 1), System.Globalization.CultureInfo.InvariantCulture);
            services.Add(line[..tab], (start, size));
            start += size;
        }

        return services;
    }
}
