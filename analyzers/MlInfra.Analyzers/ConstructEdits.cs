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

        // A prop of the construct may mend what no single property of the resource does.
        var paths = finding.Edits.Count > 0 ? finding.Edits.Select(e => e.Path) : [finding.Path];
        var fixes = paths.Select(path => lowering.Fixes.TryGetValue(path, out var fix) ? fix : null).ToList();
        return fixes.Contains(null) ? [] : [.. fixes.Distinct().Select(f => new ExpressionEdit(f!.Prop, f.Expression))];
    }
}
