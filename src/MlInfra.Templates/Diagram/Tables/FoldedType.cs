namespace MlInfra.Templates.Diagram.Tables;

/// <summary>That a type is plumbing: it is not shown beside what it serves.</summary>
/// <param name="Serves">The properties that name what it serves; empty where those who refer to it are served.</param>
internal sealed record FoldedType(params string[] Serves)
{
    /// <summary>Whether naming it means what it serves: a version of a function, a target group of a load balancer.</summary>
    internal bool StandsFor { get; init; }

    /// <summary>Whether it is shown where it serves nothing of the picture.</summary>
    internal bool IsShownAlone { get; init; }
}
