namespace MlInfra.Templates.Diff.ResourceTable;

/// <summary>Whether a change of a property replaces its resource.</summary>
public enum Replacement
{
    /// <summary>The property is changed in place.</summary>
    No,

    /// <summary>The table does not know the type or the property.</summary>
    Unknown,

    /// <summary>Some changes replace the resource, others do not.</summary>
    Maybe,

    /// <summary>The resource is replaced.</summary>
    Yes,
}
