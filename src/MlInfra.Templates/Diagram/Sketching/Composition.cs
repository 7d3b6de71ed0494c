namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>Puts nodes, boundaries and flows into the order and the number that a picture holds.</summary>
internal static class Composition
{
    private const int MostNodesAlike = 30;

    // Those that come in numbers and tell little one by one.
    private static readonly string[] SmallServices = ["Alarm", "NAT gateway", "SSM parameter", "VPC endpoint"];

    internal static ArchitectureDiagram Of(Sketch sketch, IEnumerable<DiagramBoundary> stacks) => Of(
        sketch.Nodes.Values,
        stacks.Concat(sketch.Boundaries.Values),
        sketch.Flows.Select(f => new DiagramFlow { From = f.From, To = f.To, Label = f.Label, Kind = f.Kind }));

    internal static ArchitectureDiagram Of(IEnumerable<DiagramNode> nodes, IEnumerable<DiagramBoundary> boundaries, IEnumerable<DiagramFlow> flows)
    {
        var (shown, around) = Named([.. nodes], [.. boundaries]);
        var ids = shown.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var diagram = Ordered(new()
        {
            Nodes = shown,
            Boundaries = around,
            Flows = Merged(flows.Where(f => ids.Contains(f.From) && ids.Contains(f.To))),
        });
        return Grouping.Alike(diagram, n => diagram.Nodes.Count > MostNodesAlike || SmallServices.Contains(n.Service));
    }

    /// <summary>The same in an order that does not depend on the order of the templates.</summary>
    internal static ArchitectureDiagram Ordered(ArchitectureDiagram diagram) => diagram with
    {
        Nodes = [.. diagram.Nodes.OrderBy(n => n.Id, StringComparer.Ordinal)],
        Boundaries = [.. diagram.Boundaries.OrderBy(b => b.Id, StringComparer.Ordinal)],
        Flows = [.. diagram.Flows.OrderBy(f => f.From, StringComparer.Ordinal).ThenBy(f => f.To, StringComparer.Ordinal).ThenBy(f => f.Kind).ThenBy(f => f.Label, StringComparer.Ordinal)],
    };

    /// <summary>One flow for all that goes the same way between two nodes, and for what goes to and fro.</summary>
    internal static IReadOnlyList<DiagramFlow> Merged(IEnumerable<DiagramFlow> flows)
    {
        var single = flows
            .GroupBy(f => (f.From, f.To, f.Kind, f.Mark, f.IsBothWays))
            .Select(g => g.First() with { Label = Join(g.Select(f => f.Label)) })
            .ToDictionary(f => (f.From, f.To, f.Kind, f.Mark, f.IsBothWays));
        var merged = new List<DiagramFlow>();
        foreach (var flow in single.Values)
        {
            var isPaired = single.TryGetValue((flow.To, flow.From, flow.Kind, flow.Mark, flow.IsBothWays), out var back);
            if (!isPaired)
                merged.Add(flow);
            else if (string.CompareOrdinal(flow.From, flow.To) <= 0)
                merged.Add(flow with { IsBothWays = true, Label = Join([flow.Label, back!.Label]) });
        }

        return merged;
    }

    private static string Join(IEnumerable<string> labels) =>
        string.Join(", ", labels.SelectMany(l => l.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal));

    // Names that two nodes of one kind would share keep what tells them apart; what all begin with tells nothing apart.
    private static (List<DiagramNode> Nodes, List<DiagramBoundary> Boundaries) Named(List<DiagramNode> nodes, List<DiagramBoundary> boundaries)
    {
        var twice = nodes.Where(n => n.Kind != NodeKind.Outside).GroupBy(n => (n.Names[0], n.Service, n.Boundary)).Where(g => g.Count() > 1).SelectMany(g => g).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var own = nodes.Select(n => twice.Contains(n.Id) ? n with { Names = [n.Id[(n.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]] } : n).ToList();
        var start = DisplayName.CommonStart([.. own.Where(n => !n.IsNamedByOthers).Select(n => n.Names[0]), .. boundaries.Select(b => b.Name).OfType<string>()]);
        return (
            [.. own.Select(n => n.IsNamedByOthers ? n : n with { Names = [DisplayName.Without(start, n.Names[0])] })],
            [.. boundaries.Select(b => b.Name is { } name ? b with { Name = DisplayName.Without(start, name) } : b)]);
    }
}
