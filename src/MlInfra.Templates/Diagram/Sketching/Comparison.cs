using MlInfra.Templates.Diff;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>Lays the sketches of both sides over each other, and marks what differs.</summary>
internal sealed class Comparison(Sketch before, Sketch after, BlueprintDiff diff)
{
    // Plumbing that serves more than these is shown itself: marking all of them would hide what changes.
    private const int MostServed = 3;

    private readonly Dictionary<string, DiagramNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiagramBoundary> boundaries = new(StringComparer.Ordinal);

    internal ArchitectureDiagram Picture()
    {
        var marks = diff.Resources.ToDictionary(r => r.LogicalId, MarkOf, StringComparer.Ordinal);
        foreach (var node in before.Nodes.Values.Concat(after.Nodes.Values))
        {
            var own = !after.Nodes.ContainsKey(node.Id) ? DiagramMark.Removed : !before.Nodes.ContainsKey(node.Id) ? DiagramMark.Added : DiagramMark.None;
            nodes[node.Id] = node with { Mark = marks.TryGetValue(node.Id, out var mark) && mark != DiagramMark.None ? mark : own };
        }

        foreach (var boundary in before.Boundaries.Values.Concat(after.Boundaries.Values))
            boundaries[boundary.Id] = boundary;
        var flows = Flows(marks);
        foreach (var change in diff.Resources.Where(c => marks[c.LogicalId] != DiagramMark.None && !nodes.ContainsKey(c.LogicalId)))
            MarkServed(change, marks[change.LogicalId]);
        return Composition.Of(nodes.Values, boundaries.Values, flows);
    }

    private List<DiagramFlow> Flows(Dictionary<string, DiagramMark> marks)
    {
        var old = before.Flows.Select(Ends).ToHashSet();
        var @new = after.Flows.Select(Ends).ToHashSet();
        return [.. before.Flows.Concat(after.Flows).DistinctBy(Ends).Select(f => new DiagramFlow
        {
            From = f.From,
            To = f.To,
            Label = f.Label,
            Kind = f.Kind,
            Mark = !@new.Contains(Ends(f)) ? DiagramMark.Removed
                : !old.Contains(Ends(f)) ? DiagramMark.Added
                : f.Via is { } via && marks.GetValueOrDefault(via) != DiagramMark.None ? DiagramMark.Changed
                : DiagramMark.None,
        })];
    }

    private static (string From, string To, string Label, FlowKind Kind) Ends(SketchFlow flow) => (flow.From, flow.To, flow.Label, flow.Kind);

    private void MarkServed(ResourceChange change, DiagramMark mark)
    {
        var side = change.New is null ? before : after;
        if (side.Scene.Find(change.LogicalId) is not { } part || side.Flows.Any(f => f.Via == part.Key))
            return;
        if (side.BoundaryOf(part) is { } boundary)
        {
            var isWhole = boundary.Id == part.Key;
            boundaries[boundary.Id] = boundaries[boundary.Id] with { Mark = isWhole ? mark : Graver(boundaries[boundary.Id].Mark, DiagramMark.Changed) };
            return;
        }

        var served = side.Served(part).Where(s => nodes.ContainsKey(s.Key)).ToList();
        if (served.Count is 0 or > MostServed)
        {
            nodes[part.Key] = side.NodeOf(part) with { Mark = mark };
            return;
        }

        foreach (var node in served.Select(s => nodes[s.Key]))
            nodes[node.Id] = node with { Mark = Graver(node.Mark, DiagramMark.Changed) };
    }

    private static DiagramMark Graver(DiagramMark left, DiagramMark right) => left > right ? left : right;

    private static DiagramMark MarkOf(ResourceChange change) => change switch
    {
        { New: null } => DiagramMark.Removed,
        { Old: null } => DiagramMark.Added,
        { Impact: Impact.Replaced } => DiagramMark.Replaced,
        { Impact: Impact.MayBeReplaced } => DiagramMark.MayBeReplaced,
        { IsMoved: true } => DiagramMark.Moved,
        { Impact: Impact.Updated } => DiagramMark.Changed,
        { Old: { } old, New: { } @new } when old.Type != @new.Type => DiagramMark.Replaced,
        _ => DiagramMark.None,
    };
}
