using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Fields and properties: of constructs, of the CDK's classes, and of the code's own classes in any file.</summary>
internal static class MemberReading
{
    private static readonly Dictionary<string, string> Pseudo = new(StringComparer.Ordinal)
    {
        ["ACCOUNT_ID"] = "AWS::AccountId",
        ["NOTIFICATION_ARNS"] = "AWS::NotificationARNs",
        ["PARTITION"] = "AWS::Partition",
        ["REGION"] = "AWS::Region",
        ["STACK_ID"] = "AWS::StackId",
        ["STACK_NAME"] = "AWS::StackName",
        ["URL_SUFFIX"] = "AWS::URLSuffix",
    };

    internal static Value Read(IFieldReferenceOperation reference, ValueReader values) =>
        OfObject(reference, reference.Field, reference.Instance, values)
        ?? Held(reference.Field, values)
        ?? ValueReader.Unknown(reference, "is not a constant");

    internal static Value Read(IPropertyReferenceOperation reference, ValueReader values)
    {
        var property = reference.Property;
        if (property.IsIndexer)
            return Item(reference, values) ?? ValueReader.Unknown(reference, "is not a constant");
        if (reference.Instance is null)
        {
            return values.Types.Classify(property.ContainingType) is { Kind: CdkKind.Class, JsiiName: { } name } ? Static(reference, name)
                : Held(property, values) ?? ValueReader.Unknown(reference, "is not a constant");
        }

        if (values.Sites.Find(reference.Instance) is { } site)
        {
            if (AttributeOf(site.Type, property.Name) is (true, var attribute))
                return new ReferenceValue(site.LogicalId, attribute, SyntaxOrigin.Of(reference.Syntax));
            if (PartReading.Read(reference, values) is { } part)
                return part;
            if (property.Name != "DefaultChild" && CdkTypes.Ships(property.ContainingType))
                return ValueReader.Unknown(reference, "is not read");
        }

        return values.ReadConstruct(reference)
            ?? OfStack(reference)
            ?? OfObject(reference, property, reference.Instance, values)
            ?? Held(property, values)
            ?? ValueReader.Unknown(reference, "is not a constant");
    }

    // What the code's own member has whenever anybody looks, or what its getter returns.
    private static Value? Held(ISymbol member, ValueReader values)
    {
        if (CdkTypes.Ships(member.ContainingType) || values.Frame.Contains(member))
            return null;
        if (member is IPropertySymbol { GetMethod: { } getter } && values.Types.Members.BodyOf(getter) is { } body)
            return CallReading.Run(getter, body, [], values);
        if (values.Types.Members.ValueOf(member) is not { } value)
            return null;
        var outside = values.Frame;
        values.Frame = new(member, outside);
        var read = values.Read(value);
        values.Frame = outside;
        return read;
    }

    // options.Encryption, where options is known.
    private static Value? OfObject(IOperation reference, ISymbol member, IOperation? instance, ValueReader values)
    {
        if (instance is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation or IObjectCreationOperation or IWithOperation or ITupleOperation or IParenthesizedOperation))
            return null;
        return values.Types.Classify(instance.Type).Kind == CdkKind.Construct ? null : values.Read(instance) switch
        {
            MapValue map when map.Find((member as IFieldSymbol)?.CorrespondingTupleField?.Name ?? member.Name) is { } entry => entry.Value,
            MapValue { OpenBecause: null } when values.Types.Classify(instance.Type).Kind == CdkKind.Struct => new AbsentValue(SyntaxOrigin.Of(reference.Syntax)),
            _ => null,
        };
    }

    // sizes["production"]
    private static Value? Item(IPropertyReferenceOperation reference, ValueReader values) =>
        reference is { Instance: { } owner, Arguments.Length: 1 } && CreationReading.Key(reference.Arguments[0].Value, values) is { } key
            ? values.Read(owner) switch
            {
                MapValue map => map.Entries.FirstOrDefault(e => e.Name == key)?.Value,
                ListValue list when int.TryParse(key, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            }
            : null;

    // this.Region, Stack.Of(this).Partition: either CloudFormation's own or what the environment of the stack says.
    private static Value? OfStack(IPropertyReferenceOperation reference)
    {
        var pseudo = reference.Property is { ContainingType: { Name: "Stack" } owner } && CdkTypes.Ships(owner) ? reference.Property.Name switch
        {
            "Account" => "AWS::AccountId",
            "Partition" => "AWS::Partition",
            "Region" => "AWS::Region",
            "StackId" => "AWS::StackId",
            "UrlSuffix" => "AWS::URLSuffix",
            _ => null,
        } : null;
        return pseudo is null ? null : AtDeployment(pseudo, reference);
    }

    // Aws.REGION is CloudFormation's AWS::Region; BlockPublicAccess.BLOCK_ALL is told by its name.
    private static Value Static(IPropertyReferenceOperation reference, string jsiiName)
    {
        var name = reference.Property.Name;
        if (jsiiName != "aws-cdk-lib.Aws")
        {
            return reference.Type?.SpecialType == SpecialType.System_String
                ? ValueReader.Unknown(reference, "is not a constant")
                : new ScalarValue(name, ScalarKind.String, SyntaxOrigin.Of(reference.Syntax));
        }

        return name == "NO_VALUE" ? new AbsentValue(SyntaxOrigin.Of(reference.Syntax))
            : AtDeployment(Pseudo.TryGetValue(name, out var pseudo) ? pseudo : name, reference);
    }

    private static UnknownValue AtDeployment(string pseudo, IOperation reference) =>
        new($"{pseudo} is known at deployment", SyntaxOrigin.Of(reference.Syntax)) { Expression = pseudo };

    private static (bool Known, string? Attribute) AttributeOf(CdkType type, string member)
    {
        if (type.Lowering is { } lowering)
            return lowering.Attributes.TryGetValue(member, out var attribute) ? (true, attribute) : (false, null);
        if (!type.IsL1)
            return (false, null);
        return member == "Ref" ? (true, null)
            : member.StartsWith("Attr", StringComparison.Ordinal) ? (true, member.Substring(4))
            : (false, null);
    }
}
