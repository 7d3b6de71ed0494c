using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Templates.Diff.Impacts;

/// <summary>Looks up what a change of a property does to its resource.</summary>
internal static class ImpactTable
{
    /// <summary>The change with the impact that the table of resource types gives it.</summary>
    internal static PropertyChange Weigh(PropertyChange change, string type)
    {
        var replacement = Find(type, change);
        return new(change.Path, change.Old, change.New) { Replacement = replacement, Impact = Of(replacement), Because = change.Because };
    }

    internal static Impact Of(Replacement replacement) => replacement switch
    {
        Replacement.Yes => Impact.Replaced,
        Replacement.Maybe or Replacement.Unknown => Impact.MayBeReplaced,
        _ => Impact.Updated,
    };

    // What a custom resource's function does with a change is its own affair; CloudFormation updates it.
    private static bool IsCustom(string type) =>
        type.StartsWith("Custom::", StringComparison.Ordinal) || type == "AWS::CloudFormation::CustomResource";

    private static Replacement Find(string type, PropertyChange change)
    {
        if (IsCustom(type))
            return change.Path.LastName == "ServiceToken" ? Replacement.Yes : Replacement.No;
        if (ResourceTypes.Find(type) is not { } shape)
            return Replacement.Unknown;
        var names = change.Path.Names.ToList();
        var whole = change.New is AbsentValue ? change.Old : change.New;
        return (Replacement)Math.Max((int)shape.ReplacedBy(names), (int)Below(shape, names, whole));
    }

    // Where a whole object came or went, a property in it may be one that replaces.
    private static Replacement Below(ResourceShape shape, List<string> names, Value value)
    {
        var worst = Replacement.No;
        foreach (var (name, inner) in Children(value))
        {
            var path = name is null ? names : [.. names, name];
            if (name is not null && shape.Has(path))
                worst = (Replacement)Math.Max((int)worst, (int)shape.ReplacedBy(path));
            worst = (Replacement)Math.Max((int)worst, (int)Below(shape, path, inner));
        }

        return worst;
    }

    private static IEnumerable<(string? Name, Value Value)> Children(Value value) => value switch
    {
        MapValue map => map.Entries.Select(e => ((string?)e.Name, e.Value)),
        ListValue list => list.Items.Select(i => ((string?)null, i)),
        AlternativesValue choice => choice.Alternatives.Select(a => ((string?)null, a.Value)),
        _ => [],
    };
}
