using MlInfra.Rules.Model;

namespace MlInfra.Rules.Suppressions;

/// <summary>Finds the suppressions in the <c>Metadata</c> of an architecture and its resources: ours, and those of other tools.</summary>
internal static class SuppressionReader
{
    private static readonly string[] Names = ["Id", "Reason", "Until", "From"];

    internal static IReadOnlyList<Suppression> Read(Architecture architecture)
    {
        var found = new List<Suppression>();
        if (architecture.Metadata.Entries.Count > 0)
            Add(found, architecture.Metadata, null);
        foreach (var resource in architecture.Resources)
        {
            if (resource.Attributes["Metadata"] is not AbsentValue and var metadata)
                Add(found, metadata, resource);
        }

        return found;
    }

    private static void Add(List<Suppression> found, Value metadata, Resource? resource)
    {
        if (metadata is UnknownValue unknown)
            found.Add(Unreadable(unknown, resource));
        else if (metadata is MapValue map)
            found.AddRange(Own(map, resource).Concat(ForeignSuppressions.In(map, resource)));
    }

    private static IEnumerable<Suppression> Own(MapValue metadata, Resource? resource)
    {
        var own = metadata["MlInfra"];
        var suppress = own is MapValue map ? map["Suppress"] : own;
        switch (suppress)
        {
            case AbsentValue:
                return [];
            case ListValue list:
                var items = list.Items.Select(item => Item(item, resource));
                return list.OpenBecause is { } open ? items.Append(Unreadable(new UnknownValue(open, list.Origin), resource)) : items;
            default:
                return [Item(suppress, resource)];
        }
    }

    private static Suppression Item(Value value, Resource? resource)
    {
        if (value is UnknownValue unknown)
            return Unreadable(unknown, resource);
        if (value is not MapValue item)
            return Unreadable(new ScalarValue($"it is {value.Describe()}; write an object with Id and Reason", ScalarKind.String, value.Origin), resource);

        Value id = Decided(item["Id"]), reason = Decided(item["Reason"]), until = Decided(item["Until"]);
        return new()
        {
            Source = SuppressionSource.MlInfra,
            Id = (id as ScalarValue)?.Text.Trim(),
            Origin = id is AbsentValue ? item.Origin : id.Origin,
            Resource = resource,
            Reason = Stated(reason),
            Until = until,
            From = item["From"],
            Problem = Problem(item, id, reason, until),
        };
    }

    private static Value Problem(MapValue item, Value id, Value reason, Value until)
    {
        if (item.OpenBecause is { } open)
            return Unknown(new(open, item.Origin));
        if (item.Entries.FirstOrDefault(e => !Names.Contains(e.Name, StringComparer.OrdinalIgnoreCase)) is { } odd)
            return Text($"it has no {odd.Name}; write Id, Reason and Until", odd.NameOrigin);
        if (id is UnknownValue unknown)
            return Unknown(unknown);
        if (id is not ScalarValue named)
            return Text("it names no rule; set Id", id is AbsentValue ? item.Origin : id.Origin);
        if (ProblemOf(named.Text.Trim()) is { } problem)
            return Text(problem, id.Origin);
        if (reason is MapValue or ListValue)
            return Text($"Reason is {reason.Describe()}; write a sentence", reason.Origin);
        return until is AbsentValue or UnknownValue || (until is ScalarValue date && Suppression.Date(date.Text) is not null)
            ? new AbsentValue(item.Origin)
            : Text("Until is no date; write it as 2027-06-30", until.Origin);
    }

    private static string? ProblemOf(string id)
    {
        var rule = RuleCatalog.All.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.OrdinalIgnoreCase));
        return rule is null ? $"there is no rule {id}"
            : rule.Category == Category.Suppression ? $"{rule.Id} is about suppressions and cannot be suppressed"
            : null;
    }

    internal static Suppression Unreadable(Value problem, Resource? resource) => new()
    {
        Source = SuppressionSource.MlInfra,
        Id = null,
        Origin = problem.Origin,
        Resource = resource,
        Reason = new AbsentValue(problem.Origin),
        Until = new AbsentValue(problem.Origin),
        From = new AbsentValue(problem.Origin),
        Problem = problem is UnknownValue unknown ? Unknown(unknown) : problem,
    };

    /// <summary>A reason of blanks only is none.</summary>
    internal static Value Stated(Value reason) =>
        reason is ScalarValue scalar && string.IsNullOrWhiteSpace(scalar.Text) ? new AbsentValue(scalar.Origin) : reason;

    internal static ScalarValue Text(string text, Origin origin) => new(text, ScalarKind.String, origin);

    // What deployment decides is as good as unknown here.
    private static Value Decided(Value value) =>
        value is AlternativesValue or ReferenceValue ? new UnknownValue($"it is {value.Describe()}", value.Origin) : value;

    // It may well turn out that there is no problem.
    private static UnknownValue Unknown(UnknownValue value) => new(value.Reason, value.Origin) { MayBeAbsent = true };
}
