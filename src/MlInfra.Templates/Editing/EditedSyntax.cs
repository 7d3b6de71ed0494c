using MlInfra.Rules;
using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Editing;

/// <summary>What a template must read as once edits are made: the measure of every text edit.</summary>
internal static class EditedSyntax
{
    internal static SyntaxNode After(SyntaxNode root, IEnumerable<ResourceEdit> edits)
    {
        // Removals come last and from the end, so that the indexes of the others still hold.
        var ordered = edits
            .Select(e => (e.Edit, Steps: (IReadOnlyList<PathStep>)[new("Resources", 0), new(e.LogicalId, 0), .. EditPath.Parse(e.Edit.Path)]))
            .OrderBy(e => e.Edit is RemoveEdit)
            .ThenByDescending(e => e.Steps[^1].Index);
        foreach (var (edit, steps) in ordered)
            root = Edited(root, [.. steps], edit)!;
        return root;
    }

    internal static bool Same(SyntaxNode left, SyntaxNode right) => (left, right) switch
    {
        (ScalarSyntax a, ScalarSyntax b) => a.Text == b.Text && a.IsNull == b.IsNull,
        (ListSyntax a, ListSyntax b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (MapSyntax a, MapSyntax b) => a.Entries.Count == b.Entries.Count && a.Entries.Index().All(e => Same(e.Item, e.Index, b)),
        _ => false,
    };

    // Merged entries come after the object's own, wherever these were added.
    private static bool Same(SyntaxEntry entry, int index, MapSyntax other) =>
        other.Entries[index].Name == entry.Name
            ? Same(entry.Value, other.Entries[index].Value)
            : other.Find(entry.Name) is { } moved && Same(entry.Value, moved);

    private static SyntaxNode? Edited(SyntaxNode? node, ReadOnlySpan<PathStep> steps, Edit edit)
    {
        if (steps.IsEmpty)
            return edit is SetEdit set ? new ScalarSyntax(ScalarText.Bare(set.Value), ScalarKind.String, Origin.None) : null;
        return steps[0].Name is { } name ? Entry(node as MapSyntax, name, steps[1..], edit) : Item(node as ListSyntax, steps[0].Index, steps[1..], edit);
    }

    private static MapSyntax Entry(MapSyntax? map, string name, ReadOnlySpan<PathStep> rest, Edit edit)
    {
        var entries = new List<SyntaxEntry>(map?.Entries ?? []);
        var at = EditWalk.IndexOf(entries, name);
        var edited = Edited(at < 0 ? null : entries[at].Value, rest, edit);
        if (at < 0 && edited is not null)
            entries.Add(new(name, Origin.None, edited));
        else if (at >= 0 && edited is not null)
            entries[at] = new(entries[at].Name, Origin.None, edited);
        else if (at >= 0)
            entries.RemoveAt(at);
        return new(entries, Origin.None);
    }

    private static ListSyntax Item(ListSyntax? list, int index, ReadOnlySpan<PathStep> rest, Edit edit)
    {
        var items = new List<SyntaxNode>(list?.Items ?? []);
        var edited = Edited(items.ElementAtOrDefault(index), rest, edit);
        if (index >= items.Count && edited is not null)
            items.Add(edited);
        else if (index < items.Count && edited is not null)
            items[index] = edited;
        else if (index < items.Count)
            items.RemoveAt(index);
        return new(items, Origin.None);
    }
}
