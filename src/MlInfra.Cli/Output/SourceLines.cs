namespace MlInfra.Cli.Output;

/// <summary>The lines of a text by number.</summary>
internal sealed class SourceLines(string text)
{
    private readonly List<int> starts = StartsOf(text);

    /// <summary>Line <paramref name="number"/>, from 1, without its end; empty when there is no such line.</summary>
    internal string At(int number)
    {
        if (number < 1 || number > starts.Count)
            return "";
        var start = starts[number - 1];
        var end = number < starts.Count ? starts[number] : text.Length;
        return text[start..end].TrimEnd('\r', '\n');
    }

    /// <summary>The line and column, from 1, of an index into the text.</summary>
    internal (int Line, int Column) PlaceOf(int index)
    {
        var found = starts.BinarySearch(index);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, index - starts[line] + 1);
    }

    private static List<int> StartsOf(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        return starts;
    }
}
