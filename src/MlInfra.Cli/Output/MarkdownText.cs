namespace MlInfra.Cli.Output;

/// <summary>Text of others made safe for Markdown: it stays text, and stays on its line.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]<>|#~&";

    internal static string Inline(string text)
    {
        var safe = new System.Text.StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (character is '\r' or '\n')
            {
                safe.Append(' ');
                continue;
            }

            if (Special.Contains(character, StringComparison.Ordinal))
                safe.Append('\\');
            safe.Append(character);
        }

        return safe.ToString();
    }
}
