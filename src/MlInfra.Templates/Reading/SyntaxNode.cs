using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>A piece of a template as it is written, JSON and YAML alike. YAML's short forms are already spelled out.</summary>
internal abstract class SyntaxNode(Origin origin, int height, int size)
{
    /// <summary>The node's own span.</summary>
    internal Origin Origin { get; } = origin;

    /// <summary>Levels from here down to the deepest leaf, aliases written out.</summary>
    internal int Height { get; } = height;

    /// <summary>Nodes from here down, aliases written out; stops counting just above <see cref="ReadingLimits.MostNodes"/>.</summary>
    internal int Size { get; } = size;

    /// <summary>The node in a word, for messages.</summary>
    internal abstract string Kind { get; }

    internal static int Add(int size, int more) => Math.Min(size + more, ReadingLimits.MostNodes + 1);
}

/// <summary>A string, number, boolean or null.</summary>
internal sealed class ScalarSyntax(string text, ScalarKind kind, Origin origin) : SyntaxNode(origin, 1, 1)
{
    internal string Text { get; } = text;

    internal ScalarKind ScalarKind { get; } = kind;

    internal bool IsNull { get; init; }

    internal override string Kind => IsNull ? "empty" : "a " + ScalarKind.ToString().ToLowerInvariant();
}

/// <summary>A list.</summary>
internal sealed class ListSyntax : SyntaxNode
{
    internal ListSyntax(IReadOnlyList<SyntaxNode> items, Origin origin)
        : base(origin, Tallest(items) + 1, Total(items)) => Items = items;

    internal IReadOnlyList<SyntaxNode> Items { get; }

    internal override string Kind => "a list";

    private static int Tallest(IReadOnlyList<SyntaxNode> items)
    {
        var height = 0;
        foreach (var item in items)
            height = Math.Max(height, item.Height);
        return height;
    }

    private static int Total(IReadOnlyList<SyntaxNode> items)
    {
        var size = 1;
        foreach (var item in items)
            size = Add(size, item.Size);
        return size;
    }
}

/// <summary>A name and a node.</summary>
internal readonly struct SyntaxEntry(string name, Origin nameOrigin, SyntaxNode value)
{
    internal string Name { get; } = name;

    internal Origin NameOrigin { get; } = nameOrigin;

    internal SyntaxNode Value { get; } = value;
}

/// <summary>An object.</summary>
internal sealed class MapSyntax : SyntaxNode
{
    internal MapSyntax(IReadOnlyList<SyntaxEntry> entries, Origin origin)
        : base(origin, Tallest(entries) + 1, Total(entries)) => Entries = entries;

    internal IReadOnlyList<SyntaxEntry> Entries { get; }

    internal override string Kind => "an object";

    /// <summary>The intrinsic function that the object is a call of, or null.</summary>
    internal string? Function =>
        Entries.Count == 1 && IsFunctionName(Entries[0].Name) ? Entries[0].Name : null;

    internal SyntaxNode Argument => Entries[0].Value;

    internal static bool IsFunctionName(string name) => name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);

    internal SyntaxNode? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Name == name)
                return entry.Value;
        }

        return null;
    }

    private static int Tallest(IReadOnlyList<SyntaxEntry> entries)
    {
        var height = 0;
        foreach (var entry in entries)
            height = Math.Max(height, entry.Value.Height);
        return height;
    }

    private static int Total(IReadOnlyList<SyntaxEntry> entries)
    {
        var size = 1;
        foreach (var entry in entries)
            size = Add(size, entry.Value.Size);
        return size;
    }
}
