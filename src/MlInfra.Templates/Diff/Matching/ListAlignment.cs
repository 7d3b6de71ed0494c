using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff.Matching;

/// <summary>Says which items of two lists are the same: equal ones, those of the same name, and of the rest those at the same place.</summary>
internal sealed class ListAlignment(Spelling spelling)
{
    // The table of common subsequences grows with the square; beyond this, equal heads and tails must do.
    private const int LongestAligned = 500;

    /// <summary>The items in pairs; one of the two places is null where an item came or went.</summary>
    internal IReadOnlyList<(int? Old, int? New)> Align(IReadOnlyList<Value> old, IReadOnlyList<Value> @new, bool isSet)
    {
        var before = Names(old);
        var after = Names(@new);
        return isSet ? AlignSets(old, @new, before, after) : AlignSequences(old, @new, before, after);
    }

    private List<(int? Old, int? New)> AlignSets(IReadOnlyList<Value> old, IReadOnlyList<Value> @new, string?[] before, string?[] after)
    {
        var pairs = new List<(int? Old, int? New)>();
        var oldLeft = Enumerable.Range(0, old.Count).ToList();
        var newLeft = Enumerable.Range(0, @new.Count).ToList();
        Take((o, n) => spelling.Same(old[o], @new[n]));
        Take((o, n) => before[o] is { } name && name == after[n]);

        // What is left of maps is one changed item when there is one on each side; several are told apart by coming and going.
        if (oldLeft.Count == 1 && newLeft.Count == 1)
            Take((o, n) => old[o] is MapValue && @new[n] is MapValue && before[o] is null == after[n] is null);
        return [.. pairs, .. oldLeft.Select(o => ((int?)o, (int?)null)), .. newLeft.Select(n => ((int?)null, (int?)n))];

        void Take(Func<int, int, bool> same)
        {
            foreach (var o in oldLeft.ToList())
            {
                var at = newLeft.FindIndex(n => same(o, n));
                if (at < 0)
                    continue;
                pairs.Add((o, newLeft[at]));
                oldLeft.Remove(o);
                newLeft.RemoveAt(at);
            }
        }
    }

    private List<(int? Old, int? New)> AlignSequences(IReadOnlyList<Value> old, IReadOnlyList<Value> @new, string?[] before, string?[] after)
    {
        bool Matches(int o, int n) => before[o] is { } name && after[n] is { } other ? name == other : spelling.Same(old[o], @new[n]);
        var pairs = new List<(int? Old, int? New)>();
        int fromOld = 0, fromNew = 0;
        foreach (var (o, n) in CommonSubsequence(old.Count, @new.Count, Matches))
        {
            Fill(fromOld, o, fromNew, n);
            pairs.Add((o, n));
            (fromOld, fromNew) = (o + 1, n + 1);
        }

        Fill(fromOld, old.Count, fromNew, @new.Count);
        return pairs;

        // Between what is the same, items at the same place are changed ones, unless their names say otherwise.
        void Fill(int o, int oldEnd, int n, int newEnd)
        {
            while (o < oldEnd && n < newEnd && before[o] is null && after[n] is null)
                pairs.Add((o++, n++));
            for (; o < oldEnd; o++)
                pairs.Add((o, null));
            for (; n < newEnd; n++)
                pairs.Add((null, n));
        }
    }

    private static List<(int Old, int New)> CommonSubsequence(int oldCount, int newCount, Func<int, int, bool> matches)
    {
        var pairs = new List<(int, int)>();
        var start = 0;
        while (start < oldCount && start < newCount && matches(start, start))
            pairs.Add((start, start++));
        var end = 0;
        while (end < oldCount - start && end < newCount - start && matches(oldCount - end - 1, newCount - end - 1))
            end++;
        int rows = oldCount - start - end, columns = newCount - start - end;
        if (rows > 0 && columns > 0 && rows <= LongestAligned && columns <= LongestAligned)
            AddLongest(rows, columns, start, matches, pairs);
        for (var i = end; i > 0; i--)
            pairs.Add((oldCount - i, newCount - i));
        return pairs;
    }

    private static void AddLongest(int rows, int columns, int start, Func<int, int, bool> matches, List<(int, int)> pairs)
    {
        int[][] longest = [.. Enumerable.Range(0, rows + 1).Select(_ => new int[columns + 1])];
        for (var r = rows - 1; r >= 0; r--)
        {
            for (var c = columns - 1; c >= 0; c--)
                longest[r][c] = matches(start + r, start + c) ? longest[r + 1][c + 1] + 1 : Math.Max(longest[r + 1][c], longest[r][c + 1]);
        }

        int row = 0, column = 0;
        while (row < rows && column < columns)
        {
            if (matches(start + row, start + column))
                pairs.Add((start + row++, start + column++));
            else if (longest[row + 1][column] >= longest[row][column + 1])
                row++;
            else
                column++;
        }
    }

    // A name counts only when no other item of the list has it.
    private static string?[] Names(IReadOnlyList<Value> items)
    {
        var names = items.Select(UnorderedLists.KeyOf).ToArray();
        return [.. names.Select(name => name is not null && names.Count(n => n == name) == 1 ? name : null)];
    }
}
