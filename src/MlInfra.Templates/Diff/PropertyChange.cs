using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Templates.Diff;

/// <summary>One value that differs, or that deployment will find changed because something else does.</summary>
public sealed class PropertyChange(ChangePath path, Value old, Value @new)
{
    /// <summary>Where below <c>Properties</c>, or below the resource for an attribute such as DeletionPolicy.</summary>
    public ChangePath Path { get; } = path;

    /// <summary>The value of the base in normal form; <see cref="AbsentValue"/> when it has none.</summary>
    public Value Old { get; } = old;

    /// <summary>The value of the head in normal form; <see cref="AbsentValue"/> when it has none.</summary>
    public Value New { get; } = @new;

    /// <summary>Whether the property makes CloudFormation replace the resource.</summary>
    public Replacement Replacement { get; init; }

    /// <summary>What this change alone does to the resource.</summary>
    public Impact Impact { get; init; }

    /// <summary>What else changes the value, as a clause; null when it is written differently itself.</summary>
    public string? Because { get; init; }

    /// <summary>Where to look: the head's value, or the base's when it is gone.</summary>
    public Origin Origin => New is AbsentValue ? Old.Origin : New.Origin;
}
