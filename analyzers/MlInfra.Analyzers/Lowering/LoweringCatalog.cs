using System.Reflection;

namespace MlInfra.Analyzers.Lowering;

/// <summary>All lowerings, by the construct's jsii name: every static <see cref="ConstructLowering"/> of this namespace.</summary>
internal static class LoweringCatalog
{
    private static readonly Lazy<IReadOnlyDictionary<string, ConstructLowering>> ByConstruct = new(Collect);

    internal static IReadOnlyCollection<ConstructLowering> All => [.. ByConstruct.Value.Values];

    internal static ConstructLowering? Find(string jsiiName) =>
        ByConstruct.Value.TryGetValue(jsiiName, out var found) ? found : null;

    private static Dictionary<string, ConstructLowering> Collect() =>
        typeof(LoweringCatalog).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(LoweringCatalog).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(ConstructLowering))
            .Select(field => (ConstructLowering)field.GetValue(null)!)
            .ToDictionary(lowering => lowering.Construct, StringComparer.Ordinal);
}
