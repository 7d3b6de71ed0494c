namespace MlInfra.Cli.Output;

/// <summary>Breaks sentences into lines at spaces.</summary>
internal static class WordWrap
{
    /// <summary>The lines of a text, each at most <paramref name="width"/> long where its words allow; one line when there is no width.</summary>
    internal static IEnumerable<string> Lines(string text, int? width)
    {
        if (width is not { } most || text.Length <= most)
        {
            yield return text;
            yield break;
        }

        var start = 0;
        while (text.Length - start > most)
        {
            var space = text.LastIndexOf(' ', start + most, most);
            if (space <= start)
                space = text.IndexOf(' ', start + most);
            if (space < 0)
                break;
            yield return text[start..space];
            start = space + 1;
        }

        yield return text[start..];
    }
}
