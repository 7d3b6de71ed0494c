using MlInfra.Rules.Model;
using YamlDotNet.Core;

namespace MlInfra.Templates.Reading;

/// <summary>Words what the YAML parser could not read.</summary>
internal static class YamlProblem
{
    internal static Origin At(YamlException exception, string text, string file)
    {
        if (IsTab(exception) && FirstTab(text) is var (tabLine, tabColumn))
            return new TextOrigin(file, tabLine, tabColumn, tabLine, tabColumn + 1);
        var line = (int)Math.Max(exception.Start.Line, 1);
        var column = (int)Math.Max(exception.Start.Column, 1);
        return new TextOrigin(file, line, column, (int)Math.Max(exception.End.Line, line), exception.End.Line > line
            ? (int)Math.Max(exception.End.Column, 1)
            : (int)Math.Max(exception.End.Column, column));
    }

    internal static string Explain(YamlException exception)
    {
        if (IsTab(exception))
            return "a tab stands in the indentation; indent with spaces";
        var message = exception.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return message.Length == 0 ? "the parser gives no reason" : char.ToLowerInvariant(message[0]) + message[1..];
    }

    private static bool IsTab(YamlException exception) => exception.Message.Contains("tab as indentation", StringComparison.Ordinal);

    // The parser reports the start of the block; the reader wants the tab.
    private static (int Line, int Column)? FirstTab(string text)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\t' && text.AsSpan(start, i - start).Trim(' ').IsEmpty)
                return (line, i - start + 1);
            if (text[i] != '\n')
                continue;
            line++;
            start = i + 1;
        }

        return null;
    }
}
