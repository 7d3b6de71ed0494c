using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Reading;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>Where a construct's id comes from, when it comes from what no id may.</summary>
internal sealed class IdSources(ConstructSites sites, CdkTypes types)
{
    // A local that is made of another one, and so on: more steps than anybody writes.
    private const int MostSteps = 8;

    /// <summary>What changes from run to run in an id, in words, or null.</summary>
    internal string? Unstable(IOperation id) => Search(id, MostSteps, followsMethods: true, IsUnstable);

    /// <summary>The token in an id, in words, or null.</summary>
    internal string? Token(IOperation id) => Search(id, MostSteps, followsMethods: false, IsToken);

    private string? Search(IOperation part, int steps, bool followsMethods, Func<IOperation, string?> found)
    {
        if (steps == 0)
            return null;
        if (found(part) is { } source)
            return source;
        return Inside(part, followsMethods).Select(inner => Search(inner, steps - 1, followsMethods, found)).FirstOrDefault(words => words is not null);
    }

    private IEnumerable<IOperation> Inside(IOperation part, bool followsMethods) =>
        part switch
        {
            IConversionOperation conversion => [conversion.Operand],
            IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(i => i.Expression),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => [sum.LeftOperand, sum.RightOperand],
            ILocalReferenceOperation local => OneOrNone(sites.OnlyValueOf(local.Local, local)),
            IFieldReferenceOperation field when followsMethods => OneOrNone(types.Members.WrittenTo(field.Field)),
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String } } join when followsMethods =>
                join.Arguments.Select(a => a.Value),
            IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
            IInvocationOperation { Instance: { } instance, TargetMethod.ContainingNamespace.Name: "System" } call when followsMethods => [instance],
            IPropertyReferenceOperation { Instance: { } instance, Property.ContainingNamespace.Name: "System" } when followsMethods => [instance],
            _ => [],
        };

    private static IEnumerable<IOperation> OneOrNone(IOperation? value) => value is null ? [] : [value];

    private static string? IsUnstable(IOperation part)
    {
        var (type, member) = part switch
        {
            IPropertyReferenceOperation property => (property.Property.ContainingType, property.Property.Name),
            IInvocationOperation call => (call.TargetMethod.ContainingType, call.TargetMethod.Name),
            _ => (null, ""),
        };
        var what = (type?.ContainingNamespace?.ToDisplayString(), type?.Name, member) switch
        {
            ("System", "DateTime" or "DateTimeOffset", "Now" or "UtcNow" or "Today") => "a clock",
            ("System", "TimeProvider", "GetUtcNow" or "GetLocalNow" or "GetTimestamp") => "a clock",
            ("System", "Environment", "TickCount" or "TickCount64") => "a clock",
            ("System.Diagnostics", "Stopwatch", "GetTimestamp") => "a clock",
            ("System", "Guid", "NewGuid" or "CreateVersion7") => "a new GUID",
            ("System", "Random", "Next" or "NextInt64" or "NextDouble" or "NextSingle" or "GetItems" or "GetString" or "GetHexString") => "a random number",
            ("System.IO", "Path", "GetRandomFileName" or "GetTempFileName") => "a random name",
            ("System.Security.Cryptography", "RandomNumberGenerator", "GetInt32" or "GetBytes" or "GetHexString" or "GetString") => "a random number",
            _ => null,
        };
        return what is null ? null : $"{what} (`{part.Syntax}`)";
    }

    private string? IsToken(IOperation part)
    {
        if (part is IInvocationOperation { TargetMethod: { Name: "ImportValue" or "GetAzs", ContainingType: { } functions } } && JsiiNames.Of(functions) == "aws-cdk-lib.Fn")
            return $"`{part.Syntax}`";
        return part is IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_String } property } reference && IsToken(property, reference.Instance)
            ? $"`{part.Syntax}`"
            : null;
    }

    private bool IsToken(IPropertySymbol property, IOperation? instance)
    {
        var declaring = types.Classify(property.ContainingType);
        return (declaring.JsiiName, property.Name) switch
        {
            ("aws-cdk-lib.Aws", "NO_VALUE") => false,
            ("aws-cdk-lib.Aws", _) => property.IsStatic,
            ("aws-cdk-lib.CfnRefElement", "Ref") or ("aws-cdk-lib.CfnElement", "LogicalId") => true,
            ("aws-cdk-lib.CfnParameter", "ValueAsString") => true,
            var (_, name) when declaring.IsL1 => name.StartsWith("Attr", StringComparison.Ordinal),
            var (_, name) => sites.Find(instance) is { Type.Lowering: { } lowering } && lowering.Attributes.ContainsKey(name),
        };
    }
}
