using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Facts about what works under another role than before: it may do what that one may.</summary>
internal sealed class RoleUseFacts : ISecurityComparer
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "ExecutionRole", "ExecutionRoleArn", "InstanceProfileArn", "IamInstanceProfile", "JobRole", "JobRoleArn", "Role", "RoleARN", "RoleArn", "ServiceRole", "TaskRoleArn",
    };

    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        (ComparedSide Base, ComparedSide Head)? sides = null;
        foreach (var change in compared.Resources.Where(c => c.Old is not null && c.New is not null))
        {
            foreach (var property in change.Properties.Where(p => p.Because is null && Names.Contains(p.Path.LastName)))
            {
                if (property.New is not AbsentValue && property.Old is not AbsentValue)
                {
                    foreach (var fact in Facts(change, property, compared, sides ??= ComparedSide.Of(compared)))
                        yield return fact;
                }
            }
        }
    }

    private static IEnumerable<SecurityFact> Facts(ResourceChange change, PropertyChange property, ComparedBlueprints compared, (ComparedSide Base, ComparedSide Head) sides)
    {
        var old = Sources(property.Old, sides.Base);
        var now = Sources(property.New, sides.Head);
        var name = property.New is ReferenceValue role ? role.Target : property.New.Describe();
        if (old is null || now is null)
        {
            yield return Fact(Direction.CannotTell, $"{change.LogicalId} works as another role, {name}; what one of the two may do is not in the template");
            yield break;
        }

        var comparison = new PolicyComparison(sides.Base, sides.Head, compared.ChangedParameters());
        var words = new AccessWords(comparison.Comparison);
        var bearer = new PolicyBearer(BearerKind.Identity, "", $"{change.LogicalId}, which works as {name},", change.LogicalId);
        var (gained, lost) = comparison.Compare(old, now);
        if (gained.Grants.Count > 0)
            yield return Fact(Direction.Weaker, words.Gained(bearer, gained));
        if (lost.Grants.Count > 0)
            yield return Fact(Direction.Safer, words.Lost(bearer, lost));
        if (gained is { IsOpen: true, Grants.Count: 0 })
            yield return Fact(Direction.CannotTell, $"{change.LogicalId} works as another role, {name}; whether that one may do more is known at deployment");

        SecurityFact Fact(Direction direction, string text) => new(direction, Topic.Identity, change.LogicalId, property.Path.ToString(), text, property.Origin);
    }

    private static List<AccessSource>? Sources(Value role, ComparedSide side) =>
        role is ReferenceValue reference && side.Find(reference.Target) is { Type: "AWS::IAM::Role" } found
            ? new PolicyBearers(side).All.GetValueOrDefault($"{BearerKind.Identity} {found.Id}")?.Sources ?? []
            : null;
}
