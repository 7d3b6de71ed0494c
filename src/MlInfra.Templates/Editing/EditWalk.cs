using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Editing;

/// <summary>A node and how it hangs in the template.</summary>
/// <param name="Node">The node.</param>
/// <param name="Name">Where its name is written; null for a list's item.</param>
/// <param name="Parent">The object or list that holds it.</param>
/// <param name="Index">Its place in the parent.</param>
internal sealed record EditPlace(SyntaxNode Node, Origin? Name, SyntaxNode Parent, int Index);

/// <summary>Follows an edit's path through what is written, and refuses what is not written there and then.</summary>
internal sealed class EditWalk(SourceText source, MapSyntax root)
{
    /// <summary>The place that the path leads to, or the last one on the way that is there, and how many steps led to it.</summary>
    internal (EditPlace Place, int Taken) Follow(string logicalId, IReadOnlyList<PathStep> steps)
    {
        var resources = Entry(root, "Resources", root)?.Node as MapSyntax
            ?? throw new EditRefusedException("the template has no Resources");
        var place = Entry(resources, logicalId, resources, exactly: true)
            ?? throw new EditRefusedException("the template does not write this resource itself: a loop, a macro or a definition makes it");
        RefuseComputed(place.Node);
        for (var taken = 0; taken < steps.Count; taken++)
        {
            var step = steps[taken];
            var next = step.Name is { } name
                ? place.Node is MapSyntax map ? Entry(map, name, map) : NothingIn(place.Node, "an object")
                : place.Node is ListSyntax list ? Item(list, step.Index) : NothingIn(place.Node, "a list");
            if (next is null)
                return (place, taken);
            RefuseComputed(next.Node);
            place = next;
        }

        return (place, steps.Count);
    }

    /// <summary>The index of a name, exact before ignoring case; -1 when there is none.</summary>
    internal static int IndexOf(IReadOnlyList<SyntaxEntry> entries, string name)
    {
        var insensitive = -1;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Name == name)
                return i;
            if (insensitive < 0 && string.Equals(entries[i].Name, name, StringComparison.OrdinalIgnoreCase))
                insensitive = i;
        }

        return insensitive;
    }

    private EditPlace? Entry(MapSyntax map, string name, SyntaxNode parent, bool exactly = false)
    {
        var at = IndexOf(map.Entries, name);
        if (at < 0 || (exactly && map.Entries[at].Name != name))
            return null;
        var entry = map.Entries[at];
        RefuseShared(entry.NameOrigin, parent.Origin);
        RefuseShared(entry.Value.Origin, parent.Origin);
        return new(entry.Value, entry.NameOrigin, parent, at);
    }

    private EditPlace? Item(ListSyntax list, int index)
    {
        if (index >= list.Items.Count)
            return null;
        RefuseShared(list.Items[index].Origin, list.Origin);
        return new(list.Items[index], null, list, index);
    }

    private static EditPlace? NothingIn(SyntaxNode node, string wanted) =>
        node is ScalarSyntax { IsNull: true } ? null : throw new EditRefusedException($"it is {node.Kind} where {wanted} is needed");

    // What an alias or a merge key brings is written elsewhere, and for others too.
    private void RefuseShared(Origin origin, Origin parent)
    {
        int start = source.Start(origin), from = source.Start(parent), to = source.End(parent);
        if (start < from || start > to || source.At(start) == '&')
            throw new EditRefusedException("it is shared through an anchor, and an edit would change more than this resource");
    }

    private void RefuseComputed(SyntaxNode node)
    {
        if (node is MapSyntax { Function: { } function } call)
        {
            throw new EditRefusedException(call.Argument is ScalarSyntax { Text: var name } && function == "Ref" && IsParameter(name)
                ? $"its value comes from the parameter {MessageText.Short(name)}"
                : $"its value is computed by {MessageText.Short(function)}");
        }

        if (source.At(source.Start(node.Origin)) == '!')
            throw new EditRefusedException("its value carries a tag");
    }

    private bool IsParameter(string name) => root.Find("Parameters") is MapSyntax parameters && parameters.Find(name) is not null;
}
