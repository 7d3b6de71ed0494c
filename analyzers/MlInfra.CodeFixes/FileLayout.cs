using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;

namespace MlInfra.CodeFixes;

/// <summary>How a file ends its lines and indents them: new code follows it, whatever the machine's own ways are.</summary>
internal static class FileLayout
{
    private const char Tab = '\t';

    internal static async Task<OptionSet> OfAsync(Document document, CancellationToken cancel)
    {
        OptionSet options = await document.GetOptionsAsync(cancel).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        var first = text.Lines[0];
        if (first.EndIncludingLineBreak > first.End)
            options = options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, text.ToString(new(first.End, first.EndIncludingLineBreak - first.End)));
        var indented = text.Lines.FirstOrDefault(line => line.Span.Length > 1 && text[line.Start] is ' ' or Tab);
        return indented.Span.Length > 1 ? options.WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, text[indented.Start] == Tab) : options;
    }

    /// <summary>Lays out the new code, once: parsed anew it has no marks left by which whoever applies the fix would do it again in his own way.</summary>
    internal static async Task<Document> FormatAsync(Document document, OptionSet layout, CancellationToken cancel)
    {
        var formatted = await Formatter.FormatAsync(document, Formatter.Annotation, layout, cancel).ConfigureAwait(false);
        var text = await formatted.GetTextAsync(cancel).ConfigureAwait(false);
        return formatted.WithSyntaxRoot(await CSharpSyntaxTree.ParseText(text, document.Project.ParseOptions as CSharpParseOptions, cancellationToken: cancel).GetRootAsync(cancel).ConfigureAwait(false));
    }
}
