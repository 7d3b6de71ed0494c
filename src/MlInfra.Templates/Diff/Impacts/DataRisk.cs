using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Impacts;

/// <summary>How data is lost, or its protection from loss.</summary>
public enum DataRiskKind
{
    /// <summary>The resource is deleted.</summary>
    Deleted,

    /// <summary>The resource is replaced by an empty one.</summary>
    Replaced,

    /// <summary>The resource may be replaced by an empty one.</summary>
    MayBeReplaced,

    /// <summary>The resource has another logical id, which deletes it unless the move is made as a stack refactoring.</summary>
    Moved,

    /// <summary>The resource now depends on a condition; where it is false the resource is deleted.</summary>
    Conditional,

    /// <summary>The policy that would keep the resource from a later deletion or replacement is gone.</summary>
    PolicyWeakened,
}

/// <summary>Data that can be lost.</summary>
/// <param name="Kind">How.</param>
/// <param name="LogicalId">The resource: the head's logical id, or the base's when it is gone.</param>
/// <param name="Type">The resource's CloudFormation type.</param>
/// <param name="Text">What happens, in one sentence without a full stop.</param>
/// <param name="Origin">Where to look.</param>
public sealed record DataRisk(DataRiskKind Kind, string LogicalId, string Type, string Text, Origin Origin);
