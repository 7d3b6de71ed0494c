namespace MlInfra.Rules.Model;

/// <summary>A set of resources that refer to each other: one template, or the constructs that one class makes.</summary>
public sealed class Architecture
{
    private readonly Dictionary<string, Resource> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Resource>> byType = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An architecture of <paramref name="resources"/>.</summary>
    /// <exception cref="ArgumentException">Two resources have the same logical id.</exception>
    public Architecture(IReadOnlyList<Resource> resources)
    {
        Resources = resources;
        foreach (var resource in resources)
        {
            byId.Add(resource.LogicalId, resource);
            if (!byType.TryGetValue(resource.Type, out var same))
                byType.Add(resource.Type, same = []);
            same.Add(resource);
        }
    }

    /// <summary>The resources in the order of the source.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>What stands under <c>Metadata</c> beside the resources, as far as it concerns all of them.</summary>
    public MapValue Metadata { get; init; } = new([], Origin.None);

    /// <summary>The resource that <paramref name="logicalId"/> names, or null.</summary>
    public Resource? Find(string logicalId) => byId.TryGetValue(logicalId, out var found) ? found : null;

    /// <summary>The resources of a CloudFormation type, in the order of the source.</summary>
    public IReadOnlyList<Resource> OfType(string type) => byType.TryGetValue(type, out var found) ? found : [];
}
