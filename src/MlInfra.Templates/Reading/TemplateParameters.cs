using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>The parameters of a template and the values they are known to have.</summary>
internal sealed class TemplateParameters
{
    private readonly IReadOnlyDictionary<string, string> supplied;
    private readonly IReadOnlyDictionary<string, string> undecided;
    private readonly Dictionary<string, Declaration> declared;
    private readonly WorkBudget budget;
    private readonly bool useDefaults;

    internal TemplateParameters(SyntaxNode? section, TemplateOptions options, WorkBudget budget)
    {
        supplied = options.Parameters;
        undecided = options.Undecided;
        this.budget = budget;
        useDefaults = true;
        declared = section is MapSyntax map
            ? map.Entries.ToDictionary(e => e.Name, e => new Declaration(e.Name, e.Value as MapSyntax), StringComparer.Ordinal)
            : [];
    }

    private TemplateParameters(TemplateParameters all)
    {
        (supplied, undecided, declared, budget, useDefaults) = (all.supplied, all.undecided, all.declared, all.budget, false);
    }

    /// <summary>The same parameters, known only where a value was supplied: what decides a condition.</summary>
    internal TemplateParameters SuppliedOnly() => new(this);

    /// <summary>What <c>Ref</c> gives for a parameter or pseudo parameter; null when there is none of that name.</summary>
    internal Value? Find(string name, Origin at)
    {
        if (name.StartsWith("AWS::", StringComparison.Ordinal))
            return Pseudo(name, at);
        if (!declared.TryGetValue(name, out var declaration))
            return null;
        if (declaration.IsHidden)
            return new UnknownValue($"parameter {name} is secret (NoEcho)", at) { Expression = name };
        if (declaration.IsLookup)
            return new UnknownValue($"parameter {name} is looked up in Systems Manager", at) { Expression = name };
        if (undecided.TryGetValue(name, out var reason))
            return new UnknownValue(reason, at) { Expression = name };
        if (supplied.TryGetValue(name, out var given))
            return declaration.Read(given, at, budget);
        return useDefaults ? Default(declaration, at) : new UnknownValue($"parameter {name} was not supplied", at) { Expression = name };
    }

    private Value Pseudo(string name, Origin at) => name switch
    {
        "AWS::NoValue" => new AbsentValue(at),
        _ when supplied.TryGetValue(name, out var given) => new ScalarValue(given, ScalarKind.String, at),
        _ => new UnknownValue($"{name} is known at deployment", at) { Expression = name },
    };

    private Value Default(Declaration declaration, Origin at)
    {
        var name = declaration.Name;
        return declaration.Default switch
        {
            ScalarSyntax { IsNull: false, Text.Length: > 0 } scalar => declaration.Read(scalar.Text, at, budget),
            ScalarSyntax => new UnknownValue($"parameter {name} has an empty default", at) { Expression = name },
            null => WithoutDefault(declaration, at),
            var other => new UnknownValue($"parameter {name}'s default is {other.Kind}, not text", at) { Expression = name },
        };
    }

    private Value WithoutDefault(Declaration declaration, Origin at)
    {
        if (declaration.IsList || declaration.AllowedValues is not { Items.Count: > 1 and <= ReadingLimits.MostAllowedValues } allowed)
            return new UnknownValue($"parameter {declaration.Name} has no default", at) { Expression = declaration.Name };
        var alternatives = new List<Alternative>(allowed.Items.Count);
        foreach (var item in allowed.Items)
        {
            if (item is ScalarSyntax { IsNull: false } scalar)
                alternatives.Add(new(scalar.Text.Length == 0 ? "\"\"" : scalar.Text, declaration.Read(scalar.Text, at, budget)));
        }

        return new AlternativesValue("parameter " + declaration.Name, alternatives, at) { IsParameter = true };
    }

    private sealed class Declaration(string name, MapSyntax? syntax)
    {
        private readonly string type = (syntax?.Find("Type") as ScalarSyntax)?.Text ?? "String";

        internal string Name { get; } = name;

        internal SyntaxNode? Default { get; } = syntax?.Find("Default");

        internal ListSyntax? AllowedValues { get; } = syntax?.Find("AllowedValues") as ListSyntax;

        internal bool IsHidden { get; } =
            syntax?.Find("NoEcho") is ScalarSyntax flag && string.Equals(flag.Text, "true", StringComparison.OrdinalIgnoreCase);

        internal bool IsLookup => type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal);

        internal bool IsList => type == "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal);

        internal Value Read(string text, Origin at, WorkBudget budget)
        {
            budget.SpendText(text.Length, at);
            var kind = type is "Number" or "List<Number>" ? ScalarKind.Number : ScalarKind.String;
            if (!IsList)
                return new ScalarValue(text, kind, at);
            var items = new List<Value>();
            foreach (var item in text.Split(','))
            {
                budget.Spend(1, at);
                items.Add(new ScalarValue(item.Trim(), kind, at));
            }

            return new ListValue(items, at);
        }
    }
}
