using MlInfra.Templates.Diagram.Tables;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>One side of a picture: every resource that is a node, every flow, and what plumbing serves.</summary>
internal sealed class Sketch
{
    private readonly Folding folding;
    private readonly Networks networks;

    internal Sketch(Scene scene)
    {
        Scene = scene;
        folding = new(scene);
        networks = new(scene, folding);
        var outside = new Dictionary<string, DiagramNode>(StringComparer.Ordinal);
        Flows = Combine(scene, [.. new DeclaredFlows(scene, folding, outside).Read()], [.. new AllowedFlows(scene, folding, outside).Read()]);
        foreach (var part in scene.Parts.Where(p => !folding.IsFolded(p) || (p.Folded is { IsShownAlone: true } && folding.Served(p).Count == 0)))
            Nodes.Add(part.Key, NodeOf(part));
        foreach (var node in outside.Values.Where(o => Flows.Any(f => f.From == o.Id || f.To == o.Id)))
            Nodes.Add(node.Id, node);
        foreach (var vpc in scene.Parts.Where(p => p.Is("AWS::EC2::VPC")))
            AddBoundaries(vpc);
        if (Nodes.Values.Any(n => n.Boundary == Networks.Given))
            Boundaries.Add(Networks.Given, new() { Id = Networks.Given, What = "Network that is there" });
    }

    internal Scene Scene { get; }

    internal Dictionary<string, DiagramNode> Nodes { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, DiagramBoundary> Boundaries { get; } = new(StringComparer.Ordinal);

    internal IReadOnlyList<SketchFlow> Flows { get; }

    internal IReadOnlyList<Part> Served(Part part) => folding.Served(part);

    internal bool IsFolded(Part part) => folding.IsFolded(part);

    /// <summary>The boundary that a network or subnet is shown as; null when it is none, or shown as none.</summary>
    internal DiagramBoundary? BoundaryOf(Part part) => part.IsBoundary ? Boundaries.Values.FirstOrDefault(b => b.Id == BoundaryId(part)) : null;

    internal DiagramNode NodeOf(Part part)
    {
        var (name, kind) = PicturedTypes.Of(part.Resource.Type);
        return new()
        {
            Id = part.Key,
            Names = [DisplayName.Of(part.Resource)],
            Service = name,
            Kind = kind,
            IsNamedByOthers = part.Resource.Host is not null,
            Boundary = folding.IsFolded(part) ? StackOf(part) : networks.Of(part) is { } network ? Merged(network) : StackOf(part),
        };
    }

    private static string? StackOf(Part part) => part.Stack.Length == 0 ? null : StackBoundary(part.Stack);

    internal static string StackBoundary(string stack) => $"stack:{stack}";

    // A network of one tier needs no box in the box.
    private string Merged(string network) => OnlyTiers.GetValueOrDefault(network) ?? network;

    private Dictionary<string, string> OnlyTiers => field ??= Scene.Parts
        .Where(p => p.Is("AWS::EC2::VPC"))
        .Select(vpc => (vpc.Key, Tiers: networks.TiersOf(vpc).ToList()))
        .Where(v => v.Tiers.Count == 1)
        .ToDictionary(v => v.Tiers[0].Boundary, v => v.Key, StringComparer.Ordinal);

    private string? BoundaryId(Part part) => part.Is("AWS::EC2::VPC")
        ? part.Key
        : Scene.Parts.Where(p => p.Is("AWS::EC2::VPC")).SelectMany(networks.TiersOf).Where(t => t.Subnets.Contains(part.Key)).Select(t => Merged(t.Boundary)).FirstOrDefault();

    private void AddBoundaries(Part vpc)
    {
        var tiers = networks.TiersOf(vpc).ToList();
        var subnets = string.Join(", ", tiers.Select(t => Words(t.WayOut, t.Subnets.Count)));
        Boundaries.Add(vpc.Key, new() { Id = vpc.Key, Name = DisplayName.Of(vpc.Resource), What = tiers.Count == 1 ? $"VPC with {subnets}" : "VPC", Parent = StackOf(vpc) });
        if (tiers.Count < 2)
            return;
        foreach (var tier in tiers)
            Boundaries.Add(tier.Boundary, new() { Id = tier.Boundary, What = Words(tier.WayOut, tier.Subnets.Count), Parent = vpc.Key });
    }

    private static string Words(WayOut wayOut, int count)
    {
        var what = wayOut switch
        {
            WayOut.Internet => "public subnet",
            WayOut.Translated => "private subnet",
            WayOut.Routed => "routed subnet",
            WayOut.None => "isolated subnet",
            _ => "subnet",
        };
        return count == 1 ? $"1 {what}" : $"{count} {what}s";
    }

    // What a policy allows is a flow where no property declares one; a mere mention is one where nothing else is known.
    private static List<SketchFlow> Combine(Scene scene, List<SketchFlow> declared, List<SketchFlow> allowed)
    {
        var telling = declared.Where(f => f.Kind != FlowKind.Side && f.From != f.To).ToList();
        var known = telling.Select(f => (f.From, f.To)).ToHashSet();

        // An endpoint keeps requests and answers in the name of its model's role.
        var from = telling.ToLookup(f => f.From, StringComparer.Ordinal);
        known.UnionWith(telling.Where(f => scene.Find(f.From)?.Is("AWS::SageMaker::Model") == true).SelectMany(f => from[f.To].Select(g => (f.From, g.To))).ToList());
        telling.AddRange(allowed.Where(f => !known.Contains((f.From, f.To))));
        known = [.. telling.SelectMany(f => new[] { (f.From, f.To), (f.To, f.From) })];
        return [.. telling.Concat(declared.Where(f => f.Kind == FlowKind.Side && f.From != f.To && !known.Contains((f.From, f.To)))).Distinct()];
    }
}
