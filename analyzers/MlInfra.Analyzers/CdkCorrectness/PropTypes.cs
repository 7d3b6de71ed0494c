using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Reading;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>Values that a prop does not take, though it is declared as an object.</summary>
internal static class PropTypes
{
    /// <summary>The values in an assignment that make the CDK throw, each with the words that say so.</summary>
    internal static IEnumerable<(IOperation Value, string Words)> Wrong(IPropertySymbol property, IOperation value, CdkSymbols symbols) =>
        symbols.Property(property) is { Type: not AnyType } declared
            ? Wrong(property.Name, declared.Type, value)
            : [];

    /// <summary>Whether the compiler lets anything through.</summary>
    internal static bool IsOpen(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object } => true,
        INamedTypeSymbol { Name: "IDictionary", TypeArguments: { Length: 2 } arguments } => arguments[1].SpecialType == SpecialType.System_Object,
        _ => false,
    };

    private static IEnumerable<(IOperation Value, string Words)> Wrong(string path, JsiiType expected, IOperation value)
    {
        switch (Unwrapped(value))
        {
            case { ConstantValue: { HasValue: true, Value: null } }:
                return [];
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Wrong(path, expected, choice.WhenTrue).Concat(Wrong(path, expected, otherwise));
            case ICoalesceOperation coalesce:
                return Wrong(path, expected, coalesce.Value).Concat(Wrong(path, expected, coalesce.WhenNull));
            case ISwitchExpressionOperation choice:
                return choice.Arms.SelectMany(arm => Wrong(path, expected, arm.Value));
            case ICollectionExpressionOperation list:
                return Elements(path, expected, list.Elements);
            case IArrayCreationOperation { Initializer: { } list } array:
                return expected.Takes(array.Type!) == false ? Mismatch(path, expected, array, array.Type!) : Elements(path, expected, list.ElementValues);
            case IObjectCreationOperation { Initializer: { } entries } map when Map(expected) is { } element && expected.Takes(map.Type!) == true:
                return Entries(path, element, entries);
            case { Type: { } type } made when IsCertain(made, type) && expected.Takes(Inner(type)) == false:
                return Mismatch(path, expected, made, type);
            default:
                return [];
        }
    }

    private static IEnumerable<(IOperation Value, string Words)> Elements(string path, JsiiType expected, IEnumerable<IOperation> elements) =>
        Array(expected) is { } element
            ? elements.Where(e => e is not ISpreadOperation).SelectMany((value, i) => Wrong(FormattableString.Invariant($"{path}[{i}]"), element, value))
            : [];

    private static IEnumerable<(IOperation Value, string Words)> Entries(string path, JsiiType element, IObjectOrCollectionInitializerOperation entries) =>
        entries.Initializers.SelectMany(entry => entry switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } key } } indexed => Wrong(Entry(path, key[0].Value), element, indexed.Value),
            IInvocationOperation { Arguments: { Length: 2 } added } => Wrong(Entry(path, added[0].Value), element, added[1].Value),
            _ => [],
        });

    private static string Entry(string path, IOperation key) => $"{path}[{key.Syntax}]";

    private static JsiiType? Array(JsiiType expected) => expected switch
    {
        ArrayType array => array.Element,
        UnionType { Types: var types } => types.OfType<ArrayType>().ToList() is { Count: 1 } only ? only[0].Element : null,
        _ => null,
    };

    private static JsiiType? Map(JsiiType expected) => expected switch
    {
        MapType map => map.Element,
        UnionType { Types: var types } => types.OfType<MapType>().ToList() is { Count: 1 } only ? only[0].Element : null,
        _ => null,
    };

    private static IEnumerable<(IOperation Value, string Words)> Mismatch(string path, JsiiType expected, IOperation value, ITypeSymbol type) =>
        [(value, $"{path} is given a value of the type {NameOf(type)}, and takes {expected.Name}")];

    private static string NameOf(ITypeSymbol type) =>
        type.IsAnonymousType ? "an anonymous class" : type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandNullable));

    private static IOperation Unwrapped(IOperation value)
    {
        while (value is IConversionOperation { Conversion: { IsNumeric: false, IsUserDefined: false }, Operand: { Type: not null } or ICollectionExpressionOperation } conversion)
            value = conversion.Operand;
        return value;
    }

    // Null goes for any prop, and a number that may be null is boxed as a number.
    private static ITypeSymbol Inner(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    // Whether a value has its declared type and no other: a variable of an interface or of a class of the user's may hold more.
    private static bool IsCertain(IOperation value, ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter or TypeKind.Interface or TypeKind.Pointer => false,
        TypeKind.Class when type.SpecialType == SpecialType.System_Object => value is IObjectCreationOperation,
        TypeKind.Class => type.IsSealed || type.IsAnonymousType || value is IObjectCreationOperation || CdkTypes.Ships(type) || IsOfPlatform(type),
        _ => true,
    };

    private static bool IsOfPlatform(ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            space = outer;
        return space?.Name == "System";
    }
}
