using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>The template's Mappings, and what Fn::FindInMap finds in them.</summary>
internal sealed class TemplateMappings(SyntaxNode? section, WorkBudget budget)
{
    private readonly Dictionary<string, SyntaxNode> maps = section is MapSyntax map
        ? map.Entries.ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal)
        : [];

    /// <summary>The value under two keys. Where a key is not known, the value that all candidates share.</summary>
    internal Value Find(Value map, Value top, Value second, Value? otherwise, Origin at)
    {
        if (map is not ScalarValue name)
            return Unknown("which mapping is meant is known at deployment", map, top, second, at);
        if (maps.GetValueOrDefault(name.Text) is not MapSyntax rows)
            return otherwise ?? new UnknownValue($"mapping {MessageText.Short(name.Text)} is not defined", at);

        var candidates = new List<SyntaxNode>();
        var missing = Collect(rows, top, second, candidates, at);
        var isKnown = top is ScalarValue && second is ScalarValue;
        if (candidates.Count == 0)
        {
            return otherwise ?? new UnknownValue(
                isKnown ? $"mapping {MessageText.Short(name.Text)} has no {top.Describe()}, {second.Describe()}" : $"mapping {MessageText.Short(name.Text)} has no entry that fits", at);
        }

        if (!Agree(candidates, at))
            return Unknown($"mapping {MessageText.Short(name.Text)} depends on {Unknowns(top, second)}", map, top, second, at);
        var value = SyntaxLiteral.Read(candidates[0], at, budget);
        return otherwise is null || (isKnown && !missing) || ValueComparer.Same(otherwise, value)
            ? value
            : Unknown($"mapping {MessageText.Short(name.Text)} depends on {Unknowns(top, second)}", map, top, second, at);
    }

    private bool Collect(MapSyntax rows, Value top, Value second, List<SyntaxNode> candidates, Origin at)
    {
        var missing = top is not ScalarValue;
        foreach (var row in rows.Entries)
        {
            budget.Spend(1, at);
            if ((top is ScalarValue key && key.Text != row.Name) || row.Value is not MapSyntax columns)
                continue;
            var found = false;
            foreach (var column in columns.Entries)
            {
                if (second is ScalarValue wanted && wanted.Text != column.Name)
                    continue;
                found = true;
                candidates.Add(column.Value);
                budget.Spend(1, at);
            }

            missing |= !found || second is not ScalarValue;
        }

        return missing;
    }

    private bool Agree(List<SyntaxNode> candidates, Origin at)
    {
        for (var i = 1; i < candidates.Count; i++)
        {
            budget.Spend(candidates[i].Size, at);
            if (!ReferenceEquals(candidates[0], candidates[i]) && !SyntaxLiteral.Same(candidates[0], candidates[i]))
                return false;
        }

        return true;
    }

    private static string Unknowns(Value top, Value second) =>
        MessageText.Short(Spell(top is ScalarValue ? second : top) ?? "what is known at deployment");

    private static UnknownValue Unknown(string reason, Value map, Value top, Value second, Origin at) =>
        new(reason, at) { Expression = Spell(map) is { } m && Spell(top) is { } t && Spell(second) is { } s ? MessageText.Expression($"{m}[{t}][{s}]") : null };

    private static string? Spell(Value value) => value switch
    {
        UnknownValue unknown => unknown.Expression,
        ReferenceValue reference => reference.Spelling,
        _ => MessageText.Spell(value),
    };
}
