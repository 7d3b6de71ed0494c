using System.Runtime.InteropServices;

namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>What a search for a text came to.</summary>
internal enum SearchOutcome
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>There is one.</summary>
    Found,

    /// <summary>The search asks for too much work.</summary>
    GaveUp,
}

/// <summary>
/// Finds a shortest text that one pattern of each of several sets matches and no pattern of another set does: the product of the
/// patterns' automata, walked breadth first.
/// </summary>
internal static class PatternSearch
{
    private const int MostStates = 20_000;

    /// <summary>Looks for a text.</summary>
    /// <param name="all">Sets of patterns; of each, one has to match.</param>
    /// <param name="none">Patterns that must not match.</param>
    internal static (SearchOutcome Outcome, int[] Text) Find(IReadOnlyList<IReadOnlyList<TextPattern>> all, IReadOnlyList<TextPattern> none)
    {
        var sets = all.Where(s => !s.Any(p => p.IsEverything)).OrderBy(s => s.Count).ToList();
        IReadOnlyList<TextPattern> first = sets.Count > 0 ? sets[0] : [TextPattern.Everything];
        var others = sets.Skip(1).ToList();
        var outcome = SearchOutcome.None;
        foreach (var pattern in first)
        {
            var (found, text) = FindIn(pattern, others, none);
            if (found == SearchOutcome.Found)
                return (found, text);
            if (found == SearchOutcome.GaveUp)
                outcome = found;
        }

        return (outcome, []);
    }

    /// <summary>Whether some text matches both patterns.</summary>
    internal static bool Meet(TextPattern one, TextPattern other) => Walk(one, [[other]], []).Outcome != SearchOutcome.None;

    private static (SearchOutcome Outcome, int[] Text) FindIn(TextPattern pattern, List<IReadOnlyList<TextPattern>> all, IReadOnlyList<TextPattern> none)
    {
        if (none.Any(n => n.IsEverything || n.IsSame(pattern)))
            return (SearchOutcome.None, []);
        if (pattern.IsLiteral)
        {
            var isFound = all.TrueForAll(set => set.Any(p => p.Matches(pattern.Symbols))) && !none.Any(n => n.Matches(pattern.Symbols));
            return isFound ? (SearchOutcome.Found, [.. pattern.Symbols]) : (SearchOutcome.None, []);
        }

        // What cannot meet the pattern at its fixed beginning would only make the product larger.
        var narrowed = all.ConvertAll(set => set.Where(p => MayMeet(p, pattern)).ToList());
        return narrowed.Exists(set => set.Count == 0)
            ? (SearchOutcome.None, [])
            : Walk(pattern, narrowed, [.. none.Where(n => MayMeet(n, pattern))]);
    }

    private static bool MayMeet(TextPattern one, TextPattern other)
    {
        for (var i = 0; i < one.Symbols.Count && i < other.Symbols.Count && one.Symbols[i] >= 0 && other.Symbols[i] >= 0; i++)
        {
            if (one.Symbols[i] != other.Symbols[i])
                return false;
        }

        return true;
    }

    private static (SearchOutcome Outcome, int[] Text) Walk(TextPattern pattern, List<List<TextPattern>> all, List<TextPattern> none)
    {
        List<TextPattern> patterns = [pattern, .. all.SelectMany(s => s), .. none];
        var automaton = new PatternProduct(patterns);
        var queue = new Queue<Step>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Add(new(automaton.Start(), 0, null));
        while (queue.TryDequeue(out var step))
        {
            if (IsFound(step.State))
                return (SearchOutcome.Found, step.Text());
            if (seen.Count > MostStates)
                return (SearchOutcome.GaveUp, []);
            foreach (var symbol in automaton.Next(step.State))
            {
                var next = automaton.After(step.State, symbol);
                if (automaton.IsAlive(next, 0))
                    Add(new(next, symbol, step));
            }
        }

        return (SearchOutcome.None, []);

        void Add(Step step)
        {
            if (seen.Add(new string(MemoryMarshal.Cast<ulong, char>(step.State.AsSpan()))))
                queue.Enqueue(step);
        }

        bool IsFound(ulong[] state)
        {
            if (!automaton.Accepts(state, 0))
                return false;
            var at = 1;
            foreach (var set in all)
            {
                if (!Enumerable.Range(at, set.Count).Any(i => automaton.Accepts(state, i)))
                    return false;
                at += set.Count;
            }

            return !Enumerable.Range(at, none.Count).Any(i => automaton.Accepts(state, i));
        }
    }

    private sealed record Step(ulong[] State, int Symbol, Step? Before)
    {
        internal int[] Text()
        {
            var text = new List<int>();
            for (var step = this; step.Before is not null; step = step.Before)
                text.Add(step.Symbol);
            text.Reverse();
            return [.. text];
        }
    }
}
