using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff;

/// <summary>What becomes of one resource.</summary>
public sealed class ResourceChange
{
    internal ResourceChange(Resource? old, Resource? @new, Impact impact, IReadOnlyList<PropertyChange> properties, IReadOnlyList<PropertyChange> attributes)
    {
        Old = old;
        New = @new;
        Impact = impact;
        Properties = properties;
        Attributes = attributes;
    }

    /// <summary>The base's resource as it is written; null when it is new.</summary>
    public Resource? Old { get; }

    /// <summary>The head's resource as it is written; null when it is gone.</summary>
    public Resource? New { get; }

    /// <summary>The logical id: the head's, or the base's when the resource is gone.</summary>
    public string LogicalId => (New ?? Old)!.LogicalId;

    /// <summary>The CloudFormation type: the head's, or the base's when the resource is gone.</summary>
    public string Type => (New ?? Old)!.Type;

    /// <summary>The most risky of all that is done to the resource.</summary>
    public Impact Impact { get; }

    /// <summary>Whether it has another logical id than before.</summary>
    public bool IsMoved => Old is not null && New is not null && Old.LogicalId != New.LogicalId;

    /// <summary>The changes below <c>Properties</c>.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; }

    /// <summary>The changes beside <c>Properties</c>: DeletionPolicy, Condition, Metadata and the like.</summary>
    public IReadOnlyList<PropertyChange> Attributes { get; }

    /// <summary>Where to look.</summary>
    public Origin Origin => (New ?? Old)!.Origin;
}
