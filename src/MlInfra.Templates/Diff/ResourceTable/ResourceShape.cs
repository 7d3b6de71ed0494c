namespace MlInfra.Templates.Diff.ResourceTable;

/// <summary>A resource type: which properties it has, and which of them replace the resource when they change.</summary>
public sealed class ResourceShape
{
    private readonly ServiceBlock service;
    private readonly string type;

    internal ResourceShape(ServiceBlock service, string type)
    {
        this.service = service;
        this.type = type;
    }

    /// <summary>Whether the type has a property at a path of names below <c>Properties</c>, list items skipped.</summary>
    public bool Has(IEnumerable<string> path) => Walk(path).Exists;

    /// <summary>
    /// Whether a change at a path replaces the resource. What a property on the way says counts for all below it; a name
    /// that the table does not know goes by the nearest one that it does.
    /// </summary>
    public Replacement ReplacedBy(IEnumerable<string> path)
    {
        var (replacement, exists) = Walk(path);
        return replacement == Replacement.No && !exists ? Replacement.Unknown : replacement;
    }

    private (Replacement Replacement, bool Exists) Walk(IEnumerable<string> path)
    {
        var found = Replacement.No;
        var isKey = false;
        PropertyShape? last = null;
        IReadOnlyList<string> types = [type];
        foreach (var name in path)
        {
            if (isKey)
            {
                isKey = false;
                continue;
            }

            if (last is { IsFree: true, Types.Count: 0 })
                return (found, true);
            if (Find(types, name) is not { } property)
                return (found, last is { IsFree: true });
            found = (Replacement)Math.Max((int)found, (int)property.Replacement);
            isKey = property.IsMap;
            last = property;
            types = property.Types;
        }

        return (found, true);
    }

    private PropertyShape? Find(IReadOnlyList<string> types, string name)
    {
        foreach (var candidate in types)
        {
            if (service.Properties(candidate).TryGetValue(name, out var property))
                return property;
        }

        return null;
    }
}
