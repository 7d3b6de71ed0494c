using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>The names and marks that jsii leaves on C# symbols.</summary>
internal static class JsiiNames
{
    // A type's attributes are the same each time, and reading them takes its time. Null is kept as the empty string.
    private static readonly ConditionalWeakTable<ITypeSymbol, string> Known = new();

    /// <summary>The jsii name of a type, such as <c>aws-cdk-lib.aws_s3.CfnBucket</c>; null for any other.</summary>
    internal static string? Of(ITypeSymbol type) => Known.GetValue(type, t => Read(t) ?? "") is { Length: > 0 } name ? name : null;

    private static string? Read(ITypeSymbol type)
    {
        foreach (var data in type.GetAttributes())
        {
            switch (data.AttributeClass?.Name)
            {
                case "JsiiByValueAttribute" when data.ConstructorArguments.Length > 0:
                    return data.ConstructorArguments[0].Value as string;
                case "JsiiClassAttribute" or "JsiiInterfaceAttribute" or "JsiiEnumAttribute" when data.ConstructorArguments.Length > 1:
                    return data.ConstructorArguments[1].Value as string;
            }
        }

        return null;
    }

    /// <summary>What jsii says of a property; null where it says nothing.</summary>
    internal static JsiiProperty? Property(IPropertySymbol property)
    {
        string? declared = null;
        var optional = false;
        foreach (var data in property.GetAttributes())
        {
            if (data.AttributeClass?.Name == "JsiiPropertyAttribute" && data.ConstructorArguments.Length > 1)
                declared = data.ConstructorArguments[1].Value as string;
            optional |= data.AttributeClass?.Name == "JsiiOptionalAttribute";
        }

        return declared is null ? null : new(JsiiTypeReader.Read(declared), optional);
    }
}

/// <summary>A property of props or of a construct, as jsii declares it.</summary>
internal sealed record JsiiProperty(JsiiType Type, bool IsOptional);
