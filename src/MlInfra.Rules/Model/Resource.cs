namespace MlInfra.Rules.Model;

/// <summary>One AWS resource as its CloudFormation properties.</summary>
public sealed class Resource(string logicalId, string type, MapValue properties, Origin origin)
{
    private static readonly IReadOnlyDictionary<string, int> Always = new Dictionary<string, int>();

    /// <summary>The identity that references name; unique in an architecture.</summary>
    public string LogicalId { get; } = logicalId;

    /// <summary>The CloudFormation type, such as <c>AWS::S3::Bucket</c>. Types compare ignoring case.</summary>
    public string Type { get; } = type;

    /// <summary>What stands under <c>Properties</c>.</summary>
    public MapValue Properties { get; } = properties;

    /// <summary>Where the resource's name was written.</summary>
    public Origin Origin { get; } = origin;

    /// <summary>The name that messages show: the logical id, or in code the construct's id.</summary>
    public string Name { get; init; } = logicalId;

    /// <summary>The attributes beside <c>Properties</c>: DeletionPolicy, UpdateReplacePolicy, DependsOn, Metadata and the like.</summary>
    public MapValue Attributes { get; init; } = new([], origin);

    /// <summary>The alternatives under which the resource exists at all (its <c>Condition</c>); empty when it always does.</summary>
    public IReadOnlyDictionary<string, int> ExistsWhen { get; init; } = Always;

    /// <summary>The logical id of the workflow whose definition makes this resource when it runs; null for what is declared itself.</summary>
    public string? Host { get; init; }

    /// <summary>Why resources that the reader does not see may refer to this one, or null when all that do are in the architecture.</summary>
    public string? EscapesBecause { get; init; }

    /// <summary>Why resources of a CloudFormation type that the reader does not see may refer to this one, or null. Asked only where no resource that it sees does.</summary>
    public Func<string, string?> MayBeNamedBy { get; init; } = static _ => null;
}
