namespace MlInfra.Templates.Editing;

/// <summary>What is added to a template: a scalar, an object or a list of such.</summary>
internal sealed class Addition
{
    private readonly List<(string Name, Addition Value)> entries = [];
    private readonly List<Addition> items = [];

    /// <summary>A <see cref="string"/>, <see cref="bool"/> or <see cref="int"/>; null for an object or a list.</summary>
    internal object? Scalar { get; private init; }

    internal IReadOnlyList<(string Name, Addition Value)> Entries => entries;

    internal IReadOnlyList<Addition> Items => items;

    /// <summary>Puts a scalar at the end of some steps, making what is missing on the way.</summary>
    /// <param name="steps">The steps from here.</param>
    /// <param name="scalar">The scalar.</param>
    /// <param name="before">How many items stand in the list already, when this adds to one.</param>
    internal void Put(ReadOnlySpan<PathStep> steps, object scalar, int before = 0)
    {
        var step = steps[0];
        if (step.Name is { } name ? items.Count > 0 : entries.Count > 0)
            throw new EditRefusedException("one edit wants an object and another a list");
        var existing = step.Name is null ? items.ElementAtOrDefault(step.Index - before) : entries.Find(e => e.Name == step.Name).Value;
        if (existing is null)
            Add(step, existing = new() { Scalar = steps.Length == 1 ? scalar : null }, before);
        else if (existing.Scalar is { } other && !(steps.Length == 1 && other.Equals(scalar)))
            throw new EditRefusedException("two edits want different values");
        if (steps.Length > 1)
            existing.Put(steps[1..], scalar);
    }

    private void Add(PathStep step, Addition addition, int before)
    {
        if (step.Name is { } name)
            entries.Add((name, addition));
        else if (step.Index == before + items.Count)
            items.Add(addition);
        else
            throw new EditRefusedException($"the list has no item {step.Index}");
    }
}
