using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using MlInfra.Analyzers.Fixes;
using MlInfra.Rules;

namespace MlInfra.CodeFixes;

/// <summary>Sets, replaces or removes the properties that a rule's finding names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PropertyCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. RuleCatalog.All.Select(rule => rule.Id)];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => FixAsync(document, diagnostics, context.CancellationToken)!);

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var edits = EditProperties.Read(diagnostic.Properties);
            if (edits.Count == 0 || await ApplyAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is null)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    string.Join(", ", edits.Select(e => e.Describe())),
                    cancel => FixAsync(context.Document, [diagnostic], cancel),
                    diagnostic.Id),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancel)
    {
        if (await ApplyAsync(document, diagnostics, cancel).ConfigureAwait(false) is not { } root)
            return document;
        var changed = await TypeNames.ShortenAsync(document.WithSyntaxRoot(root), cancel).ConfigureAwait(false);
        return await FileLayout.FormatAsync(changed, await FileLayout.OfAsync(document, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
    }

    // All findings of a document in one pass over its syntax, so that fixes on the same construct do not undo each other.
    private static async Task<SyntaxNode?> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancel)
    {
        var root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        if (root is null || model is null)
            return null;

        var targets = diagnostics
            .Select(d => (Diagnostic: d, Edits: EditProperties.Read(d.Properties)))
            .Select(d => (Props: PropsSite.Find(d.Diagnostic, d.Edits, root, model, cancel), d.Edits))
            .Where(t => t.Props is not null)
            .ToList();
        var changed = root.TrackNodes(targets.SelectMany(t => new[] { t.Props!.Creation, t.Props.Anchor }).OfType<SyntaxNode>().Distinct());
        var words = new CodeWords(root, model);
        var any = false;
        foreach (var (props, edits) in targets.OrderByDescending(t => t.Edits[0].Path, StringComparer.Ordinal))
        {
            var current = changed.GetCurrentNode(props!.Creation);
            if (current is null || words.Fill(props, edits) is not { } code || props.Apply(current, code.Edits) is not { } made)
                continue;
            changed = changed.ReplaceNode(current, made);
            if (code.Before.Count > 0)
                changed = Statements.InsertBefore(changed, changed.GetCurrentNode(props.Anchor!)!, code.Before);
            any = true;
        }

        return any ? changed : null;
    }
}
