using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Which way a fact points.</summary>
public enum Direction
{
    /// <summary>Less safe than before.</summary>
    Weaker,

    /// <summary>Whether it is safer or weaker cannot be told before deployment.</summary>
    CannotTell,

    /// <summary>Different, and neither safer nor weaker.</summary>
    Same,

    /// <summary>Safer than before.</summary>
    Safer,
}

/// <summary>What a fact is about, the gravest first.</summary>
public enum Topic
{
    /// <summary>What the world can reach.</summary>
    PublicAccess,

    /// <summary>Who may do what.</summary>
    Identity,

    /// <summary>What can be reached from where.</summary>
    Network,

    /// <summary>Data at rest.</summary>
    Encryption,

    /// <summary>Data in transit.</summary>
    Transport,

    /// <summary>What training, hosting or a notebook is kept apart from.</summary>
    Isolation,

    /// <summary>What guards against attacks and mistakes.</summary>
    Protection,

    /// <summary>How long data, backups and logs are kept.</summary>
    Retention,

    /// <summary>What happens is recorded.</summary>
    Logging,
}

/// <summary>One thing that is safer, weaker, or cannot be told.</summary>
/// <param name="Direction">Which way it points.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="LogicalId">The resource: the head's logical id, or the base's when it is gone.</param>
/// <param name="Path">The path below <c>Properties</c>; empty for the resource as a whole.</param>
/// <param name="Text">The fact in one sentence without a full stop.</param>
/// <param name="Origin">Where to look.</param>
public sealed record SecurityFact(Direction Direction, Topic Topic, string LogicalId, string Path, string Text, Origin Origin);
