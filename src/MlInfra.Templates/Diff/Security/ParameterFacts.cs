using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Facts about parameters: one that is no longer secret shows its value to all who may look at the stack.</summary>
internal sealed class ParameterFacts : ISecurityComparer
{
    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        if (compared.Base.Sections["Parameters"] is not MapValue before || compared.Head.Sections["Parameters"] is not MapValue after)
            yield break;
        foreach (var entry in after.Entries)
        {
            if (before.Find(entry.Name) is not { Value: MapValue was } || entry.Value is not MapValue now || IsSecret(was) == IsSecret(now))
                continue;
            var direction = IsSecret(was) ? Direction.Weaker : Direction.Safer;
            yield return new(
                direction, Topic.Protection, entry.Name, "NoEcho",
                $"parameter {entry.Name} is {(direction == Direction.Weaker ? "no longer" : "now")} secret (NoEcho)", entry.NameOrigin);
        }
    }

    private static bool IsSecret(MapValue parameter) =>
        parameter["NoEcho"] is ScalarValue flag && string.Equals(flag.Text, "true", StringComparison.OrdinalIgnoreCase);
}
