using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Reading;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>Names that users give to resources which CloudFormation can rename only by replacing them.</summary>
internal static class PhysicalNames
{
    // A service in each line, its types behind it, each with its name property: s3: Bucket.BucketName
    private static readonly Lazy<IReadOnlyDictionary<string, string>> ByType = new(Load);

    /// <summary>Where a construct's props set its resource's name.</summary>
    internal static (string Property, IOperation Value)? Find(ConstructSite site)
    {
        if (site.Type.JsiiName is not { } type || !ByType.Value.TryGetValue(type, out var name))
            return null;
        foreach (var initializer in (site.Props as IObjectCreationOperation ?? (site.Props as IConversionOperation)?.Operand as IObjectCreationOperation)?.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property }, Value: { ConstantValue: not { HasValue: true, Value: null } } value }
                && property.Name == name && !IsLeftToTheCdk(value) && !MayBeNull(value) && property.GetAttributes().Any(a => a.AttributeClass?.Name == "JsiiOptionalAttribute"))
                return (name, value);
        }

        return null;
    }

    // PhysicalName.GENERATE_IF_NEEDED: there is a name where another environment asks for one, and it changes with the construct.
    private static bool IsLeftToTheCdk(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { Name: "GENERATE_IF_NEEDED", ContainingType: var type } } && CdkTypes.Ships(type);

    // BucketName = props.BucketName: whether there is a name is for others to say. What is written as null in a choice has another side.
    private static bool MayBeNull(IOperation value) =>
        value is IPropertyReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or ILocalReferenceOperation
        && value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.MaybeNull;

    private static Dictionary<string, string> Load()
    {
        using var reader = new StreamReader(typeof(PhysicalNames).Assembly.GetManifestResourceStream("physical-names.txt")!);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':');
            foreach (var entry in line.Substring(colon + 1).Split(','))
            {
                var dot = entry.IndexOf('.');
                var (type, name) = (entry.Substring(0, dot).Trim(), entry.Substring(dot + 1));

                // An L2 construct that is named after the resource, with a prop that is named after it, passes that on.
                names[$"aws-cdk-lib.{line.Substring(0, colon)}.Cfn{type}"] = name;
                names[$"aws-cdk-lib.{line.Substring(0, colon)}.{type}"] = name == "Name" ? type + name : name;
            }
        }

        return names;
    }
}
