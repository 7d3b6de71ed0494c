using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Reads syntax in which no intrinsic has a meaning: mappings, and JSON inside a string.</summary>
internal static class SyntaxLiteral
{
    /// <summary>The value, all of it at one origin, the place that it is used at.</summary>
    internal static Value Read(SyntaxNode node, Origin at, WorkBudget budget) =>
        Read(node, at, budget, static (text, at) => text.ToValue(at), static name => name);

    internal static Value Read(SyntaxNode node, Origin at, WorkBudget budget, Func<ScalarSyntax, Origin, Value> scalar, Func<string, string> name)
    {
        budget.Spend(1, at);
        switch (node)
        {
            case MapSyntax map:
                var entries = new List<MapEntry>(map.Entries.Count);
                foreach (var entry in map.Entries)
                    entries.Add(new(name(entry.Name), Read(entry.Value, at, budget, scalar, name), at));
                return new MapValue(entries, at);
            case ListSyntax list:
                var items = new List<Value>(list.Items.Count);
                foreach (var item in list.Items)
                    items.Add(Read(item, at, budget, scalar, name));
                return new ListValue(items, at);
            default:
                return scalar((ScalarSyntax)node, at);
        }
    }

    internal static Value ToValue(this ScalarSyntax scalar, Origin at) =>
        scalar.IsNull ? new AbsentValue(at) : new ScalarValue(scalar.Text, scalar.ScalarKind, at);

    internal static bool Same(SyntaxNode left, SyntaxNode right)
    {
        if (left is ScalarSyntax a && right is ScalarSyntax b)
            return a.Text == b.Text && a.IsNull == b.IsNull;
        if (left is not ListSyntax x || right is not ListSyntax y || x.Items.Count != y.Items.Count)
            return false;
        for (var i = 0; i < x.Items.Count; i++)
        {
            if (!Same(x.Items[i], y.Items[i]))
                return false;
        }

        return true;
    }
}
