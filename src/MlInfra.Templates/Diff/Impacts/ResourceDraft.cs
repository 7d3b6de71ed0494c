using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Matching;

namespace MlInfra.Templates.Diff.Impacts;

/// <summary>A resource's changes while they are still being found.</summary>
internal sealed class ResourceDraft(NormalResource? old, NormalResource? @new)
{
    internal NormalResource? Old { get; } = old;

    internal NormalResource? New { get; } = @new;

    internal Resource Source => (New ?? Old)!.Source;

    internal List<PropertyChange> Properties { get; } = [];

    internal IReadOnlyList<PropertyChange> Attributes { get; init; } = [];

    internal bool HasChanged => Old is null || New is null || IsMoved || Old.Source.Type != New.Source.Type || Properties.Count > 0 || Attributes.Count > 0;

    internal Impact Impact
    {
        get
        {
            if (Old is null)
                return Impact.Created;
            if (New is null)
                return DeletionPolicies.KeepsDeleted(Old.Source) == Keeping.Resource ? Impact.Orphaned : Impact.Deleted;
            if (Old.Source.Type != New.Source.Type)
                return Impact.Replaced;
            var worst = Properties.Concat(Attributes).Select(p => p.Impact).DefaultIfEmpty().Max();
            return worst == Impact.None && IsMoved ? Impact.Moved : worst;
        }
    }

    private bool IsMoved => Old is not null && New is not null && Old.Source.LogicalId != New.Source.LogicalId;

    internal ResourceChange ToChange() => new(Old?.Source, New?.Source, Impact, Properties, Attributes);
}
