using Microsoft.CodeAnalysis;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>A type as jsii declares it for a prop.</summary>
internal abstract record JsiiType
{
    /// <summary>The name that C# shows for it.</summary>
    internal abstract string Name { get; }

    /// <summary>Whether a value of a C# type is one of it: null where that cannot be told from the type.</summary>
    internal abstract bool? Takes(ITypeSymbol type);
}

/// <summary>Anything.</summary>
internal sealed record AnyType : JsiiType
{
    internal static readonly AnyType Instance = new();

    internal override string Name => "object";

    internal override bool? Takes(ITypeSymbol type) => true;
}

/// <summary>A string, a number, a boolean or a date.</summary>
internal sealed record PrimitiveType(string Kind) : JsiiType
{
    internal override string Name => Kind switch
    {
        "boolean" => "bool",
        "number" => "double",
        "date" => "DateTime",
        _ => Kind,
    };

    internal override bool? Takes(ITypeSymbol type) => Kind switch
    {
        "string" => type.SpecialType == SpecialType.System_String,
        "boolean" => type.SpecialType == SpecialType.System_Boolean,
        "number" => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double,
        "date" => type.SpecialType == SpecialType.System_DateTime,
        _ => true,
    };
}

/// <summary>A class, an interface or an enumeration of a jsii module.</summary>
internal sealed record NamedJsiiType(string FullName) : JsiiType
{
    // The last part, with the class around a nested one: CfnBucket.BucketEncryptionProperty.
    internal override string Name
    {
        get
        {
            var parts = FullName.Split('.');
            var nested = parts.Length > 1 && char.IsUpper(parts[parts.Length - 2][0]);
            return nested ? $"{parts[parts.Length - 2]}.{parts[parts.Length - 1]}" : parts[parts.Length - 1];
        }
    }

    internal override bool? Takes(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (JsiiNames.Of(current) == FullName)
                return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (JsiiNames.Of(implemented) == FullName)
                return true;
        }

        return false;
    }
}

/// <summary>A list.</summary>
internal sealed record ArrayType(JsiiType Element) : JsiiType
{
    internal override string Name => Element is PrimitiveType or NamedJsiiType ? Element.Name + "[]" : "object[]";

    // The CDK looks for an array of objects, which in C# an array of a value type is not; or for the very type.
    internal override bool? Takes(ITypeSymbol type) => type is not IArrayTypeSymbol { Rank: 1 } array ? false
        : Element is PrimitiveType ? (Element.Takes(array.ElementType) == true || array.ElementType.IsReferenceType ? null : false)
        : array.ElementType.IsReferenceType ? true
        : false;
}

/// <summary>A dictionary by string.</summary>
internal sealed record MapType(JsiiType Element) : JsiiType
{
    internal override string Name => Element is PrimitiveType { Kind: "string" } ? "Dictionary<string, string>" : "Dictionary<string, object>";

    internal override bool? Takes(ITypeSymbol type)
    {
        var dictionary = type.AllInterfaces.Concat([type]).OfType<INamedTypeSymbol>().FirstOrDefault(i => i is { Name: "IDictionary", TypeArguments.Length: 2 });
        if (dictionary is null)
            return false;
        return Element switch
        {
            PrimitiveType { Kind: "string" } => dictionary.TypeArguments[1].SpecialType == SpecialType.System_String,
            UnionType or AnyType => dictionary.TypeArguments[1].SpecialType == SpecialType.System_Object,
            _ => null,
        };
    }
}

/// <summary>One of several.</summary>
internal sealed record UnionType(IReadOnlyList<JsiiType> Types) : JsiiType
{
    internal override string Name => Types.Count == 1 ? Types[0].Name
        : string.Join(", ", Types.Take(Types.Count - 1).Select(t => t.Name)) + " or " + Types[Types.Count - 1].Name;

    internal override bool? Takes(ITypeSymbol type)
    {
        bool? verdict = false;
        foreach (var one in Types)
        {
            var takes = one.Takes(type);
            if (takes == true)
                return true;
            verdict = takes is null ? null : verdict;
        }

        return verdict;
    }
}
