using System.Reflection;

namespace MlInfra.Rules;

/// <summary>All rules: every public static <see cref="Rule"/> in the namespace <c>MlInfra.Rules.Catalog</c>.</summary>
public static class RuleCatalog
{
    private static readonly Lazy<IReadOnlyList<Rule>> Found = new(Find);

    /// <summary>The rules, ordered by id.</summary>
    public static IReadOnlyList<Rule> All => Found.Value;

    private static Rule[] Find() =>
        [.. typeof(RuleCatalog).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("MlInfra.Rules.Catalog", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Rule))
            .Select(field => (Rule)field.GetValue(null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
