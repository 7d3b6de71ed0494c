using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Editing;

/// <summary>Gathers edits by the place in the text that each changes, so that several at one place become one change.</summary>
internal sealed class EditPlan(SourceText source, EditLayout layout)
{
    private readonly Dictionary<SyntaxNode, (EditPlace Place, object Scalar)> replaced = [];
    private readonly Dictionary<SyntaxNode, (EditPlace Place, Addition Added)> added = [];
    private readonly Dictionary<SyntaxNode, HashSet<int>> removed = [];

    /// <summary>Sets what lies some steps below a place.</summary>
    internal void Set(EditPlace place, ReadOnlySpan<PathStep> missing, object scalar)
    {
        if (missing.IsEmpty)
        {
            if (place.Node is not ScalarSyntax)
                throw new EditRefusedException($"it is {place.Node.Kind}, which would be lost");
            if (replaced.TryGetValue(place.Node, out var other) && !other.Scalar.Equals(scalar))
                throw new EditRefusedException("two edits want different values");
            replaced[place.Node] = (place, scalar);
            return;
        }

        if (place.Node is MapSyntax map && map.Entries.Any(e => MapSyntax.IsFunctionName(e.Name)))
            throw new EditRefusedException("a function gives part of the object, and might give this too");
        if (!added.TryGetValue(place.Node, out var addition))
            added.Add(place.Node, addition = (place, new()));
        addition.Added.Put(missing, scalar, place.Node is ListSyntax list ? list.Items.Count : 0);
    }

    /// <summary>Removes a place from the object or list that holds it.</summary>
    internal void Remove(EditPlace place)
    {
        if (!removed.TryGetValue(place.Parent, out var indexes))
            removed.Add(place.Parent, indexes = []);
        indexes.Add(place.Index);
    }

    /// <summary>The changes in the order of the text.</summary>
    internal IReadOnlyList<TextChange> Changes()
    {
        List<TextChange> changes =
        [
            .. replaced.Values.Select(r => layout.Replace(r.Place, r.Scalar)),
            .. added.Values.SelectMany(a => layout.Add(a.Place, a.Added)),
            .. removed.SelectMany(r => new EditRemoval(source, r.Key, r.Value).Changes()),
        ];
        changes.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Length.CompareTo(b.Length));
        for (var i = 1; i < changes.Count; i++)
        {
            if (changes[i].Start < changes[i - 1].End)
                throw new EditRefusedException("two edits change the same text");
        }

        return changes;
    }
}
