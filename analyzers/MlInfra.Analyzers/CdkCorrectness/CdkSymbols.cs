using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>What jsii says of the symbols of one compilation, read once each.</summary>
internal sealed class CdkSymbols
{
    private readonly ConcurrentDictionary<IPropertySymbol, JsiiProperty?> properties = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<IPropertySymbol>> required = new(SymbolEqualityComparer.Default);

    internal JsiiProperty? Property(IPropertySymbol property) => properties.GetOrAdd(property, JsiiNames.Property);

    /// <summary>The properties of a struct that are not optional and would be null where they are left out.</summary>
    internal IReadOnlyList<IPropertySymbol> Required(INamedTypeSymbol type) => required.GetOrAdd(
        type,
        t => [.. t.GetMembers().OfType<IPropertySymbol>().Where(p => !p.Type.IsValueType && !p.IsStatic && Property(p) is { IsOptional: false })]);
}
