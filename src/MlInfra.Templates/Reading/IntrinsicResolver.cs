using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Turns syntax into values: what a template's functions give, as far as that is known before deployment.</summary>
internal sealed class IntrinsicResolver(TemplateParameters parameters, TemplateMappings mappings, WorkBudget budget)
{
    private static readonly Dictionary<string, Func<IntrinsicResolver, SyntaxNode, Origin, Value>> Functions = new(StringComparer.Ordinal)
    {
        ["Ref"] = (resolver, argument, at) => resolver.Ref(argument, at),
        ["Fn::GetAtt"] = (resolver, argument, at) => resolver.GetAtt(argument, at),
        ["Fn::If"] = (resolver, argument, at) => resolver.If(argument, at),
        ["Fn::FindInMap"] = (resolver, argument, at) => resolver.FindInMap(argument, at),
        ["Fn::Sub"] = TextFunctions.Sub,
        ["Fn::Join"] = TextFunctions.Join,
        ["Fn::Split"] = TextFunctions.Split,
        ["Fn::Base64"] = TextFunctions.Base64,
        ["Fn::ToJsonString"] = TextFunctions.ToJsonString,
        ["Fn::Select"] = ListFunctions.Select,
        ["Fn::Length"] = ListFunctions.Length,
        ["Fn::Cidr"] = ListFunctions.Cidr,
        ["Fn::GetAZs"] = ListFunctions.GetAZs,
        ["Fn::ImportValue"] = (resolver, argument, at) => resolver.ImportValue(argument, at),
        ["Fn::Transform"] = (_, argument, at) => new UnknownValue(LoopExpansion.Included(argument), at),
    };

    private HashSet<string> resources = new(StringComparer.Ordinal);

    internal WorkBudget Budget { get; } = budget;

    /// <summary>The conditions that Fn::If may name; null where none may be.</summary>
    internal TemplateConditions? Conditions { get; set; }

    /// <summary>Why a name may stand for something that the template does not show, or null.</summary>
    internal string? MacroMakesNames { get; set; }

    /// <summary>Whether what cannot be worked out is spelled by its call, so that equal values mean equal templates.</summary>
    internal bool AsWritten { get; init; }

    internal LoopExpansion Loops => field ??= new(this);

    /// <summary>Tells which names are resources.</summary>
    internal void KnowResources(HashSet<string> names) => resources = names;

    /// <summary>The value of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="place">The origin of an object or list: the name that holds it, or its own span where it has none.</param>
    internal Value Resolve(SyntaxNode node, Origin place)
    {
        Budget.SpendText(node is ScalarSyntax text ? text.Text.Length : 0, node.Origin);
        return node switch
        {
            ScalarSyntax { IsNull: true } => new AbsentValue(place),
            ScalarSyntax scalar => new ScalarValue(scalar.Text, scalar.ScalarKind, scalar.Origin),
            ListSyntax list => List(list, place),
            MapSyntax { Function: { } function } call => Call(function, call),
            var map => Map((MapSyntax)map, place),
        };
    }

    internal Value Resolve(SyntaxNode node) => Resolve(node, node.Origin);

    /// <summary>An object's entries, its loops written out.</summary>
    internal MapValue Map(MapSyntax map, Origin place)
    {
        var (source, open) = Loops.Expand(map);
        var entries = new List<MapEntry>(source.Count);
        foreach (var entry in source)
        {
            Budget.SpendText(entry.Name.Length, entry.NameOrigin);
            if (MapSyntax.IsFunctionName(entry.Name))
            {
                open ??= entry.Name == "Fn::Transform"
                    ? LoopExpansion.Included(entry.Value)
                    : $"{MessageText.Short(entry.Name)} stands beside other keys, where it has no meaning";
                if (AsWritten)
                    entries.Add(new(entry.Name, Written(entry.Value, open), entry.NameOrigin));
                continue;
            }

            var value = Resolve(entry.Value, entry.NameOrigin);
            var isDocument = PolicyText.Holds(entry.Name) || (AsWritten && PolicyText.HoldsOther(entry.Name));
            entries.Add(new(entry.Name, isDocument ? EmbeddedJson.Parse(value, Budget) : value, entry.NameOrigin));
        }

        if (AsWritten && open is not null)
        {
            foreach (var loop in map.Entries.Where(e => e.Name.StartsWith(LoopExpansion.Prefix, StringComparison.Ordinal)))
                entries.Add(new(loop.Name, Written(loop.Value, open), loop.NameOrigin));
        }

        return new(entries, place) { OpenBecause = open };
    }

    /// <summary>What <c>Ref</c> gives for a name.</summary>
    internal Value Named(string name, Origin at)
    {
        if (resources.Contains(name))
            return new ReferenceValue(name, null, at);
        return parameters.Find(name, at)
            ?? new UnknownValue(Loops.WhyUnknown(name) ?? Nothing(name), at) { Expression = MessageText.Expression(name) };
    }

    /// <summary>What <c>Fn::GetAtt</c> gives for <c>Resource.Attribute</c>.</summary>
    internal Value Attribute(string dotted, Origin at)
    {
        var dot = dotted.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == dotted.Length - 1)
            return Malformed("Fn::GetAtt", "a resource and an attribute", at);
        var target = dotted[..dot];
        return resources.Contains(target)
            ? new ReferenceValue(target, dotted[(dot + 1)..], at)
            : new UnknownValue(Nothing(target), at) { Expression = MessageText.Expression(dotted) };
    }

    internal static UnknownValue Malformed(string function, string wants, Origin at) =>
        new($"{function} is malformed: it wants {wants}", at);

    private string Nothing(string name) => MacroMakesNames ?? $"{MessageText.Short(name)} is neither a parameter nor a resource of this template";

    private Value Call(string function, MapSyntax call)
    {
        Budget.SpendText(function.Length + (call.Argument is ScalarSyntax text ? text.Text.Length : 0), call.Origin);
        var value = Evaluate(function, call);
        return AsWritten && !IsSpelled(value) ? Written(call, value is UnknownValue unknown ? unknown.Reason : "it is known at deployment") : value;
    }

    // What a text or a choice is made of; the items of lists and objects have come through here themselves.
    private static bool IsSpelled(Value value) => value switch
    {
        UnknownValue unknown => unknown.Expression is not null,
        InterpolatedValue text => text.Parts.All(IsSpelled),
        AlternativesValue choice => choice.Alternatives.All(a => IsSpelled(a.Value)),
        _ => true,
    };

    private UnknownValue Written(SyntaxNode node, string reason) => new(reason, node.Origin) { Expression = SyntaxText.Of(node, Budget) };

    private Value Evaluate(string function, MapSyntax call) =>
        Functions.TryGetValue(function, out var evaluate)
            ? evaluate(this, call.Argument, call.Origin)
            : function.StartsWith(LoopExpansion.Prefix, StringComparison.Ordinal)
                ? Map(call, call.Origin)
                : new UnknownValue($"{MessageText.Short(function)} is not a function that is understood", call.Origin);

    private ListValue List(ListSyntax list, Origin place)
    {
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
            items.Add(Resolve(item));
        return new(items, place);
    }

    private Value Ref(SyntaxNode argument, Origin at) =>
        argument is ScalarSyntax { IsNull: false } name ? Named(name.Text, at) : Malformed("Ref", "one name", at);

    private Value GetAtt(SyntaxNode argument, Origin at)
    {
        if (argument is ScalarSyntax dotted)
            return Attribute(dotted.Text, at);
        if (argument is not ListSyntax { Items: [var target, var attribute] })
            return Malformed("Fn::GetAtt", "a resource and an attribute", at);
        return ChoiceDistribution.Over([Resolve(target), Resolve(attribute)], at, parts => parts switch
        {
            [ScalarValue resource, ScalarValue name] => Attribute($"{resource.Text}.{name.Text}", at),
            _ => new UnknownValue("which attribute Fn::GetAtt reads is known at deployment", at),
        });
    }

    private Value If(SyntaxNode argument, Origin at)
    {
        if (argument is not ListSyntax { Items: [ScalarSyntax { IsNull: false } name, var whenTrue, var whenFalse] })
            return Malformed("Fn::If", "the name of a condition and two values", at);
        if (Conditions?.Of(name.Text) is not { } decision)
            return new UnknownValue($"condition {MessageText.Short(name.Text)} is not defined", at);
        if (decision.Fixed is { } decided)
            return Resolve(decided ? whenTrue : whenFalse, at);
        var (first, second) = decision.TrueOutcome == 0 ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
        return new AlternativesValue(
            decision.Choice!, [new("true", Resolve(first)), new("false", Resolve(second))], at);
    }

    private Value FindInMap(SyntaxNode argument, Origin at)
    {
        if (argument is not ListSyntax { Items: { Count: 3 or 4 } items })
            return Malformed("Fn::FindInMap", "a mapping and two keys", at);
        Value? otherwise = null;
        if (items.Count == 4)
        {
            if (items[3] is not MapSyntax { Entries: [{ Name: "DefaultValue" } entry] })
                return Malformed("Fn::FindInMap", "DefaultValue as its fourth part", at);
            otherwise = Resolve(entry.Value, at);
        }

        return ChoiceDistribution.Over(
            [Resolve(items[0]), Resolve(items[1]), Resolve(items[2])], at, keys => mappings.Find(keys[0], keys[1], keys[2], otherwise, at));
    }

    private Value ImportValue(SyntaxNode argument, Origin at) =>
        ChoiceDistribution.Over(Resolve(argument), at, name =>
        {
            var spelled = MessageText.Spell(name);
            return new UnknownValue($"{MessageText.Short(spelled ?? "it")} is imported from another stack", at)
            {
                Expression = spelled is null ? null : MessageText.Expression("Fn::ImportValue:" + spelled),
            };
        });
}
