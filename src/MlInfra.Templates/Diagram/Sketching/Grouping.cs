namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>Shows several nodes as one.</summary>
internal static class Grouping
{
    private const int MostRounds = 4;

    /// <summary>Makes one of the nodes of a service that have the same flows in the same boundary.</summary>
    internal static ArchitectureDiagram Alike(ArchitectureDiagram diagram, Func<DiagramNode, bool> which)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var flows = diagram.Flows.SelectMany(f => new[]
            {
                (Node: f.From, Text: $"{(f.IsBothWays ? "with" : "to")} {f.To} {f.Kind} {f.Mark} {f.Label}"),
                (Node: f.To, Text: $"{(f.IsBothWays ? "with" : "from")} {f.From} {f.Kind} {f.Mark} {f.Label}"),
            }).ToLookup(f => f.Node, f => f.Text);
            var grouped = By(diagram, n => which(n) && n.Kind != NodeKind.Outside ? $"{n.Service}\n{n.Boundary}\n{n.Mark}\n{string.Join('\n', flows[n.Id].Order(StringComparer.Ordinal))}" : null);
            if (grouped.Nodes.Count == diagram.Nodes.Count)
                break;
            diagram = grouped;
        }

        return diagram;
    }

    /// <summary>Makes one of all nodes of a service in the same boundary, whatever flows they have.</summary>
    internal static ArchitectureDiagram SameService(ArchitectureDiagram diagram) => By(diagram, n => $"{n.Service}\n{n.Boundary}\n{n.Mark}");

    private static ArchitectureDiagram By(ArchitectureDiagram diagram, Func<DiagramNode, string?> key)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var nodes = new List<DiagramNode>();
        foreach (var group in diagram.Nodes.GroupBy(n => key(n) ?? "\0" + n.Id, StringComparer.Ordinal))
        {
            nodes.Add(group.First() with { Names = [.. group.SelectMany(n => n.Names)] });
            foreach (var member in group)
                ids.Add(member.Id, nodes[^1].Id);
        }

        return Composition.Ordered(diagram with
        {
            Nodes = nodes,
            Flows = Composition.Merged(diagram.Flows.Select(f => f with { From = ids[f.From], To = ids[f.To] }).Where(f => f.From != f.To)),
        });
    }
}
