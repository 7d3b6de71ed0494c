using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Objects where they are made: props, dictionaries, lists, and the CDK's own classes.</summary>
internal static class CreationReading
{
    internal static Value Read(IObjectCreationOperation creation, ValueReader values)
    {
        var type = values.Types.Classify(creation.Type);
        switch (type.Kind)
        {
            case CdkKind.Construct:
                return values.ReadConstruct(creation) ?? ValueReader.Unknown(creation, "is a construct that is not read");

            // It stands for its options, which CloudFormation knows by the same names. Others do not: PolicyDocument's Statements are Statement.
            case CdkKind.Class when type.JsiiName == "aws-cdk-lib.aws_s3.BlockPublicAccess" && creation.Arguments.Length == 1:
                return values.Read(creation.Arguments[0].Value) is MapValue options
                    ? new MapValue(options.Entries, SyntaxOrigin.OfCreation(creation.Syntax)) { OpenBecause = options.OpenBecause }
                    : ValueReader.Unknown(creation, "is not read");
            case CdkKind.Class:
                return Factory(creation, creation.Type, FactoryLowering.Constructor, creation.Arguments, values) is { } made
                    ? WithInitializer(made, type.JsiiName!, creation, values)
                    : ValueReader.Unknown(creation, "is not read");
            case CdkKind.Struct when creation.Arguments.Length == 0:
                return WithInitializer(new([], SyntaxOrigin.OfCreation(creation.Syntax)), creation.Initializer, values);
            default:
                return ReadPlain(creation, values);
        }
    }

    /// <summary>What a static method or constructor of the CDK gives; null when that is not known.</summary>
    internal static Value? Factory(
        IOperation call, ITypeSymbol? type, string method, IReadOnlyList<IArgumentOperation> arguments, ValueReader values) =>
        values.Types.Classify(type) is { Kind: CdkKind.Class or CdkKind.Construct, JsiiName: { } name } && LoweringCatalog.Makes(name, method)
            ? LoweringCatalog.Make(
                name, method, [.. arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => values.Read(a.Value))], SyntaxOrigin.Of(call.Syntax))
            : null;

    internal static MapValue WithInitializer(MapValue made, IObjectOrCollectionInitializerOperation? initializer, ValueReader values)
    {
        if (initializer is null)
            return made;
        var entries = made.Entries.ToList();
        var open = made.OpenBecause;
        foreach (var item in initializer.Initializers)
        {
            var (key, name, value) = Entry(item, values);
            if (key is null || value is null)
                open = $"`{Branches.Text(item.Syntax)}` is not read";
            else
                entries.Add(new(key, values.Read(value), SyntaxOrigin.Of(name)));
        }

        return new(entries, made.Origin) { OpenBecause = open };
    }

    private static Value ReadPlain(IObjectCreationOperation creation, ValueReader values)
    {
        var origin = SyntaxOrigin.OfCreation(creation.Syntax);
        var collection = IsDictionary(creation.Type) || IsList(creation.Type);

        // A capacity or a comparer changes nothing; another collection is copied.
        var source = creation.Arguments.Length > 0 && collection && creation.Arguments[0].Value is { Type: { IsValueType: false, Name: not "IEqualityComparer" } } copied
            ? values.Read(copied)
            : null;
        if (IsDictionary(creation.Type))
        {
            return source is null or MapValue
                ? WithInitializer(source as MapValue ?? new([], origin), creation.Initializer, values)
                : ValueReader.Unknown(creation, "is not read");
        }

        if (IsList(creation.Type))
        {
            var added = ListReading.Read(
                creation.Initializer?.Initializers.Select(i => i is IInvocationOperation { Arguments.Length: 1 } add ? add.Arguments[0].Value : i) ?? [],
                creation,
                values);
            return source switch
            {
                null => added,
                ListValue list => ListReading.Append(list, added.Items, added.OpenBecause),
                _ => ValueReader.Unknown(creation, "is not read"),
            };
        }

        // An object of the code's own: what its initializer sets is known, whatever its class does with the rest.
        return creation is { Type.TypeKind: TypeKind.Class, Initializer: not null, Arguments.Length: 0 }
            ? new MapValue(WithInitializer(new([], origin), creation.Initializer, values).Entries, origin) { OpenBecause = "its class may set it" }
            : ValueReader.Unknown(creation, "is not read");
    }

    private static Value WithInitializer(Value made, string type, IObjectCreationOperation creation, ValueReader values)
    {
        foreach (var set in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            made = set.Target is IPropertyReferenceOperation { Property.Name: var property }
                && LoweringCatalog.Change(type, "set_" + property, made, [values.Read(set.Value)], made.Origin) is { } changed
                    ? changed
                    : ValueReader.Unknown(set, "is not read");
        }

        return made;
    }

    private static (string? Key, SyntaxNode Name, IOperation? Value) Entry(IOperation item, ValueReader values) => item switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 0 } property } set =>
            (property.Property.Name, property.Syntax, set.Value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } indexer } set =>
            (Key(indexer.Arguments[0].Value, values), indexer.Syntax, set.Value),
        IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 2 } add =>
            (Key(add.Arguments[0].Value, values), add.Syntax, add.Arguments[1].Value),
        _ => (null, item.Syntax, null),
    };

    internal static string? Key(IOperation key, ValueReader values) => (values.Read(key) as ScalarValue)?.Text;

    internal static bool IsDictionary(ITypeSymbol? type) => type is { Name: "Dictionary" or "SortedDictionary", ContainingNamespace.Name: "Generic" };

    internal static bool IsList(ITypeSymbol? type) => type is { Name: "List" or "HashSet", ContainingNamespace.Name: "Generic" };
}
