namespace MlInfra.Templates.Diagram;

/// <summary>What encloses nodes: a stack, a network, a tier of its subnets.</summary>
public sealed record DiagramBoundary
{
    /// <summary>The identity that nodes name.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the network or stack; null for a tier of subnets.</summary>
    public string? Name { get; init; }

    /// <summary>What it is: "VPC with 2 isolated subnets".</summary>
    public required string What { get; init; }

    /// <summary>The boundary around this one; null when there is none.</summary>
    public string? Parent { get; init; }

    /// <summary>What a change does to it.</summary>
    public DiagramMark Mark { get; init; }
}
