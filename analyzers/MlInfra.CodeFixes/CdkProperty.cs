using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlInfra.CodeFixes;

/// <summary>A property of a props class, as jsii's attributes describe it.</summary>
internal sealed class CdkProperty
{
    private const string Props = "Props";

    private readonly INamedTypeSymbol owner;

    private CdkProperty(IPropertySymbol symbol, string typeJson)
    {
        owner = symbol.ContainingType;
        Name = symbol.Name;
        IsObject = symbol.Type.SpecialType == SpecialType.System_Object;
        IsString = symbol.Type.SpecialType == SpecialType.System_String;
        IsJson = typeJson.Contains("\"primitive\":\"any\"") || typeJson.Contains("\"primitive\":\"json\"");
        ElementType = StructNamedIn(typeJson, symbol.ContainingType);
    }

    internal string Name { get; }

    /// <summary>Declared as <c>object</c>, as jsii does where several types are allowed.</summary>
    internal bool IsObject { get; }

    internal bool IsString { get; }

    /// <summary>Whether it takes a dictionary of whatever the service takes.</summary>
    internal bool IsJson { get; }

    /// <summary>The props class of the property, or of its items; null when there is none or more than one.</summary>
    internal INamedTypeSymbol? ElementType { get; }

    internal static CdkProperty? Find(INamedTypeSymbol type, string name)
    {
        var symbol = type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        return symbol is not null && Attribute(symbol) is { ConstructorArguments.Length: > 1 } data
            ? new(symbol, data.ConstructorArguments[1].Value as string ?? "")
            : null;
    }

    /// <summary>The class beside the property's own that code names; null when there is none.</summary>
    internal INamedTypeSymbol? ClassNamed(TypeSyntax written)
    {
        var name = written.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().LastOrDefault()?.Identifier.ValueText ?? "";
        var construct = owner.ContainingType ?? owner.ContainingNamespace.GetTypeMembers(owner.Name.Substring(0, Math.Max(0, owner.Name.Length - Props.Length))).FirstOrDefault();
        return construct?.GetTypeMembers(name).FirstOrDefault();
    }

    /// <summary>The properties without which the CDK refuses an object of the type.</summary>
    internal static IEnumerable<string> Required(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => Attribute(p) is { ConstructorArguments.Length: > 2 } data && data.ConstructorArguments[2].Value is false)
            .Select(p => p.Name);

    private static AttributeData? Attribute(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "JsiiPropertyAttribute");

    // The attribute's JSON names the class as "fqn":"aws-cdk-lib.aws_s3.CfnBucket.BucketEncryptionProperty".
    private static INamedTypeSymbol? StructNamedIn(string json, INamedTypeSymbol owner)
    {
        const string Key = "\"fqn\":\"";
        var found = new List<INamedTypeSymbol>();
        for (var at = json.IndexOf(Key, StringComparison.Ordinal); at >= 0; at = json.IndexOf(Key, at + 1, StringComparison.Ordinal))
        {
            var start = at + Key.Length;
            var name = json.Substring(start, json.IndexOf('"', start) - start);
            var nested = name.Split('.');
            if (Resolve(nested, owner) is { } type)
                found.Add(type);
        }

        return found.Count == 1 ? found[0] : null;
    }

    // A struct of the owner's module, nested in its L1 class or by itself.
    private static INamedTypeSymbol? Resolve(string[] name, INamedTypeSymbol owner) =>
        name.Length > 1 && name[name.Length - 2].StartsWith("Cfn", StringComparison.Ordinal)
            ? owner.ContainingNamespace.GetTypeMembers(name[name.Length - 2]).FirstOrDefault()?.GetTypeMembers(name[name.Length - 1]).FirstOrDefault()
            : owner.ContainingNamespace.GetTypeMembers(name[name.Length - 1]).FirstOrDefault(IsStruct);

    private static bool IsStruct(INamedTypeSymbol type) => type.GetAttributes().Any(a => a.AttributeClass?.Name == "JsiiByValueAttribute");
}
