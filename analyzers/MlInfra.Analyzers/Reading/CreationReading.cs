using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    // (name, size): by the names that a tuple's items always have.
    internal static MapValue Read(ITupleOperation tuple, ValueReader values) => new(
        [.. tuple.Elements.Select((element, i) => new MapEntry(FormattableString.Invariant($"Item{i + 1}"), values.Read(element), SyntaxOrigin.Of(element.Syntax)))],
        SyntaxOrigin.Of(tuple.Syntax));

    // new { Name = "raw", Days = 7 }
    internal static MapValue Read(IAnonymousObjectCreationOperation made, ValueReader values) => new(
        [.. made.Initializers.OfType<ISimpleAssignmentOperation>().Where(set => set.Target is IPropertyReferenceOperation)
            .Select(set => new MapEntry(((IPropertyReferenceOperation)set.Target).Property.Name, values.Read(set.Value), SyntaxOrigin.Of(set.Syntax)))],
        SyntaxOrigin.Of(made.Syntax));

    // defaults with { Days = 7 }
    internal static Value Read(IWithOperation copy, ValueReader values) => values.Read(copy.Operand) switch
    {
        MapValue map when WithInitializer(new([], map.Origin), copy.Initializer, values) is var changed =>
            new MapValue([.. map.Entries.Where(e => changed.Find(e.Name) is null), .. changed.Entries], SyntaxOrigin.Of(copy.Syntax)) { OpenBecause = map.OpenBecause ?? changed.OpenBecause },
        _ => ValueReader.Unknown(copy, "is not read"),
    };

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
        if (creation.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } own)
            return ValueReader.Unknown(creation, "is not read");
        var set = WithInitializer(new([], origin), creation.Initializer, values);
        return new MapValue([.. Defaults(creation, own, set, values), .. set.Entries], origin) { OpenBecause = "its class may set it" };
    }

    // What the class itself gives a property: a record's parameter, an initializer, a statement of the constructor.
    private static List<MapEntry> Defaults(IObjectCreationOperation creation, INamedTypeSymbol type, MapValue set, ValueReader values)
    {
        var defaults = new List<MapEntry>();
        if (creation.Constructor is not { } constructor || values.Frame.Contains(constructor.OriginalDefinition))
            return defaults;
        var outside = values.Frame;
        var arguments = CallReading.Arguments(creation.Arguments, constructor, values);
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.IsStatic || property.IsIndexer || set.Find(property.Name) is not null)
                continue;
            if (arguments.FirstOrDefault(a => IsPositional(property, a.Parameter)) is { } given)
            {
                defaults.Add(new(property.Name, given.Value, given.Value.Origin));
            }
            else if (type.Constructors() == 1 && values.Types.Members.SetByClass(property) is { } written)
            {
                values.Frame = new(constructor.OriginalDefinition, outside, arguments);
                defaults.Add(new(property.Name, values.Read(written), SyntaxOrigin.Of(written.Syntax)));
                values.Frame = outside;
            }
        }

        return defaults;
    }

    private static bool IsPositional(IPropertySymbol property, IParameterSymbol parameter) =>
        property.Name == parameter.Name && property.ContainingType.IsRecord && property.DeclaringSyntaxReferences.Length == 1
        && property.DeclaringSyntaxReferences[0].GetSyntax() is ParameterSyntax;

    private static int Constructors(this INamedTypeSymbol type) => type.InstanceConstructors.Count(c => !c.IsImplicitlyDeclared || c.Parameters.IsEmpty);

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
