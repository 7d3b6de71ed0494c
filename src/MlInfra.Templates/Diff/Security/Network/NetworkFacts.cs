using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Network;

/// <summary>Facts about what can be reached from where: rules of groups and network ACLs, and routes, compared as sets.</summary>
internal sealed class NetworkFacts : ISecurityComparer
{
    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        if (!compared.Resources.Any(r => NetworkBearers.Reads(r.Type)))
            yield break;
        var (before, after) = ComparedSide.Of(compared);
        var (old, now) = (new NetworkBearers(before), new NetworkBearers(after));
        var changed = compared.ChangedParameters();
        foreach (var kind in Enum.GetValues<NetworkKind>())
        {
            var comparison = new NetworkComparison(before, after, changed, kind);
            foreach (var (_, id) in now.All.Keys.Union(old.All.Keys).Where(k => k.Kind == kind))
            {
                if (before.Find(id) is null == after.Find(id) is null)
                {
                    foreach (var fact in Facts(kind, id, old.All.GetValueOrDefault((kind, id)) ?? [], now.All.GetValueOrDefault((kind, id)) ?? [], comparison, compared))
                        yield return fact;
                }
            }

            // A subnet that goes by another table reaches what that one leads to.
            foreach (var (subnet, table) in kind == NetworkKind.Routes ? now.TableOfSubnet : [])
            {
                if (before.Find(subnet) is null || old.TableOfSubnet.GetValueOrDefault(subnet) is var former && former == table)
                    continue;
                foreach (var fact in Facts(kind, subnet, former is null ? [] : Routes(old, former), Routes(now, table), comparison, compared))
                    yield return fact;
            }
        }
    }

    private static List<AccessSource> Routes(NetworkBearers bearers, string table) => bearers.All.GetValueOrDefault((NetworkKind.Routes, table)) ?? [];

    private static IEnumerable<SecurityFact> Facts(
        NetworkKind kind, string id, List<AccessSource> was, List<AccessSource> @is, NetworkComparison comparison, ComparedBlueprints compared)
    {
        var (gained, lost) = comparison.Compare(was, @is);
        var written = was.Concat(@is).Select(s => s.LogicalId).Append(id).ToHashSet(StringComparer.Ordinal);
        var change = compared.Resources.FirstOrDefault(r => written.Contains(r.LogicalId)) ?? compared.Resources[0];
        var name = id.Trim('"');
        if (gained.Grants.Count > 0)
        {
            var text = kind == NetworkKind.Egress && @is is [{ Value: AbsentValue }]
                ? $"{name} has no rule for egress any more: made anew it lets all traffic out"
                : $"{name} now {Verb(kind)} {Said(gained)}";
            yield return Fact(Direction.Weaker, kind == NetworkKind.Ingress && gained.Grants.Any(IsWorld) ? Topic.PublicAccess : Topic.Network, text, gained.Grants[0].Statement.Origin);
        }

        if (lost.Grants.Count > 0)
            yield return Fact(Direction.Safer, Topic.Network, $"{name} no longer {Verb(kind)} {Said(lost)}", null);
        if (gained is { IsOpen: true, Grants.Count: 0 })
            yield return Fact(Direction.CannotTell, Topic.Network, $"{name} changes; whether it {Verb(kind)} more is known at deployment", null);
        else if (lost is { IsOpen: true, Grants.Count: 0 } && gained.Grants.Count == 0)
            yield return Fact(Direction.CannotTell, Topic.Network, $"{name} {Verb(kind)} no more than before; whether it {Verb(kind)} less is known at deployment", null);

        SecurityFact Fact(Direction direction, Topic topic, string text, Origin? at) =>
            new(direction, topic, compared.Head.Written.Find(id) is null ? change.LogicalId : id, "", text, at is { Line: > 0 } ? at : change.Origin);
    }

    private static string Verb(NetworkKind kind) => kind switch
    {
        NetworkKind.Ingress or NetworkKind.AclIngress => "lets in",
        NetworkKind.Egress or NetworkKind.AclEgress => "lets out",
        _ => "routes",
    };

    private static string Said(AccessGain gain)
    {
        var rules = gain.Grants.OrderByDescending(IsWorld).Select(g => g.Statement.Summary).Distinct().ToList();
        return rules[0] + (rules.Count == 1 ? "" : rules.Count == 2 ? ", and one rule more" : $", and {rules.Count - 1} rules more");
    }

    private static bool IsWorld(Grant grant) => grant.Statement.Box.Demands.Any(d => d is { Holds: true, Test: RangeTest { Side: "peer" } test }
        && (test.Numbers.And(AddressSpace.AllV4).IsSame(AddressSpace.AllV4) || test.Numbers.And(AddressSpace.AllV6).IsSame(AddressSpace.AllV6)));
}
