using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Templates.Tests.Diff.Security;

/// <summary>Holds the comparison of policies to what requests would be answered.</summary>
public sealed class AccessPropertyTests
{
    private static readonly Gen<(JsonArray Base, JsonArray Head)> Pair = MadePolicies.Statements.Zip(MadePolicies.Statements, (b, h) => (b, h));

    [Fact]
    public void What_is_not_said_to_be_newly_allowed_is_not() => Holds(made =>
    {
        var facts = Facts(made.Base, made.Head);
        return facts.Any(f => f.Direction is Direction.Weaker or Direction.CannotTell)
            || MadePolicies.AllRequests.All(r => !IsWider(made.Base, made.Head, r));
    });

    [Fact]
    public void What_is_said_to_be_newly_allowed_is_so_for_a_request() => Holds(made =>
        !Facts(made.Base, made.Head).Any(f => f.Direction == Direction.Weaker)
        || MadePolicies.AllRequests.Any(r => IsWider(made.Base, made.Head, r)));

    [Fact]
    public void What_is_wider_on_the_way_forth_is_narrower_on_the_way_back() => Holds(made =>
    {
        var (forth, back) = (Facts(made.Base, made.Head), Facts(made.Head, made.Base));
        return forth.Any(f => f.Direction == Direction.Weaker) == back.Any(f => f.Direction == Direction.Safer)
            && forth.Any(f => f.Direction == Direction.Safer) == back.Any(f => f.Direction == Direction.Weaker);
    });

    [Fact]
    public void Small_policies_are_always_told() => Holds(made => Facts(made.Base, made.Head).All(f => f.Direction != Direction.CannotTell));

    [Fact]
    public void One_more_statement_that_allows_never_makes_a_policy_narrower() => Holds(made =>
    {
        JsonArray more = [.. made.Base.Select(s => s!.DeepClone()), .. made.Head.Where(s => s!["Effect"]!.ToString() == "Allow").Select(s => s!.DeepClone())];
        return Facts(made.Base, more).All(f => f.Direction != Direction.Safer);
    });

    private static void Holds(Func<(JsonArray Base, JsonArray Head), bool> property) =>
        Prop.ForAll(Arb.From(Pair), made => property(made).Label($"{made.Base.ToJsonString()} becomes {made.Head.ToJsonString()}")).Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    // A request is answered by more than one policy: what this one denies no longer another may allow.
    private static bool IsWider(JsonArray @base, JsonArray head, MadePolicies.Request request) =>
        (MadePolicies.Allows(head, request) && !MadePolicies.Allows(@base, request))
        || (MadePolicies.Denies(@base, request) && !MadePolicies.Denies(head, request));

    private static IReadOnlyList<SecurityFact> Facts(JsonArray @base, JsonArray head) =>
        [.. TemplatePair.Compare(Template(@base), Template(head)).Security.Where(f => f.Topic is Topic.Identity or Topic.PublicAccess)];

    private static string Template(JsonArray statements) => new JsonObject
    {
        ["Resources"] = new JsonObject
        {
            ["Rules"] = new JsonObject
            {
                ["Type"] = "AWS::S3::BucketPolicy",
                ["Properties"] = new JsonObject
                {
                    ["Bucket"] = "data",
                    ["PolicyDocument"] = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements.DeepClone() },
                },
            },
        },
    }.ToJsonString();
}
