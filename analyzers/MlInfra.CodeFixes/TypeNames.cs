using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace MlInfra.CodeFixes;

/// <summary>Fully qualified names that a fix writes become short ones, with the using directives that they need.</summary>
internal static class TypeNames
{
    // The name is ambiguous between two usings.
    private const string Ambiguous = "CS0104";

    internal static T Mark<T>(T node)
        where T : SyntaxNode => node.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    internal static async Task<Document> ShortenAsync(Document document, CancellationToken cancel)
    {
        var imported = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancel).ConfigureAwait(false);
        var reduced = await ReduceAsync(imported, cancel).ConfigureAwait(false);

        // A namespace that would make a name in the file ambiguous is not imported; the new name stays long.
        return await HasAmbiguousNameAsync(reduced, cancel).ConfigureAwait(false) ? await ReduceAsync(document, cancel).ConfigureAwait(false) : reduced;
    }

    private static Task<Document> ReduceAsync(Document document, CancellationToken cancel) =>
        Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancel);

    private static async Task<bool> HasAmbiguousNameAsync(Document document, CancellationToken cancel)
    {
        var model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancel).Any(d => d.Id == Ambiguous) == true;
    }
}
