using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Facts about permissions boundaries, beyond which no policy of a role or user can allow anything.</summary>
internal sealed class BoundaryFacts : ISecurityComparer
{
    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        foreach (var change in compared.Resources.Where(c => c.Old is not null && c.New is not null))
        {
            if (change.Properties.FirstOrDefault(p => p.Path.ToString() == "PermissionsBoundary") is not { } boundary)
                continue;
            var (direction, what) = (boundary.Old, boundary.New) switch
            {
                (_, AbsentValue) => (Direction.Weaker, "no longer has its permissions boundary"),
                (AbsentValue, _) => (Direction.Safer, "now has a permissions boundary"),
                (_, ScalarValue arn) when ManagedPolicies.NameOf(arn.Text) == "AdministratorAccess" => (Direction.Weaker, "has AdministratorAccess for a permissions boundary, which is none"),
                _ => (Direction.CannotTell, "has another permissions boundary"),
            };
            yield return new(direction, Topic.Identity, change.LogicalId, "PermissionsBoundary", $"{change.LogicalId} {what}", boundary.Origin);
        }
    }
}
