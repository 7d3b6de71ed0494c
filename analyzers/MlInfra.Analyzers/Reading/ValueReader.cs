using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Reads expressions as values. What cannot be known from the code at hand is Unknown, with the reason.</summary>
internal sealed class ValueReader(CdkTypes types, ConstructSites sites)
{
    // Members and methods that lead to each other in a circle, and expressions of absurd depth, end here.
    private const int MostDepth = 64;

    // Code that fans out beyond this for one construct is not worth the wait.
    private const int MostSteps = 20_000;

    // Constructs that refer to each other read each other's props.
    private readonly Dictionary<ConstructSite, IReadOnlyList<MapValue>> props = [];

    private CreationWays? ways;
    private int depth;
    private int steps;

    internal CdkTypes Types => types;

    internal ConstructSites Sites => sites;

    /// <summary>The calls that are being read, innermost first.</summary>
    internal CallFrame? Frame { get; set; }

    /// <summary>The variable whose history is being replayed, with what it holds so far.</summary>
    internal LocalState? Replayed { get; set; }

    /// <summary>What the variables of loops stand for while a round of them is read.</summary>
    internal Dictionary<ILocalSymbol, Value> Looped { get; } = new(SymbolEqualityComparer.Default);

    private CreationWays Ways => ways ??= new(sites, this);

    internal Value Read(IOperation operation)
    {
        if (depth == MostDepth)
            return Unknown(operation, "is nested too deeply");
        if (++steps > MostSteps)
            return Unknown(operation, "depends on too much code");
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

    /// <summary>The props of a construct as they are when it is made, on each way that leads there.</summary>
    internal IReadOnlyList<MapValue> ReadProps(ConstructSite site)
    {
        if (!props.TryGetValue(site, out var read))
            props.Add(site, read = ReadWays(site));
        return read;
    }

    private IReadOnlyList<MapValue> ReadWays(ConstructSite site)
    {
        if (site.Props is null && site.Calls.Count == 0)
            return [new([], site.Origin)];

        // What is suppressed on one of several is suppressed on all, and used by some.
        return site.Metadata.Written is null ? Ways.Read(site.Creation, () => ReadOnce(site)) : [ReadOnce(site)];
    }

    private MapValue ReadOnce(ConstructSite site)
    {
        steps = 0;
        return ConstructReader.WithCalls(site, site.Props is { } given ? AsProps(Assumptions.At(site.Creation, Read(given), this), site) : new([], site.Origin));
    }

    private static MapValue AsProps(Value props, ConstructSite site) => props switch
    {
        MapValue map => new(map.Entries, site.Origin) { OpenBecause = map.OpenBecause },
        AbsentValue => new([], site.Origin),
        UnknownValue unknown => new([], site.Origin) { OpenBecause = unknown.Reason },
        AlternativesValue choice => ChoiceReading.Distribute(choice, site.Origin),
        _ => new([], site.Origin) { OpenBecause = "its props are not read" },
    };

    private Value ReadPlain(IOperation operation)
    {
        // A member of an enum, or of a class of the CDK that stands in for one, is told by its name.
        if (operation.Type is { TypeKind: TypeKind.Enum } named && operation.ConstantValue is { HasValue: true, Value: var number })
            return EnumMember(named, number, operation);
        if (operation.ConstantValue is { HasValue: true } constant)
            return Constant(constant.Value, operation);

        return operation.Kind switch
        {
            OperationKind.Conversion => Read(((IConversionOperation)operation).Operand),
            OperationKind.Parenthesized => Read(((IParenthesizedOperation)operation).Operand),
            OperationKind.ObjectCreation => CreationReading.Read((IObjectCreationOperation)operation, this),
            OperationKind.ArrayCreation => ListReading.Read((IArrayCreationOperation)operation, this),
            OperationKind.CollectionExpression => ListReading.Read(((ICollectionExpressionOperation)operation).Elements, operation, this),
            OperationKind.LocalReference => ReadConstruct(operation) ?? Read((ILocalReferenceOperation)operation),
            OperationKind.ParameterReference => Read((IParameterReferenceOperation)operation),
            OperationKind.FieldReference => ReadConstruct(operation) ?? MemberReading.Read((IFieldReferenceOperation)operation, this),
            OperationKind.PropertyReference => MemberReading.Read((IPropertyReferenceOperation)operation, this),
            OperationKind.Invocation => ReadConstruct(operation) ?? CallReading.Read((IInvocationOperation)operation, this),
            OperationKind.InterpolatedString => TextReading.Read((IInterpolatedStringOperation)operation, this),
            OperationKind.Binary when operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                TextReading.Join([Read(sum.LeftOperand), Read(sum.RightOperand)], sum),
            OperationKind.Binary or OperationKind.Unary or OperationKind.IsPattern when ChoiceReading.Decide(operation, this) is { } decided =>
                new ScalarValue(decided ? "true" : "false", ScalarKind.Boolean, SyntaxOrigin.Of(operation.Syntax)),
            OperationKind.Conditional when operation is IConditionalOperation { WhenFalse: not null } choice => ChoiceReading.Read(choice, this),
            OperationKind.Coalesce => ChoiceReading.Read((ICoalesceOperation)operation, this),
            OperationKind.Tuple => CreationReading.Read((ITupleOperation)operation, this),
            OperationKind.With => CreationReading.Read((IWithOperation)operation, this),
            OperationKind.AnonymousObjectCreation => CreationReading.Read((IAnonymousObjectCreationOperation)operation, this),
            OperationKind.SwitchExpression => ChoiceReading.Read((ISwitchExpressionOperation)operation, this),
            OperationKind.DefaultValue when operation.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } =>
                new AbsentValue(SyntaxOrigin.Of(operation.Syntax)),
            _ => ReadConstruct(operation) ?? Unknown(operation, "is not a constant"),
        };
    }

    private Value Read(ILocalReferenceOperation local) =>
        Looped.TryGetValue(local.Local, out var item) ? LocalHistory.ValueAt(local, local.Local, item, this) : LocalHistory.ValueAt(local, this);

    private Value Read(IParameterReferenceOperation parameter) =>
        Frame.Find(parameter.Parameter) is { } given ? LocalHistory.ValueAt(parameter, parameter.Parameter, given, this) : Unknown(parameter, "is a parameter");

    // A construct handed over as a whole stands for its resource, as its Ref would.
    internal Value? ReadConstruct(IOperation operation) =>
        sites.Find(operation) is { Type.ResourceType: not null } site
            ? new ReferenceValue(site.LogicalId, null, SyntaxOrigin.Of(operation.Syntax))
            : null;

    internal static Value Constant(object? value, IOperation operation)
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

    private static Value EnumMember(ITypeSymbol type, object? value, IOperation operation)
    {
        var member = operation is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } written }
            ? written
            : type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value));
        return member is null ? Unknown(operation, "is not a constant") : new ScalarValue(member.Name, ScalarKind.String, SyntaxOrigin.Of(operation.Syntax));
    }

    internal static UnknownValue Unknown(IOperation operation, string reason) =>
        new($"`{Branches.Text(operation.Syntax)}` {reason}", SyntaxOrigin.Of(operation.Syntax))
        {
            Expression = operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation ? operation.Syntax.ToString() : null,
            MayBeAbsent = operation.Type is not { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
                && !IsNeverNull(operation),
        };

    // The CDK declares what it returns; other code counts only where it says that nulls are not allowed.
    private static bool IsNeverNull(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: var made } => CdkTypes.Ships(made),
        IPropertyReferenceOperation { Property.Type.NullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        IParameterReferenceOperation { Parameter.Type.NullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        IFieldReferenceOperation { Field.Type.NullableAnnotation: NullableAnnotation.NotAnnotated } => true,
        IInvocationOperation { TargetMethod.ReturnType: { NullableAnnotation: NullableAnnotation.NotAnnotated, SpecialType: not SpecialType.System_Object } } => true,
        IInterpolatedStringOperation or IObjectCreationOperation => true,
        _ => false,
    };
}
