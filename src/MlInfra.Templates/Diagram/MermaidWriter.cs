using System.Globalization;
using System.Text;
using MlInfra.Templates.Diagram.Sketching;

namespace MlInfra.Templates.Diagram;

/// <summary>Draws a picture in Mermaid, as GitHub shows it in Markdown.</summary>
public static class MermaidWriter
{
    // Mermaid refuses more than 50,000 characters and 500 edges unless its host allows it; GitHub does not.
    private const int MostText = 49_000;
    private const int MostFlows = 490;
    private const int MostNames = 3;
    private const int MostNodes = 250;

    private static readonly Func<ArchitectureDiagram, ArchitectureDiagram>[] Reductions =
    [
        d => d,
        d => Grouping.Alike(d, _ => true),
        d => Grouping.SameService(d with { Flows = [.. d.Flows.Where(f => f.Kind != FlowKind.Side || f.Mark != DiagramMark.None)] }),
        Truncated,
    ];

    private static readonly (DiagramMark Mark, string Word, string Style)[] Marks =
    [
        (DiagramMark.Added, "added", "fill:#dafbe1,stroke:#1a7f37,stroke-width:2px,color:#1f2328"),
        (DiagramMark.Removed, "removed", "fill:#ffebe9,stroke:#cf222e,stroke-width:2px,stroke-dasharray:6 4,color:#1f2328"),
        (DiagramMark.Replaced, "replaced", "fill:#fff1e5,stroke:#bc4c00,stroke-width:4px,color:#1f2328"),
        (DiagramMark.MayBeReplaced, "may be replaced", "fill:#fff1e5,stroke:#bc4c00,stroke-width:2px,stroke-dasharray:6 4,color:#1f2328"),
        (DiagramMark.Moved, "moved", "fill:#fbefff,stroke:#8250df,stroke-width:2px,color:#1f2328"),
        (DiagramMark.Changed, "changed", "fill:#ddf4ff,stroke:#0969da,stroke-width:2px,color:#1f2328"),
    ];

    /// <summary>The picture as a Mermaid flowchart, within what Mermaid draws; what is too much is shown as one, then counted.</summary>
    public static string Write(ArchitectureDiagram diagram)
    {
        var text = "";
        foreach (var reduce in Reductions)
        {
            diagram = reduce(diagram);
            text = Draw(diagram);
            if (text.Length <= MostText && diagram.Flows.Count <= MostFlows)
                break;
        }

        return text;
    }

    private static string Draw(ArchitectureDiagram diagram)
    {
        var text = new StringBuilder("flowchart LR\n");
        AddInside(text, diagram, null, "  ");
        if (diagram.Omitted + diagram.OmittedFlows > 0)
            text.Append(CultureInfo.InvariantCulture, $"  omitted[\"{diagram.Omitted} resources and {diagram.OmittedFlows} flows are not shown\"]\n");
        var marks = diagram.Nodes.ToDictionary(n => n.Id, n => n.Mark, StringComparer.Ordinal);
        foreach (var flow in diagram.Flows)
        {
            // What its end says already is not said again.
            var said = flow.Mark is DiagramMark.Added or DiagramMark.Removed && (flow.Mark == marks[flow.From] || flow.Mark == marks[flow.To]) ? DiagramMark.None : flow.Mark;
            text.Append(CultureInfo.InvariantCulture, $"  {MermaidText.Id(flow.From)} {Arrow(flow, said)} {MermaidText.Id(flow.To)}\n");
        }

        AddStyles(text, diagram);
        return text.ToString();
    }

    private static void AddInside(StringBuilder text, ArchitectureDiagram diagram, string? boundary, string indent)
    {
        foreach (var inner in diagram.Boundaries.Where(b => b.Parent == boundary))
        {
            var name = inner.Name is { } own && !inner.What.StartsWith(own, StringComparison.OrdinalIgnoreCase) ? MermaidText.Label(own) + ", " : "";
            var label = $"\"{name}{MermaidText.Label(inner.What)}{Marked(inner.Mark)}\"";
            if (!diagram.Nodes.Any(n => n.Boundary == inner.Id) && !diagram.Boundaries.Any(b => b.Parent == inner.Id))
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}{MermaidText.Id(inner.Id)}[{label}]\n");
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {MermaidText.Id(inner.Id)} [{label}]\n");
            AddInside(text, diagram, inner.Id, indent + "  ");
            text.Append(indent).Append("end\n");
        }

        foreach (var node in diagram.Nodes.Where(n => n.Boundary == boundary))
            text.Append(indent).Append(MermaidText.Id(node.Id)).Append(Shape(node)).Append('\n');
    }

    private static string Shape(DiagramNode node)
    {
        var names = string.Join(", ", node.Names.Take(MostNames).Select(MermaidText.Label));
        if (node.Names.Count > MostNames)
            names += $" and {node.Names.Count - MostNames} more";
        var service = node.Names.Count > 1 ? $"{node.Names.Count} × {MermaidText.Label(node.Service)}" : MermaidText.Label(node.Service);
        var label = $"\"{names}{(service.Length == 0 ? "" : "<br/>" + service)}{Marked(node.Mark)}\"";
        return node.Kind switch
        {
            NodeKind.Store => $"[({label})]",
            NodeKind.Channel => $"[[{label}]]",
            NodeKind.Gateway => $"{{{{{label}}}}}",
            NodeKind.Trigger => $"([{label}])",
            NodeKind.Outside => $"({label})",
            _ => $"[{label}]",
        };
    }

    private static string Arrow(DiagramFlow flow, DiagramMark said)
    {
        var line = flow.Kind == FlowKind.Data ? "-->" : "-.->";
        var label = MermaidText.Label(flow.Label);
        var mark = Word(said);
        var text = mark.Length == 0 ? label : label.Length == 0 ? mark.ToUpperInvariant() : $"{mark.ToUpperInvariant()} {label}";
        return (flow.IsBothWays ? "<" : "") + line + (text.Length == 0 ? "" : $"|\"{text}\"|");
    }

    // Words beside colours: not everybody tells red from green.
    private static string Marked(DiagramMark mark) => mark == DiagramMark.None ? "" : "<br/>" + Word(mark).ToUpperInvariant();

    private static string Word(DiagramMark mark) => Array.Find(Marks, m => m.Mark == mark).Word ?? "";

    private static void AddStyles(StringBuilder text, ArchitectureDiagram diagram)
    {
        AddClass(text, "outside", "stroke-dasharray:3 3", diagram.Nodes.Where(n => n.Kind == NodeKind.Outside && n.Mark == DiagramMark.None).Select(n => n.Id));
        foreach (var (mark, word, style) in Marks)
        {
            AddClass(text, word.Replace(" ", "", StringComparison.Ordinal), style, diagram.Nodes.Where(n => n.Mark == mark).Select(n => n.Id).Concat(diagram.Boundaries.Where(b => b.Mark == mark).Select(b => b.Id)));
            var links = string.Join(',', diagram.Flows.Select((f, i) => (f.Mark, i)).Where(f => f.Mark == mark).Select(f => f.i));
            if (links.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"  linkStyle {links} {string.Join(',', style.Split(',').Where(s => s.StartsWith("stroke", StringComparison.Ordinal)))}\n");
        }
    }

    private static void AddClass(StringBuilder text, string name, string style, IEnumerable<string> ids)
    {
        var members = string.Join(',', ids.Select(MermaidText.Id));
        if (members.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"  classDef {name} {style}\n  class {members} {name}\n");
    }

    // What a change touches stays longest.
    private static ArchitectureDiagram Truncated(ArchitectureDiagram diagram)
    {
        var nodes = diagram.Nodes.OrderByDescending(n => n.Mark).Take(MostNodes).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var flows = diagram.Flows.Where(f => nodes.Contains(f.From) && nodes.Contains(f.To)).OrderByDescending(f => f.Mark).Take(MostNodes).ToHashSet();
        var kept = diagram.Nodes.Where(n => nodes.Contains(n.Id)).ToList();
        var boundaries = diagram.Boundaries.Take(MostNodes / 4).ToList();
        return diagram with
        {
            Nodes = [.. kept.Select(n => boundaries.Exists(b => b.Id == n.Boundary) ? n : n with { Boundary = null })],
            Boundaries = [.. boundaries.Select(b => boundaries.Exists(p => p.Id == b.Parent) ? b : b with { Parent = null })],
            Flows = [.. diagram.Flows.Where(flows.Contains)],
            Omitted = diagram.Nodes.Where(n => !nodes.Contains(n.Id)).Sum(n => n.Names.Count),
            OmittedFlows = diagram.Flows.Count - flows.Count,
        };
    }
}
