namespace MlInfra.Cli.Commands;

/// <summary>Guesses what a user meant by a word that is nearly right.</summary>
internal static class Spelling
{
    private const int MostSuggestions = 3;

    /// <summary>"did you mean ...?" with the words nearest to what was typed, or null when none is near.</summary>
    internal static string? Suggest(string typed, IEnumerable<string> words)
    {
        var near = words
            .Select(word => (Word: word, Distance: Distance(typed.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(w => w.Distance <= 2)
            .OrderBy(w => w.Distance)
            .ThenBy(w => w.Word, StringComparer.Ordinal)
            .Take(MostSuggestions)
            .Select(w => w.Word)
            .ToList();
        return near.Count == 0 ? null : $"did you mean {string.Join(" or ", near)}?";
    }

    // Levenshtein's: the least number of characters to insert, remove or replace.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
