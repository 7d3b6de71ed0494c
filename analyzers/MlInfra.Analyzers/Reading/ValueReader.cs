using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Reads expressions as values. What cannot be known from the code at hand is Unknown, with the reason.</summary>
internal sealed class ValueReader(CdkTypes types, ConstructSites sites)
{
    // Locals that are set from each other in a circle, and expressions of absurd depth, end here.
    private const int MostDepth = 64;

    private int depth;

    internal Value Read(IOperation operation)
    {
        if (depth == MostDepth)
            return Unknown(operation, "it is nested too deeply");
        depth++;
        try
        {
            return ReadPlain(operation);
        }
        finally
        {
            depth--;
        }
    }

    private Value ReadPlain(IOperation operation)
    {
        // A member of an enum, or of a class of the CDK that stands in for one, is told by its name.
        if (operation is IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.TypeKind: TypeKind.Enum } member })
            return new ScalarValue(member.Name, ScalarKind.String, SyntaxOrigin.Of(operation.Syntax));
        if (operation.ConstantValue is { HasValue: true } constant && operation.Type?.TypeKind != TypeKind.Enum)
            return Constant(constant.Value, operation);

        return operation switch
        {
            IConversionOperation conversion => Read(conversion.Operand),
            IParenthesizedOperation parenthesized => Read(parenthesized.Operand),
            IObjectCreationOperation creation => ReadCreation(creation),
            IArrayCreationOperation array => ReadArray(array),
            ICollectionExpressionOperation collection => ReadItems(collection.Elements, collection),
            ILocalReferenceOperation local => ReadLocal(local),
            IInterpolatedStringOperation text => ReadInterpolation(text),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                Join([Read(sum.LeftOperand), Read(sum.RightOperand)], sum),
            IConditionalOperation { WhenFalse: not null } choice => ReadConditional(choice),
            ICoalesceOperation coalesce => ReadCoalesce(coalesce),
            IPropertyReferenceOperation property => ReadProperty(property),
            IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList", Arguments.Length: <= 1 } copy when CopySource(copy) is { } source => Read(source),
            IInvocationOperation import when ImportedName(import) is { } name => Read(name),
            IInvocationOperation { Instance: null } call => ReadFactory(call, call.TargetMethod.ContainingType, call.TargetMethod.Name, call.Arguments),
            _ => ReadConstruct(operation) ?? Unknown(operation, "is not a constant"),
        };
    }

    /// <summary>The props of a construct as they are when it is made.</summary>
    internal MapValue ReadProps(ConstructSite site)
    {
        if (site.Props is not { } props)
            return new([], site.Origin);
        return Read(props) switch
        {
            MapValue map => new(map.Entries, site.Origin) { OpenBecause = map.OpenBecause },
            AbsentValue => new([], site.Origin),
            UnknownValue unknown => new([], site.Origin) { OpenBecause = unknown.Reason },
            _ => new([], site.Origin) { OpenBecause = "its props are not read" },
        };
    }

    private static Value Constant(object? value, IOperation operation)
    {
        var origin = SyntaxOrigin.Of(operation.Syntax);
        return value switch
        {
            null => new AbsentValue(origin),
            bool flag => new ScalarValue(flag ? "true" : "false", ScalarKind.Boolean, origin),
            string text => new ScalarValue(text, ScalarKind.String, origin),
            IFormattable number => new ScalarValue(number.ToString(null, CultureInfo.InvariantCulture), ScalarKind.Number, origin),
            _ => Unknown(operation, "is not a constant"),
        };
    }

    private Value ReadCreation(IObjectCreationOperation creation)
    {
        var type = types.Classify(creation.Type);
        switch (type.Kind)
        {
            case CdkKind.Construct:
                return ReadConstruct(creation) ?? Unknown(creation, "is a construct that is not read");

            // It stands for its options, which CloudFormation knows by the same names. Others do not: PolicyDocument's Statements are Statement.
            case CdkKind.Class when type.JsiiName == "aws-cdk-lib.aws_s3.BlockPublicAccess" && creation.Arguments.Length == 1:
                return Read(creation.Arguments[0].Value) is MapValue options
                    ? new MapValue(options.Entries, SyntaxOrigin.OfCreation(creation.Syntax)) { OpenBecause = options.OpenBecause }
                    : Unknown(creation, "is not read");
            case CdkKind.Class:
                return ReadFactory(creation, creation.Type, FactoryLowering.Constructor, creation.Arguments);
            case CdkKind.Struct when creation.Arguments.Length == 0:
                return ReadInitializer(creation);
            default:
                return IsDictionary(creation.Type) && creation.Arguments.Length == 0 ? ReadInitializer(creation)
                    : IsList(creation.Type) && creation.Arguments.Length == 0 ? ReadListInitializer(creation)
                    : Unknown(creation, "is not read");
        }
    }

    private Value ReadFactory(IOperation call, ITypeSymbol? type, string method, IReadOnlyList<IArgumentOperation> arguments) =>
        types.Classify(type) is { Kind: CdkKind.Class, JsiiName: { } name } && LoweringCatalog.Makes(name, method)
            && LoweringCatalog.Make(name, method, [.. arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Read(a.Value))], SyntaxOrigin.Of(call.Syntax)) is { } value
            ? value
            : Unknown(call, call is IObjectCreationOperation ? "is not read" : "is not a constant");

    private MapValue ReadInitializer(IObjectCreationOperation creation)
    {
        var origin = SyntaxOrigin.OfCreation(creation.Syntax);
        var entries = new List<MapEntry>();
        string? open = null;
        foreach (var item in creation.Initializer?.Initializers ?? [])
        {
            var (key, name, value) = item switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 0 } property } set =>
                    (property.Property.Name, property.Syntax, set.Value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } indexer } set =>
                    (indexer.Arguments[0].Value.ConstantValue.Value as string, indexer.Syntax, set.Value),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 2 } add =>
                    (add.Arguments[0].Value.ConstantValue.Value as string, add.Syntax, add.Arguments[1].Value),
                _ => (null, item.Syntax, null),
            };
            if (key is null || value is null)
                open = $"`{Shorten(item.Syntax)}` is not read";
            else
                entries.Add(new(key, Read(value), SyntaxOrigin.Of(name)));
        }

        return new(entries, origin) { OpenBecause = open };
    }

    private ListValue ReadListInitializer(IObjectCreationOperation creation) =>
        ReadItems(
            creation.Initializer?.Initializers.Select(i => i is IInvocationOperation { Arguments.Length: 1 } add ? add.Arguments[0].Value : i) ?? [],
            creation);

    private Value ReadArray(IArrayCreationOperation array) => array switch
    {
        { Initializer: { } initializer } => ReadItems(initializer.ElementValues, array),
        { DimensionSizes.Length: 1 } when array.DimensionSizes[0].ConstantValue is { HasValue: true, Value: 0 } => new ListValue([], SyntaxOrigin.Of(array.Syntax)),
        _ => Unknown(array, "is not read"),
    };

    private ListValue ReadItems(IEnumerable<IOperation> elements, IOperation list)
    {
        var items = new List<Value>();
        string? open = null;
        foreach (var element in elements)
        {
            if (element is not ISpreadOperation spread)
                items.Add(Read(element));
            else if (Read(spread.Operand) is ListValue { OpenBecause: null } inner)
                items.AddRange(inner.Items);
            else
                open = $"`{Shorten(spread.Syntax)}` is not known";
        }

        return new(items, SyntaxOrigin.Of(list.Syntax)) { OpenBecause = open };
    }

    private Value ReadLocal(ILocalReferenceOperation reference)
    {
        if (ReadConstruct(reference) is { } construct)
            return construct;
        if (sites.BodyOf(reference) is not { } body || body.OnlyValueOf(reference.Local) is not { } value)
            return Unknown(reference, "has more than one value");
        var read = Read(value);
        return read is MapValue or ListValue ? PropsLocal.AsUsedAt(reference, read, body, this) : read;
    }

    private Value ReadInterpolation(IInterpolatedStringOperation text) =>
        Join(
            text.Parts.Select(part => part switch
            {
                IInterpolatedStringTextOperation literal => Read(literal.Text),
                IInterpolationOperation { FormatString: null, Alignment: null } hole => Read(hole.Expression),
                _ => Unknown(part, "is formatted"),
            }),
            text);

    private static Value Join(IEnumerable<Value> values, IOperation operation)
    {
        var origin = SyntaxOrigin.Of(operation.Syntax);
        var parts = new List<Value>();
        foreach (var value in values.SelectMany(v => v is InterpolatedValue inner ? inner.Parts : [v]))
        {
            switch (value)
            {
                case AbsentValue:
                    break;
                case ScalarValue scalar when parts.Count > 0 && parts[parts.Count - 1] is ScalarValue last:
                    parts[parts.Count - 1] = new ScalarValue(last.Text + scalar.Text, ScalarKind.String, origin);
                    break;
                case ScalarValue or ReferenceValue or UnknownValue:
                    parts.Add(value);
                    break;
                default:
                    parts.Add(Unknown(operation, "is not text"));
                    break;
            }
        }

        return parts.Count == 1 && parts[0] is ScalarValue only ? new ScalarValue(only.Text, ScalarKind.String, origin) : new InterpolatedValue(parts, origin);
    }

    private Value ReadConditional(IConditionalOperation choice) =>
        choice.Condition.ConstantValue is { HasValue: true, Value: bool decided }
            ? Read(decided ? choice.WhenTrue : choice.WhenFalse!)
            : new AlternativesValue(
                Shorten(choice.Condition.Syntax),
                [new("true", Read(choice.WhenTrue)), new("false", Read(choice.WhenFalse!))],
                SyntaxOrigin.Of(choice.Syntax));

    private Value ReadCoalesce(ICoalesceOperation coalesce) => Read(coalesce.Value) switch
    {
        AbsentValue => Read(coalesce.WhenNull),
        UnknownValue { MayBeAbsent: true } unknown => new AlternativesValue(
            $"{Shorten(coalesce.Value.Syntax)} is null",
            [
                new("true", Read(coalesce.WhenNull)),
                new("false", new UnknownValue(unknown.Reason, unknown.Origin) { Expression = unknown.Expression }),
            ],
            SyntaxOrigin.Of(coalesce.Syntax)),
        AlternativesValue => Unknown(coalesce, "is not read"),
        var value => value,
    };

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference.Instance is null)
        {
            return types.Classify(property.ContainingType) is { Kind: CdkKind.Class, JsiiName: { } name }
                ? ReadStatic(reference, name)
                : Unknown(reference, "is not a constant");
        }

        if (sites.Find(reference.Instance) is { } site && AttributeOf(site.Type, property.Name) is (true, var attribute))
            return new ReferenceValue(site.LogicalId, attribute, SyntaxOrigin.Of(reference.Syntax));
        return ReadConstruct(reference) ?? Unknown(reference, "is not a constant");
    }

    // Aws.REGION is CloudFormation's AWS::Region; BlockPublicAccess.BLOCK_ALL is told by its name.
    private static Value ReadStatic(IPropertyReferenceOperation reference, string jsiiName)
    {
        var name = reference.Property.Name;
        if (jsiiName != "aws-cdk-lib.Aws")
        {
            return reference.Type?.SpecialType == SpecialType.System_String
                ? Unknown(reference, "is not a constant")
                : new ScalarValue(name, ScalarKind.String, SyntaxOrigin.Of(reference.Syntax));
        }

        if (name == "NO_VALUE")
            return new AbsentValue(SyntaxOrigin.Of(reference.Syntax));
        var pseudo = name switch
        {
            "ACCOUNT_ID" => "AWS::AccountId",
            "NOTIFICATION_ARNS" => "AWS::NotificationARNs",
            "PARTITION" => "AWS::Partition",
            "REGION" => "AWS::Region",
            "STACK_ID" => "AWS::StackId",
            "STACK_NAME" => "AWS::StackName",
            "URL_SUFFIX" => "AWS::URLSuffix",
            _ => name,
        };
        return new UnknownValue($"{pseudo} is known at deployment", SyntaxOrigin.Of(reference.Syntax)) { Expression = pseudo };
    }

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

    // A construct handed over as a whole stands for its resource, as its Ref would.
    private Value? ReadConstruct(IOperation operation) =>
        sites.Find(operation) is { Type.ResourceType: not null } site
            ? new ReferenceValue(site.LogicalId, null, SyntaxOrigin.Of(operation.Syntax))
            : null;

    // Bucket.FromBucketName(this, "Logs", "access-logs"): what exists already stands for its name.
    private IOperation? ImportedName(IInvocationOperation call) =>
        call.TargetMethod is { IsStatic: true, Parameters.Length: 3 } method
        && method.Name.StartsWith("From", StringComparison.Ordinal) && method.Name.EndsWith("Name", StringComparison.Ordinal)
        && types.Classify(method.ContainingType).Kind == CdkKind.Construct
            ? call.Arguments.First(a => a.Parameter?.Ordinal == 2).Value
            : null;

    private static IOperation? CopySource(IInvocationOperation copy) =>
        copy.Instance ?? (copy.Arguments.Length == 1 ? copy.Arguments[0].Value : null);

    private static bool IsDictionary(ITypeSymbol? type) => type is { Name: "Dictionary", ContainingNamespace.Name: "Generic" };

    private static bool IsList(ITypeSymbol? type) => type is { Name: "List", ContainingNamespace.Name: "Generic" };

    internal static UnknownValue Unknown(IOperation operation, string reason) =>
        new($"`{Shorten(operation.Syntax)}` {reason}", SyntaxOrigin.Of(operation.Syntax))
        {
            Expression = operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation ? operation.Syntax.ToString() : null,
            MayBeAbsent = operation.Type is not { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
                && !IsNeverNull(operation),
        };

    // The CDK declares what it returns; other code counts only where it says that nulls are not allowed.
    private static bool IsNeverNull(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Type.NullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        IParameterReferenceOperation { Parameter.Type.NullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        IFieldReferenceOperation { Field.Type.NullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        IInvocationOperation { TargetMethod.ReturnType.NullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        IInterpolatedStringOperation => true,
        _ => false,
    };

    private static string Shorten(SyntaxNode node)
    {
        var text = string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }
}
