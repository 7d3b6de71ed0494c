namespace MlInfra.Templates.Diff;

/// <summary>What a deployment does to a resource or because of a property, from the least to the most risky.</summary>
public enum Impact
{
    /// <summary>Nothing is done; only the template says something else.</summary>
    None,

    /// <summary>It stays what it is under another logical id. CloudFormation replaces it unless the move is made as a stack refactoring.</summary>
    Moved,

    /// <summary>It is made.</summary>
    Created,

    /// <summary>It is changed in place.</summary>
    Updated,

    /// <summary>It is changed in place or replaced; which of the two is known at deployment.</summary>
    MayBeReplaced,

    /// <summary>A new one is made, and the old one is deleted unless its UpdateReplacePolicy keeps it.</summary>
    Replaced,

    /// <summary>It stays, but the stack lets go of it (DeletionPolicy Retain).</summary>
    Orphaned,

    /// <summary>It is deleted.</summary>
    Deleted,
}
