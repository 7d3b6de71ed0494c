using System.Text;

namespace MlInfra.Cli.Output;

/// <summary>Markdown that fits into a number of characters: what weighs least is left out, and counted.</summary>
internal sealed class FittedMarkdown
{
    // Room for the sentence that counts what was left out.
    private const int Note = 200;

    private readonly List<Part> parts = [];

    /// <summary>Opens a part that is shown when anything in it is; text between the parts is a part of its own.</summary>
    internal void Open(string open = "", string close = "") => parts.Add(new(open, close));

    /// <summary>Adds to the part that was opened last.</summary>
    /// <param name="text">The text, with its line's end.</param>
    /// <param name="weight">The higher, the later it is left out.</param>
    /// <param name="what">What it is, for the count: "a property's change".</param>
    internal void Add(string text, int weight, string what) => parts[^1].Pieces.Add(new(text, weight, what));

    /// <summary>The text, and after it what was left out.</summary>
    internal string Fit(int most, string whereAll)
    {
        var left = parts.Sum(p => p.Length);
        var cut = new HashSet<Piece>();
        if (left > most)
            Cut(most - Note - whereAll.Length, left, cut);
        var text = new StringBuilder();
        foreach (var part in parts)
            part.Write(text, cut);
        if (cut.Count > 0)
            text.Append('\n').Append(Count(cut)).Append(whereAll).Append('\n');
        return text.ToString();
    }

    private void Cut(int most, int left, HashSet<Piece> cut)
    {
        var counts = parts.ToDictionary(p => p, p => p.Pieces.Count);
        var all = parts.SelectMany((part, place) => part.Pieces.Select((piece, i) => (Part: part, Piece: piece, Place: place, Index: i)));
        foreach (var (part, piece, _, _) in all.OrderBy(p => p.Piece.Weight).ThenByDescending(p => p.Place).ThenByDescending(p => p.Index))
        {
            if (left <= most)
                return;
            cut.Add(piece);
            left -= piece.Text.Length;
            if (--counts[part] == 0)
                left -= part.Opening.Length + part.Closing.Length;
        }
    }

    private static string Count(IEnumerable<Piece> cut) =>
        "_Left out to fit: " + string.Join(", ", cut.GroupBy(p => p.What).Select(g => $"{g.Count()} {g.Key}")) + "._ ";

    private sealed class Piece(string text, int weight, string what)
    {
        internal string Text { get; } = text;

        internal int Weight { get; } = weight;

        internal string What { get; } = what;
    }

    private sealed class Part(string opening, string closing)
    {
        internal string Opening { get; } = opening;

        internal string Closing { get; } = closing;

        internal List<Piece> Pieces { get; } = [];

        internal int Length => Pieces.Count == 0 ? 0 : Opening.Length + Closing.Length + Pieces.Sum(p => p.Text.Length);

        internal void Write(StringBuilder text, HashSet<Piece> cut)
        {
            var kept = Pieces.Where(p => !cut.Contains(p)).ToList();
            if (kept.Count == 0)
                return;
            text.Append(Opening);
            kept.ForEach(p => text.Append(p.Text));
            text.Append(Closing);
        }
    }
}
