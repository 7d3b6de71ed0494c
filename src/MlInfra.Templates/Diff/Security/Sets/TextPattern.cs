namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>
/// Text in which <c>*</c> stands for any text and <c>?</c> for any one character. Beside characters it may hold tokens: parts
/// that only deployment knows, each a symbol of its own that only itself and <c>*</c> match.
/// </summary>
internal sealed class TextPattern(IReadOnlyList<int> symbols, string display)
{
    /// <summary>The symbol of <c>*</c>.</summary>
    internal const int AnyText = -1;

    /// <summary>The symbol of <c>?</c>.</summary>
    internal const int AnyOne = -2;

    /// <summary>Stands for any text in which <see cref="Other"/> is not: what one part that deployment knows may turn out to be.</summary>
    internal const int AnyKnown = -3;

    /// <summary>The one character that stands for all that no pattern names.</summary>
    internal const int Other = 0x10FFFF;

    /// <summary>What matches everything.</summary>
    internal static TextPattern Everything { get; } = new([AnyText], "*");

    internal IReadOnlyList<int> Symbols { get; } = symbols;

    /// <summary>The pattern as its source wrote it.</summary>
    internal string Display { get; } = display;

    internal bool IsEverything => Symbols is [AnyText];

    internal bool IsLiteral { get; } = !symbols.Any(s => s < 0);

    /// <summary>The text itself, without wildcards.</summary>
    internal static TextPattern Literal(string text) => new([.. text.Select(c => (int)c)], text);

    /// <summary>A text whose <c>*</c> and <c>?</c> are wildcards.</summary>
    internal static TextPattern Parse(string text) => new([.. text.Select(c => c switch { '*' => AnyText, '?' => AnyOne, _ => c })], text);

    internal bool Matches(IReadOnlyList<int> text)
    {
        int t = 0, p = 0, star = -1, mark = 0;
        while (t < text.Count)
        {
            if (p < Symbols.Count && Symbols[p] == AnyText)
            {
                star = p++;
                mark = t;
            }
            else if (p < Symbols.Count && Takes(Symbols[p], text[t]))
            {
                t++;
                p++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < Symbols.Count && Symbols[p] == AnyText)
            p++;
        return p == Symbols.Count;
    }

    /// <summary>A text that the pattern matches and that no part known at deployment can be by chance.</summary>
    internal int[] Generic() => [.. Symbols.Select(s => s < 0 ? Other : s)];

    internal bool IsSame(TextPattern other) => ReferenceEquals(this, other) || Symbols.SequenceEqual(other.Symbols);

    // A token may be of any length, so that one character is none.
    internal static bool Takes(int pattern, int symbol) => pattern == symbol || (pattern == AnyOne && symbol < Tokens.First);
}
