using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using MlInfra.Analyzers.Lowering;

namespace MlInfra.Analyzers.Reading;

/// <summary>What the types of a compilation are to the CDK, told by the attributes that jsii gives them.</summary>
internal sealed class CdkTypes
{
    private const string Library = "aws-cdk-lib.";
    private const string Service = "aws_";

    private readonly INamedTypeSymbol construct;
    private readonly ConcurrentDictionary<INamedTypeSymbol, CdkType> known = new(SymbolEqualityComparer.Default);
    private readonly Func<INamedTypeSymbol, CdkType> read;

    private CdkTypes(INamedTypeSymbol construct, Compilation compilation)
    {
        this.construct = construct;
        read = Read;
        Members = new(compilation);
        Aspects = new(compilation, Members);
        Elsewhere = new(compilation);
    }

    /// <summary>The members of the compilation's own types.</summary>
    internal SourceMembers Members { get; }

    /// <summary>The aspects that the compilation's own code adds.</summary>
    internal AddedAspects Aspects { get; }

    /// <summary>What the compilation's code speaks of.</summary>
    internal CodeElsewhere Elsewhere { get; }

    /// <summary>The types of a compilation, or null when it does not use the CDK.</summary>
    internal static CdkTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Amazon.CDK.CfnResource") is null
        || compilation.GetTypeByMetadataName("Constructs.Construct") is not { } construct
            ? null
            : new(construct, compilation);

    internal CdkType Classify(ITypeSymbol? type) =>
        type is INamedTypeSymbol named ? known.GetOrAdd(named, read) : CdkType.Other;

    /// <summary>Whether a type comes with the CDK, whose code does to a construct only what its documentation says.</summary>
    internal static bool Ships(ITypeSymbol? type) => type?.ContainingAssembly?.Name is { } assembly
        && (assembly.StartsWith("Amazon.CDK", StringComparison.Ordinal) || assembly == "Constructs");

    private CdkType Read(INamedTypeSymbol type)
    {
        var name = JsiiName(type, "JsiiClassAttribute", 1);
        if (name is not null)
        {
            if (!IsConstruct(type))
                return new(CdkKind.Class, name, null, null);
            var lowered = LoweringCatalog.Find(name);
            return new(CdkKind.Construct, name, lowered?.Type ?? CloudFormationType(name), lowered);
        }

        name = JsiiName(type, "JsiiByValueAttribute", 0);
        if (name is not null)
            return new(CdkKind.Struct, name, null, null);
        return IsConstruct(type) ? CdkType.UnknownConstruct : CdkType.Other;
    }

    private bool IsConstruct(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, construct))
                return true;
        }

        return false;
    }

    private static string? JsiiName(INamedTypeSymbol type, string attribute, int argument)
    {
        foreach (var data in type.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute && data.ConstructorArguments.Length > argument)
                return data.ConstructorArguments[argument].Value as string;
        }

        return null;
    }

    /// <summary><c>aws-cdk-lib.aws_s3.CfnBucket</c> is <c>AWS::s3::Bucket</c>; CloudFormation's types compare ignoring case.</summary>
    internal static string? CloudFormationType(string jsiiName)
    {
        if (!jsiiName.StartsWith(Library, StringComparison.Ordinal))
            return null;
        var parts = jsiiName.Substring(Library.Length).Split('.');
        var type = parts[parts.Length - 1];
        if (!type.StartsWith("Cfn", StringComparison.Ordinal))
            return null;
        type = type.Substring(3);
        if (parts.Length == 1)
            return $"AWS::CloudFormation::{type}";
        if (parts[0] == "alexa_ask")
            return $"Alexa::ASK::{type}";
        if (!parts[0].StartsWith(Service, StringComparison.Ordinal))
            return null;
        var service = parts[0].Substring(Service.Length);
        return service switch
        {
            "sam" => $"AWS::Serverless::{type}",
            "kinesisanalytics" when type.EndsWith("V2", StringComparison.Ordinal) =>
                $"AWS::KinesisAnalyticsV2::{type.Substring(0, type.Length - 2)}",
            _ => $"AWS::{service}::{type}",
        };
    }
}

/// <summary>What a type is to the CDK.</summary>
internal enum CdkKind
{
    /// <summary>Nothing.</summary>
    Other,

    /// <summary>Props and nested properties: data.</summary>
    Struct,

    /// <summary>A class of the CDK that is no construct, such as BlockPublicAccess.</summary>
    Class,

    /// <summary>A construct.</summary>
    Construct,
}

/// <summary>A type as the CDK sees it.</summary>
internal sealed record CdkType(CdkKind Kind, string? JsiiName, string? ResourceType, ConstructLowering? Lowering)
{
    internal static readonly CdkType Other = new(CdkKind.Other, null, null, null);

    internal static readonly CdkType UnknownConstruct = new(CdkKind.Construct, null, null, null);

    /// <summary>Whether the type is one resource, and the props are its CloudFormation properties.</summary>
    internal bool IsL1 => ResourceType is not null && Lowering is null;
}
