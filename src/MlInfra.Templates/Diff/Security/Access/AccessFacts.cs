using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Facts about who may do what: what the policies of each bearer allow, compared as sets.</summary>
internal sealed class AccessFacts : ISecurityComparer
{
    // Conditions that leave everyone who is anyone.
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        SideSolver.Principal, SideSolver.Action, SideSolver.Resource, "aws:securetransport", "s3:tlsversion", "s3:x-amz-acl",
    };

    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        var changes = compared.Resources.Where(r => Reads(r.Type)).ToList();
        if (changes.Count == 0)
            yield break;
        var (before, after) = ComparedSide.Of(compared);
        var (bearersBefore, bearersAfter) = (new PolicyBearers(before), new PolicyBearers(after));
        var (old, now) = (bearersBefore.All, bearersAfter.All);
        var comparison = new PolicyComparison(before, after, compared.ChangedParameters());
        var words = new AccessWords(comparison.Comparison);
        foreach (var key in now.Keys.Union(old.Keys, StringComparer.Ordinal))
        {
            var (was, @is) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            var bearer = (@is ?? was)!;
            if (bearersBefore.Unattached.Contains(bearer.LogicalId ?? "") != bearersAfter.Unattached.Contains(bearer.LogicalId ?? ""))
                continue;
            var origins = new FactOrigins(bearer, compared, @is ?? was);
            if (bearer.LogicalId is not { } id || (before.Find(id) is not null && after.Find(id) is not null))
            {
                foreach (var fact in Changed(bearer, was?.Sources ?? [], @is?.Sources ?? [], comparison, words, origins))
                    yield return fact;
            }
            else if (before.Find(id) is null && Alarm(bearer, comparison.Read(bearer.Sources, after, Gates.None, withDefaults: true)) is { } alarm)
            {
                yield return origins.Fact(Direction.Weaker, alarm.Topic, alarm.Text, null);
            }
        }
    }

    /// <summary>Whether the policies of a type are compared here.</summary>
    internal static bool Reads(string type) => IdentityTypes.Bears(type) || IdentityTypes.Attached(type) is not null || ResourcePolicies.Of(type) is not null;

    private static IEnumerable<SecurityFact> Changed(
        PolicyBearer bearer, List<AccessSource> was, List<AccessSource> @is, PolicyComparison comparison, AccessWords words, FactOrigins origins)
    {
        var (gained, lost) = comparison.Compare(was, @is);
        if (gained.Grants.Count > 0)
        {
            var isPublic = bearer.Kind is BearerKind.Resource or BearerKind.Trust && gained.Grants.Any(g => g.Statement.IsAllow && IsPublic(g.Statement));
            yield return origins.Fact(Direction.Weaker, isPublic ? Topic.PublicAccess : TopicOf(bearer), words.Gained(bearer, gained), gained.Grants[0].Statement.Origin);
        }

        if (lost.Grants.Count > 0)
            yield return origins.Fact(Direction.Safer, TopicOf(bearer), words.Lost(bearer, lost), null);
        if (gained is { IsOpen: true, Grants.Count: 0 })
            yield return origins.Fact(Direction.CannotTell, TopicOf(bearer), $"{bearer.Name}: its policies change; whether they allow more is known at deployment", null);
        else if (lost is { IsOpen: true, Grants.Count: 0 } && gained.Grants.Count == 0)
            yield return origins.Fact(Direction.CannotTell, TopicOf(bearer), $"{bearer.Name}: its policies change and allow no more; whether they allow less is known at deployment", null);
    }

    private static Topic TopicOf(PolicyBearer bearer) => bearer.Kind == BearerKind.Endpoint ? Topic.Network : Topic.Identity;

    // What comes with a new resource was not there to be weakened, but a door to the world is one.
    private static (Topic Topic, string Text)? Alarm(PolicyBearer bearer, AccessPolicy policy)
    {
        switch (bearer.Kind)
        {
            case BearerKind.Trust when policy.Allowed.SelectMany(ForeignAccounts).FirstOrDefault() is { } account:
                return (Topic.Identity, $"{bearer.Name} is new, and account {account} may assume it");
            case BearerKind.Trust or BearerKind.Resource when policy.Denied.Count == 0 && policy.Allowed.Exists(IsPublic):
                return (Topic.PublicAccess, $"{bearer.Name} is new, and everyone may {(bearer.Kind == BearerKind.Trust ? "assume" : "use")} it");
            case BearerKind.Identity when bearer.Sources.FirstOrDefault(s => s is { IsManaged: true, Value: ScalarValue arn } && ManagedPolicies.IsAdministrative(ManagedPolicies.NameOf(arn.Text))) is { Value: ScalarValue name }:
                return (Topic.Identity, $"{bearer.Name} is new with {ManagedPolicies.NameOf(name.Text)}");
            default:
                return null;
        }
    }

    private static bool IsPublic(Statement statement) =>
        statement.Box.On(SideSolver.Principal).Any(d => d is { Holds: true, Test: TextTest test } && test.Patterns.Any(p => p.IsEverything))
        && statement.Box.Demands.All(d => Open.Contains(d.Test.Side));

    private static IEnumerable<string> ForeignAccounts(Statement statement) => statement.Box.On(SideSolver.Principal)
        .SelectMany(d => ((TextTest)d.Test).Patterns)
        .Select(p => string.Concat(p.Symbols.TakeWhile(s => s is > 0 and < Tokens.First).Select(s => (char)s)).Split('/'))
        .Where(p => p is ["AWS", { Length: 12 } account, ..] && account.All(char.IsAsciiDigit))
        .Select(p => p[1]);
}
