using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Makes facts about a bearer that point to where its policies changed.</summary>
internal sealed class FactOrigins(PolicyBearer bearer, ComparedBlueprints compared, PolicyBearer? shown)
{
    internal SecurityFact Fact(Direction direction, Topic topic, string text, Origin? at)
    {
        var written = shown?.Sources.Select(s => s.LogicalId).Append(bearer.LogicalId).ToHashSet(StringComparer.Ordinal) ?? [];
        var change = compared.Resources.FirstOrDefault(r => written.Contains(r.LogicalId)) ?? compared.Resources[0];
        return new(direction, topic, bearer.LogicalId ?? change.LogicalId, "", text, at is { Line: > 0 } ? at : change.Origin);
    }
}
