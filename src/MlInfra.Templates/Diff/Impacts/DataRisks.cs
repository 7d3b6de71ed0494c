using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Templates.Diff.Impacts;

/// <summary>Finds the data that a change can lose.</summary>
internal static class DataRisks
{
    internal static IReadOnlyList<DataRisk> Of(IEnumerable<ResourceChange> changes) =>
        [.. changes.SelectMany(Of).OrderBy(r => r.Kind)];

    private static IEnumerable<DataRisk> Of(ResourceChange change)
    {
        var type = (change.Old ?? change.New)!.Type;
        if (change.Old is not { } old || StatefulTypes.DataOf(type) is not { } data)
            return [];
        return Found(change, old, data).Select(r => new DataRisk(r.Kind, change.LogicalId, type, r.Text, change.Origin));
    }

    private static IEnumerable<(DataRiskKind Kind, string Text)> Found(ResourceChange change, Resource old, string data)
    {
        var keepsDeleted = DeletionPolicies.KeepsDeleted(old);
        if (change.New is not { } @new)
        {
            if (keepsDeleted <= Keeping.Unknown)
                yield return (DataRiskKind.Deleted, $"{old.LogicalId} is deleted{Perhaps(keepsDeleted)}: its {data} {Is(data)} lost");
            yield break;
        }

        var keepsReplaced = DeletionPolicies.KeepsReplaced(@new);
        var cause = change.Properties.FirstOrDefault(p => p.Impact == change.Impact) is { } property ? $" ({property.Because ?? property.Path.ToString()})" : "";
        if (change.Impact == Impact.Replaced && keepsReplaced <= Keeping.Unknown)
            yield return (DataRiskKind.Replaced, $"{@new.LogicalId} is replaced{cause} and nothing keeps the old one{Perhaps(keepsReplaced)}: its {data} {Is(data)} lost{Refused(old, @new)}");
        else if (change.Impact == Impact.MayBeReplaced && keepsReplaced <= Keeping.Unknown)
            yield return (DataRiskKind.MayBeReplaced, $"{@new.LogicalId} may be replaced{cause} and nothing keeps the old one{Perhaps(keepsReplaced)}: its {data} may be lost");
        if (change.IsMoved && keepsDeleted <= Keeping.Unknown)
        {
            yield return (DataRiskKind.Moved,
                $"{old.LogicalId} is now {@new.LogicalId}: unless the move is made as a stack refactoring it is deleted and its {data} {Is(data)} lost{Refused(old, @new)}");
        }

        if (old.Attributes["Condition"] is AbsentValue && @new.Attributes["Condition"] is ScalarValue condition && keepsDeleted <= Keeping.Unknown)
            yield return (DataRiskKind.Conditional, $"{@new.LogicalId} now exists only when {condition.Text}: where it is false its {data} {Is(data)} lost");
        if (Weakened(old, @new) is { } weakened)
            yield return (DataRiskKind.PolicyWeakened, $"{@new.LogicalId}: {weakened}; a later change can lose its {data}");
    }

    // The new one is made before the old one is deleted, and two cannot have one name.
    private static string Refused(Resource old, Resource @new)
    {
        var type = @new.Type[(@new.Type.LastIndexOf(':') + 1)..];
        foreach (var name in new[] { type + "Name", type + "Identifier", "ClusterIdentifier", "ClusterName", "Name" })
        {
            if (old.Properties[name] is ScalarValue before && @new.Properties[name] is ScalarValue after && before.Text == after.Text
                && ResourceTypes.Find(@new.Type)?.ReplacedBy([name]) == Replacement.Yes)
            {
                return $"; the deployment fails as long as {name} stays {after.Text}";
            }
        }

        return "";
    }

    private static string? Weakened(Resource old, Resource @new)
    {
        var now = DeletionPolicies.KeepsDeleted(@new);
        if (now < DeletionPolicies.KeepsDeleted(old))
            return $"its DeletionPolicy {Say(old, "DeletionPolicy")} becomes {Say(@new, "DeletionPolicy")}";
        return DeletionPolicies.KeepsReplaced(@new) < DeletionPolicies.KeepsReplaced(old)
            ? $"its UpdateReplacePolicy {Say(old, "UpdateReplacePolicy")} becomes {Say(@new, "UpdateReplacePolicy")}"
            : null;
    }

    private static string Say(Resource resource, string attribute) =>
        resource.Attributes[attribute] is ScalarValue policy ? policy.Text : resource.Attributes[attribute].Describe();

    private static string Perhaps(Keeping keeping) => keeping == Keeping.Unknown ? ", unless its policy turns out to keep it" : "";

    private static string Is(string data) => data.EndsWith('s') && !data.EndsWith("'s", StringComparison.Ordinal) ? "are" : "is";
}
