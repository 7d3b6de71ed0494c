using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>One statement of a policy, or one rule of a network, as the requests that it speaks of.</summary>
/// <param name="IsAllow">Whether it allows them, or denies them.</param>
/// <param name="Box">The requests.</param>
/// <param name="Origin">Where it was written.</param>
internal sealed record Statement(bool IsAllow, Box Box, Origin Origin)
{
    /// <summary>The managed policy whose content is not known and that this stands for.</summary>
    internal string? Managed { get; init; }

    /// <summary>What it speaks of in words, where no words can be made of the requests.</summary>
    internal string Summary { get; init; } = "";

    internal bool IsSame(Statement other) => IsAllow == other.IsAllow && Managed == other.Managed
        && Box.Demands.Count == other.Box.Demands.Count
        && Box.Demands.All(d => other.Box.Demands.Any(o => o.Holds == d.Holds && o.Test.IsSame(d.Test)));
}

/// <summary>What a policy, or several together, allows and denies.</summary>
internal sealed class AccessPolicy
{
    internal List<Statement> Allowed { get; } = [];

    internal List<Statement> Denied { get; } = [];

    /// <summary>The statements that cannot be read, as they are spelled.</summary>
    internal List<string> Unread { get; } = [];

    internal void Add(Statement statement) => (statement.IsAllow ? Allowed : Denied).Add(statement);
}
