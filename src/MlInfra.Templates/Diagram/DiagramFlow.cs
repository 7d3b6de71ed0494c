namespace MlInfra.Templates.Diagram;

/// <summary>What goes along a flow, from the most to the least telling.</summary>
public enum FlowKind
{
    /// <summary>Data, or a call.</summary>
    Data,

    /// <summary>What failed, or a warning.</summary>
    Failure,

    /// <summary>Logs, or nothing that is known to be data.</summary>
    Side,
}

/// <summary>Something that goes from one node to another.</summary>
public sealed record DiagramFlow
{
    /// <summary>The <see cref="DiagramNode.Id"/> where it starts.</summary>
    public required string From { get; init; }

    /// <summary>The <see cref="DiagramNode.Id"/> where it ends.</summary>
    public required string To { get; init; }

    /// <summary>What goes along; may be empty.</summary>
    public required string Label { get; init; }

    /// <summary>How telling it is.</summary>
    public FlowKind Kind { get; init; }

    /// <summary>Whether it goes both ways.</summary>
    public bool IsBothWays { get; init; }

    /// <summary>What a change does to it.</summary>
    public DiagramMark Mark { get; init; }
}
