using MlInfra.Analyzers.Fixes;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Conditions;
using MlInfra.Rules.Definitions;

namespace MlInfra.RulePages.Tests.Coverage;

/// <summary>Which rules the tables of the analyzer have a fix for in C#, beyond the edits that the rules themselves say.</summary>
internal static class FixTables
{
    private const string AnyItem = "[*]";

    internal static bool Has(Rule rule) => rule.On.Any(type => Tables(type).Any(table => Paths(rule.Requires, "").Any(table.Contains)))
        || (rule.Requires is ReferencedByCondition missing && LoweringCatalog.All.SelectMany(l => l.Companions).Any(c => c.Type == missing.Type && c.Fix is not null));

    private static IEnumerable<HashSet<string>> Tables(string type) =>
        LoweringCatalog.All.Where(l => Same(l.Type, type)).Select(l => l.Fixes)
            .Concat(LoweringCatalog.All.SelectMany(l => l.Companions).Where(c => Same(c.Type, type)).Select(c => c.Fixes))
            .Concat(LoweringCatalog.AllStates.Where(s => type == StateMachineDefinition.TaskState || Same(CoverageRow.Makes(s) ?? "", type)).Select(s => s.Fixes))
            .Append(L1Fixes.ByType.GetValueOrDefault(type) ?? new Dictionary<string, PropFix>())
            .Select(table => table.Keys.Select(path => path.Replace("[0]", AnyItem, StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Paths(Condition condition, string prefix) => condition switch
    {
        PropertyCondition property => [prefix + property.Path.ToString().Replace(".*", AnyItem, StringComparison.Ordinal)],
        ItemsCondition items => [prefix + items.Path, .. Paths(items.Children[0], $"{prefix}{items.Path}{AnyItem}.")],
        _ => condition.Children.SelectMany(child => Paths(child, prefix)),
    };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
