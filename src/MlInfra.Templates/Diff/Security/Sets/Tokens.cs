namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>The parts of texts that only deployment knows, each with a symbol of its own beyond all characters.</summary>
internal sealed class Tokens
{
    internal const int First = 0x110000;

    private readonly Dictionary<string, int> symbols = new(StringComparer.Ordinal);
    private readonly HashSet<int> open = [];

    /// <summary>The symbol of a part.</summary>
    /// <param name="name">What the part is; equal names are equal texts.</param>
    /// <param name="isOpen">Whether it may turn out equal to a literal or to another part, such as a parameter.</param>
    internal int Of(string name, bool isOpen)
    {
        if (!symbols.TryGetValue(name, out var symbol))
            symbols.Add(name, symbol = First + symbols.Count);
        if (isOpen)
            open.Add(symbol);
        return symbol;
    }

    internal bool IsOpen(int symbol) => open.Contains(symbol);

    /// <summary>The text with each open part that <paramref name="shared"/> does not hold as <paramref name="wildcard"/>.</summary>
    internal TextPattern Opened(IReadOnlyList<int> text, IReadOnlyList<int> shared, int wildcard) =>
        new([.. text.Select(s => IsOpen(s) && !shared.Contains(s) ? wildcard : s)], "");
}
