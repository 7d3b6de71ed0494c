using MlInfra.Templates.Diagram.Sketching;
using MlInfra.Templates.Diff;

namespace MlInfra.Templates.Diagram;

/// <summary>The picture of an architecture: what data flows through, and the networks around it. It is a model: others draw it.</summary>
public sealed record ArchitectureDiagram
{
    internal ArchitectureDiagram()
    {
    }

    /// <summary>The nodes, in the order of their boundaries and ids.</summary>
    public required IReadOnlyList<DiagramNode> Nodes { get; init; }

    /// <summary>The boundaries, those around others first.</summary>
    public required IReadOnlyList<DiagramBoundary> Boundaries { get; init; }

    /// <summary>The flows, in the order of where they start and end.</summary>
    public required IReadOnlyList<DiagramFlow> Flows { get; init; }

    /// <summary>How many resources are left out because the picture would hold too much.</summary>
    public int Omitted { get; init; }

    /// <summary>How many flows are left out for the same reason.</summary>
    public int OmittedFlows { get; init; }

    /// <summary>The picture of templates; where there are several, each has its box.</summary>
    public static ArchitectureDiagram Of(IReadOnlyList<DiagramSource> sources)
    {
        var head = new Sketch(new(sources, new Dictionary<string, string>()));
        var stacks = sources.Count < 2 ? [] : sources.Select(s => new DiagramBoundary { Id = Sketch.StackBoundary(s.Stack), Name = s.Stack, What = "stack" });
        return Composition.Of(head, stacks);
    }

    /// <summary>The picture of one template.</summary>
    public static ArchitectureDiagram Of(Blueprint blueprint) => Of([new("", blueprint)]);

    /// <summary>The picture of both sides of a comparison, with what changes marked.</summary>
    public static ArchitectureDiagram OfChange(Blueprint @base, Blueprint head, BlueprintDiff diff)
    {
        var renames = diff.Resources.Where(r => r.IsMoved).ToDictionary(r => r.Old!.LogicalId, r => r.LogicalId, StringComparer.Ordinal);
        var before = new Sketch(new([new("", @base)], renames));
        var after = new Sketch(new([new("", head)], new Dictionary<string, string>()));
        return new Comparison(before, after, diff).Picture();
    }
}
