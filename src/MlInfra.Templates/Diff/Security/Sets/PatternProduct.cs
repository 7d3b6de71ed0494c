namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>Several patterns read side by side. A state holds for each the places that the text read so far may have led to, as bits.</summary>
internal sealed class PatternProduct
{
    private const int Bits = 64;

    private readonly int[] symbols;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int length;

    internal PatternProduct(IReadOnlyList<TextPattern> patterns)
    {
        starts = new int[patterns.Count];
        ends = new int[patterns.Count];
        var all = new List<int>();
        for (var i = 0; i < patterns.Count; i++)
        {
            starts[i] = all.Count;
            all.AddRange(patterns[i].Symbols);
            ends[i] = all.Count;
            all.Add(int.MinValue);
        }

        symbols = [.. all];
        length = (symbols.Length + Bits - 1) / Bits;
    }

    internal ulong[] Start()
    {
        var state = new ulong[length];
        foreach (var start in starts)
            Enter(state, start);
        return state;
    }

    /// <summary>The symbols that lead to different states from here.</summary>
    internal IEnumerable<int> Next(ulong[] state)
    {
        var next = new HashSet<int>();
        foreach (var place in Places(state))
        {
            if (symbols[place] >= 0)
                next.Add(symbols[place]);
            else if (symbols[place] != int.MinValue)
                next.Add(TextPattern.Other);
        }

        return next;
    }

    internal ulong[] After(ulong[] state, int symbol)
    {
        var after = new ulong[length];
        foreach (var place in Places(state))
        {
            if (symbols[place] == TextPattern.AnyText || (symbols[place] == TextPattern.AnyKnown && symbol != TextPattern.Other))
                Enter(after, place);
            else if (symbols[place] != int.MinValue && TextPattern.Takes(symbols[place], symbol))
                Enter(after, place + 1);
        }

        return after;
    }

    internal bool Accepts(ulong[] state, int pattern) => Has(state, ends[pattern]);

    internal bool IsAlive(ulong[] state, int pattern)
    {
        for (var place = starts[pattern]; place <= ends[pattern]; place++)
        {
            if (Has(state, place))
                return true;
        }

        return false;
    }

    private void Enter(ulong[] state, int place)
    {
        state[place / Bits] |= 1UL << (place % Bits);
        if (symbols[place] is TextPattern.AnyText or TextPattern.AnyKnown)
            Enter(state, place + 1);
    }

    private static bool Has(ulong[] state, int place) => (state[place / Bits] & (1UL << (place % Bits))) != 0;

    private static IEnumerable<int> Places(ulong[] state)
    {
        for (var word = 0; word < state.Length; word++)
        {
            for (var left = state[word]; left != 0; left &= left - 1)
                yield return (word * Bits) + System.Numerics.BitOperations.TrailingZeroCount(left);
        }
    }
}
