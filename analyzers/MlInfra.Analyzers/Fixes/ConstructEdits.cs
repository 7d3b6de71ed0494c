using MlInfra.Analyzers.Lowering;
using MlInfra.Analyzers.Reading;
using MlInfra.Rules;
using MlInfra.Rules.Conditions;

namespace MlInfra.Analyzers.Fixes;

/// <summary>Says a finding's edits in the terms of the construct that the code makes.</summary>
internal static class ConstructEdits
{
    // A custom state is the request that it sends, written as a dictionary.
    private const string Request = "StateJson!.Parameters!.";

    internal static IReadOnlyList<Edit> Of(Finding finding, ConstructSite site) =>
        Of(finding, site.Type, fix => fix.UnlessCalled is null || !site.Calls.Exists(call => call.Method == fix.UnlessCalled));

    private static IReadOnlyList<Edit> Of(Finding finding, CdkType type, Func<PropFix, bool> mayMend) =>
        type.JsiiName == StepFunctionsTasks.CustomState.Construct ? (ConstructReader.IsOwnRequest(finding.Resource) ? [.. finding.Edits.Select(Requested)] : [])
        : type.Lowering is { } lowering ? OfLowered(finding, lowering, mayMend)
        : LoweringCatalog.FindState(type.JsiiName) is { } state ? Fixed(finding, state.Fixes, mayMend)
        : !type.IsL1 || finding.Resource.Host is not null ? []
        : finding.Edits.Count > 0 ? finding.Edits
        : L1Fixes.ByType.TryGetValue(finding.Resource.Type, out var table) ? Fixed(finding, table, mayMend)
        : [];

    private static Edit Requested(Edit edit) => edit is SetEdit set ? new SetEdit(Request + set.Path, set.Value) : new RemoveEdit(Request + edit.Path);

    private static IReadOnlyList<Edit> OfLowered(Finding finding, ConstructLowering lowering, Func<PropFix, bool> mayMend)
    {
        if (finding.Rule.Requires is ReferencedByCondition missing && finding.Path.Length == 0)
        {
            var companion = lowering.Companions.FirstOrDefault(c => c.Type == missing.Type);
            return companion?.Fix is { } added ? Edits(added, [], null) ?? [] : [];
        }

        var suffix = finding.Resource.LogicalId.Split(ConstructReader.Separator).Skip(1).FirstOrDefault();
        var table = suffix is null ? lowering.Fixes : lowering.Companions.FirstOrDefault(c => c.Each is null && c.Suffix == suffix)?.Fixes;
        return table is null ? [] : Fixed(finding, table, mayMend);
    }

    private static IReadOnlyList<Edit> Fixed(Finding finding, IReadOnlyDictionary<string, PropFix> table, Func<PropFix, bool> mayMend)
    {
        var edits = new List<Edit>();
        foreach (var (path, wanted) in Wanted(finding))
        {
            var items = ItemIndexes.Of(path);
            if (!(table.TryGetValue(path, out var fix) || table.TryGetValue(ItemIndexes.Without(path), out fix)) || !mayMend(fix) || Edits(fix, items, wanted) is not { } made)
                return [];
            edits.AddRange(made);
        }

        return [.. edits.GroupBy(e => e.Path).Select(same => same.First())];
    }

    // Null where the value that the rule wants has no fix.
    private static IReadOnlyList<Edit>? Edits(PropFix fix, IReadOnlyList<string> items, Edit? wanted)
    {
        var edits = new List<Edit>();
        foreach (var part in fix.With.Prepend(fix))
        {
            if (Edit(part, ItemIndexes.Into(part.Prop, items), wanted) is not { } edit)
                return null;
            edits.Add(edit);
        }

        return edits;
    }

    private static Edit? Edit(PropFix fix, string prop, Edit? wanted)
    {
        var expression = fix.ByValue is null ? fix.Expression
            : wanted is SetEdit { Value: string value } && fix.ByValue.TryGetValue(value, out var listed) ? listed
            : null;
        return wanted is RemoveEdit ? new RemoveEdit(prop)
            : expression is not null ? new ExpressionEdit(prop, expression, fix.Title ?? "", fix.Before)
            : fix.ByValue is not null ? null
            : wanted is SetEdit set ? new SetEdit(prop, set.Value)
            : null;
    }

    // A construct's prop may mend what no single value of the property would.
    private static IEnumerable<(string Path, Edit? Edit)> Wanted(Finding finding) =>
        finding.Edits.Count > 0 ? finding.Edits.Select(e => (e.Path, (Edit?)e)) : [(finding.Path, null)];
}
