using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>
/// The template's Conditions. Conditions that say the same, or the opposite, become one choice, so that it falls the same
/// way wherever it is met. Only literals and supplied parameters decide a condition; a default does not.
/// </summary>
internal sealed class TemplateConditions
{
    private readonly Dictionary<string, SyntaxNode> section = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Decision> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Decision> byExpression = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Choice, int Outcome), List<Decision>> implied = [];
    private readonly HashSet<string> visiting = new(StringComparer.Ordinal);
    private readonly IntrinsicResolver resolver;

    /// <param name="entries">The conditions.</param>
    /// <param name="resolver">Resolves operands with supplied parameters only.</param>
    internal TemplateConditions(IReadOnlyList<SyntaxEntry> entries, IntrinsicResolver resolver)
    {
        this.resolver = resolver;
        foreach (var entry in entries)
            section[entry.Name] = entry.Value;

        // Plain comparisons first: they give the choices their names.
        foreach (var entry in entries)
        {
            if (entry.Value is MapSyntax { Function: "Fn::Equals" })
                Of(entry.Name);
        }
    }

    /// <summary>How a condition falls; null when it is not defined.</summary>
    internal Decision? Of(string name)
    {
        if (known.TryGetValue(name, out var ready))
            return ready;
        if (!section.TryGetValue(name, out var syntax))
            return null;
        if (visiting.Count >= ReadingLimits.Deepest || !visiting.Add(name))
            return Decision.On(name);
        var own = Decision.On(name);
        var decision = Evaluate(syntax, own);
        visiting.Remove(name);
        return known[name] = decision.IsOpaque ? own : decision;
    }

    /// <summary>The outcomes under which a resource with this condition exists; null when it never does.</summary>
    internal Dictionary<string, int>? ExistsWhen(string name)
    {
        var needed = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Queue<Decision>();
        open.Enqueue(Of(name) ?? Decision.On(name));
        while (open.Count > 0 && needed.Count < ReadingLimits.MostImplied)
        {
            var next = open.Dequeue();
            if (next.Fixed == false)
                return null;
            if (next.Choice is not { } choice || !needed.TryAdd(choice, next.TrueOutcome))
                continue;
            foreach (var also in implied.GetValueOrDefault((choice, next.TrueOutcome)) ?? [])
                open.Enqueue(also);
        }

        return needed;
    }

    // own: what the expression would be called if nothing else names it; null when nothing does.
    private Decision Evaluate(SyntaxNode node, Decision? own)
    {
        if (node is ScalarSyntax { Text: "true" or "false" } literal)
            return Decision.Always(literal.Text == "true");
        if (node is not MapSyntax { Entries.Count: 1 } map)
            return Decision.Opaque;
        return (map.Entries[0].Name, map.Argument) switch
        {
            ("Condition", ScalarSyntax name) => Of(name.Text) ?? Decision.Opaque,
            ("Fn::Not", ListSyntax { Items: [var inner] }) => Evaluate(inner, own?.Negated()).Negated(),
            ("Fn::And", ListSyntax { Items.Count: > 0 } all) => Combine(all.Items, absorbing: false, own),
            ("Fn::Or", ListSyntax { Items.Count: > 0 } any) => Combine(any.Items, absorbing: true, own),
            ("Fn::Equals", ListSyntax { Items: [var left, var right] }) => Compare(left, right, own),
            _ => Decision.Opaque,
        };
    }

    private Decision Combine(IReadOnlyList<SyntaxNode> items, bool absorbing, Decision? own)
    {
        var open = new SortedDictionary<string, Decision>(StringComparer.Ordinal);
        var isOpaque = false;
        foreach (var item in items)
        {
            var decision = Evaluate(item, null);
            if (decision.Fixed == absorbing)
                return decision;
            if (decision.IsOpaque)
                isOpaque = true;
            else if (decision.Fixed is null)
                open[decision.Spell()] = decision;
        }

        if (isOpaque)
            return Decision.Opaque;
        if (open.Count == 0)
            return Decision.Always(!absorbing);
        if (open.Count == 1)
            return open.Values.First();
        var combined = Named((absorbing ? "Or(" : "And(") + string.Join(",", open.Keys) + ")", own);
        if (combined.IsOpaque)
            return combined;
        var whole = absorbing ? combined.Negated() : combined;
        implied.TryAdd(
            (whole.Choice!, whole.TrueOutcome),
            [.. absorbing ? open.Values.Select(d => d.Negated()) : open.Values]);
        return combined;
    }

    private Decision Compare(SyntaxNode left, SyntaxNode right, Decision? own)
    {
        var a = resolver.Resolve(left, left.Origin);
        var b = resolver.Resolve(right, right.Origin);
        if (a is ScalarValue x && b is ScalarValue y)
            return Decision.Always(x.Text == y.Text);
        if (Spell(a) is not { } first || Spell(b) is not { } second)
            return Decision.Opaque;
        if (first == second)
            return Decision.Always(true);
        return Named(string.CompareOrdinal(first, second) <= 0 ? $"Equals({second},{first})" : $"Equals({first},{second})", own);
    }

    private Decision Named(string expression, Decision? own)
    {
        if (expression.Length > ReadingLimits.LongestCondition)
            return Decision.Opaque;
        if (byExpression.TryGetValue(expression, out var ready))
            return ready;
        return byExpression[expression] = own ?? Decision.On(expression);
    }

    private static string? Spell(Value value) => value is ScalarValue scalar ? $"'{scalar.Text}'" : MessageText.Spell(value);

    /// <summary>How a condition falls: always the same way, or with a choice.</summary>
    internal readonly struct Decision
    {
        private readonly bool isSwapped;

        private Decision(string? choice, bool isSwapped, bool? always)
        {
            Choice = choice;
            this.isSwapped = isSwapped;
            Fixed = always;
        }

        internal static Decision Opaque => default;

        /// <summary>The choice that the condition falls with; null when it is fixed or opaque.</summary>
        internal string? Choice { get; }

        /// <summary>How it always falls; null when that is open.</summary>
        internal bool? Fixed { get; }

        internal bool IsOpaque => Choice is null && Fixed is null;

        /// <summary>The outcome of the choice in which the condition is true.</summary>
        internal int TrueOutcome => isSwapped ? 1 : 0;

        internal static Decision On(string choice) => new(choice, false, null);

        internal static Decision Always(bool value) => new(null, false, value);

        internal Decision Negated() => new(Choice, !isSwapped, !Fixed);

        internal string Spell() => isSwapped ? "!" + Choice : Choice!;
    }
}
