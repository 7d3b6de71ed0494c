using MlInfra.Analyzers.Reading;
using MlInfra.Rules;
using MlInfra.Rules.Conditions;

namespace MlInfra.Analyzers;

/// <summary>Says a finding's edits in the terms of the construct that the code makes.</summary>
internal static class ConstructEdits
{
    internal static IReadOnlyList<Edit> Of(Finding finding, CdkType type)
    {
        if (type.Lowering is not { } lowering)
            return type.IsL1 ? finding.Edits : [];
        if (finding.Rule.Requires is ReferencedByCondition missing && finding.Path.Length == 0)
        {
            var companion = lowering.Companions.FirstOrDefault(c => c.Type == missing.Type);
            return companion?.Fix is { } added ? [new ExpressionEdit(added.Prop, added.Expression)] : [];
        }

        var suffix = finding.Resource.LogicalId.Split(ConstructReader.Separator).Skip(1).FirstOrDefault();
        var table = suffix is null ? lowering.Fixes : lowering.Companions.FirstOrDefault(c => c.Each is null && c.Suffix == suffix)?.Fixes;
        if (table is null)
            return [];
        var fixes = Wanted(finding).Select(path => table.TryGetValue(path, out var fix) ? fix : null).ToList();
        return fixes.Count == 0 || fixes.Contains(null) ? [] : [.. fixes.Distinct().Select(f => new ExpressionEdit(f!.Prop, f.Expression))];
    }

    // A construct's prop may mend what no single value of the property would.
    private static IEnumerable<string> Wanted(Finding finding) => finding.Edits.Count > 0 ? finding.Edits.Select(e => e.Path) : [finding.Path];
}
