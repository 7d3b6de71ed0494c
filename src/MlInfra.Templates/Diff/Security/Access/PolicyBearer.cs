namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>What the policies of a bearer are about.</summary>
internal enum BearerKind
{
    /// <summary>What an identity, such as a role, may do.</summary>
    Identity,

    /// <summary>Who may assume a role.</summary>
    Trust,

    /// <summary>Who may do what with a resource.</summary>
    Resource,

    /// <summary>Who may do what by way of a VPC endpoint.</summary>
    Endpoint,
}

/// <summary>What has policies: all of them together say what is allowed.</summary>
/// <param name="Kind">What they are about.</param>
/// <param name="Key">What tells it from others on both sides.</param>
/// <param name="Name">Its name in messages: the logical id, or the name of what is not in the template.</param>
/// <param name="LogicalId">The resource in the template; null when it is none.</param>
internal sealed record PolicyBearer(BearerKind Kind, string Key, string Name, string? LogicalId)
{
    internal List<AccessSource> Sources { get; } = [];
}
