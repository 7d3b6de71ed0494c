namespace MlInfra.Templates.Diagram;

/// <summary>What a node is in an architecture, whatever service it is of; a picture shows it as the node's shape.</summary>
public enum NodeKind
{
    /// <summary>It works on data: a function, a job, an endpoint.</summary>
    Compute,

    /// <summary>It keeps data: a bucket, a table, a file system.</summary>
    Store,

    /// <summary>It hands data on: a stream, a queue, a topic.</summary>
    Channel,

    /// <summary>It is a way between networks: an interface endpoint, a gateway, a load balancer.</summary>
    Gateway,

    /// <summary>It starts other things: a rule, a schedule, an alarm.</summary>
    Trigger,

    /// <summary>It is not of these templates.</summary>
    Outside,
}

/// <summary>What a change does to a part of a picture.</summary>
public enum DiagramMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is changed in place, or something that serves it is.</summary>
    Changed,

    /// <summary>It has another logical id.</summary>
    Moved,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is changed in place or replaced; deployment decides.</summary>
    MayBeReplaced,

    /// <summary>A new one takes its place.</summary>
    Replaced,

    /// <summary>It is gone from the template.</summary>
    Removed,
}

/// <summary>A resource of a picture, or several that are alike.</summary>
public sealed record DiagramNode
{
    /// <summary>The identity that flows name: the logical id, after the stack's name where there are several stacks.</summary>
    public required string Id { get; init; }

    /// <summary>The names, without what CDK adds to make them unique; more than one where alike resources are shown as one.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What it is, in short: "Lambda function".</summary>
    public required string Service { get; init; }

    /// <summary>What it is in an architecture.</summary>
    public NodeKind Kind { get; init; }

    /// <summary>The <see cref="DiagramBoundary.Id"/> of where it is; null when it is in none.</summary>
    public string? Boundary { get; init; }

    /// <summary>What a change does to it.</summary>
    public DiagramMark Mark { get; init; }

    /// <summary>Whether its name is no logical id or path: of what is outside, and of a workflow's jobs.</summary>
    internal bool IsNamedByOthers { get; init; }
}
