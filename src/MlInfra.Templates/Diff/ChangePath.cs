using System.Globalization;

namespace MlInfra.Templates.Diff;

/// <summary>One step of a path: a name in an object, or an item of a list.</summary>
public sealed record PathStep
{
    /// <summary>The name; null for an item of a list.</summary>
    public string? Name { get; init; }

    /// <summary>The place in the base's list, in normal order; null when the item is not in it.</summary>
    public int? OldIndex { get; init; }

    /// <summary>The place in the head's list, in normal order; null when the item is not in it.</summary>
    public int? NewIndex { get; init; }

    /// <summary>What the item is known by, such as <c>VariantName=blue</c>; null when nothing names it.</summary>
    public string? Key { get; init; }
}

/// <summary>Where in a resource something changed.</summary>
public sealed class ChangePath(IReadOnlyList<PathStep> steps)
{
    /// <summary>The path of a resource as a whole.</summary>
    public static ChangePath Root { get; } = new([]);

    /// <summary>The steps from the top.</summary>
    public IReadOnlyList<PathStep> Steps { get; } = steps;

    /// <summary>The names on the way, items of lists left out, as the table of resource types knows them.</summary>
    public IEnumerable<string> Names => Steps.Where(s => s.Name is not null).Select(s => s.Name!);

    /// <summary>The last name on the way, or an empty text.</summary>
    public string LastName => Names.LastOrDefault() ?? "";

    /// <summary>The path of a name in what this path leads to.</summary>
    public ChangePath Then(string name) => new([.. Steps, new() { Name = name }]);

    /// <summary>The path of an item in what this path leads to.</summary>
    public ChangePath ThenItem(int? oldIndex, int? newIndex, string? key) =>
        new([.. Steps, new() { OldIndex = oldIndex, NewIndex = newIndex, Key = key }]);

    /// <summary>The path as a reader writes it: <c>ProductionVariants[VariantName=blue].InstanceType</c>.</summary>
    public override string ToString() => string.Concat(Steps.Select((step, i) =>
        step.Name is { } name ? (i == 0 ? name : "." + name)
        : $"[{step.Key ?? (step.NewIndex ?? step.OldIndex)?.ToString(CultureInfo.InvariantCulture)}]"));
}
