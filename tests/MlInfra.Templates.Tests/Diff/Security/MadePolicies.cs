using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace MlInfra.Templates.Tests.Diff.Security;

/// <summary>Makes small policies at random, and evaluates requests against them in the plainest way.</summary>
internal static class MadePolicies
{
    private static readonly string[] Actions = ["s3:Get", "s3:Put", "s3:*", "s3:?et", "*", "kms:Get"];
    private static readonly string[] Resources = ["a", "b", "a/x", "a/*", "*", "?"];
    private static readonly string[] Principals = ["111122223333", "arn:aws:iam::111122223333:role/r", "444455556666", "*"];
    private static readonly string[] Endpoints = ["vpce-1", "vpce-2"];
    private static readonly string[] Blocks = ["10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0"];

    internal sealed record Request(string Principal, string Action, string Resource, string? Endpoint, string Secure, string Address);

    /// <summary>Requests of every kind that the statements can tell apart.</summary>
    internal static IReadOnlyList<Request> AllRequests { get; } =
    [
        .. from principal in new[] { "111122223333/role/r", "111122223333/role/s", "444455556666/role/r", "777788889999/role/r" }
           from action in new[] { "s3:Get", "s3:Put", "s3:let", "s3:List", "kms:Get", "iam:Pass" }
           from resource in new[] { "a", "b", "c", "a/x", "a/y", "dd" }
           from endpoint in new[] { "vpce-1", "vpce-2", "vpce-3", null }
           from secure in new[] { "true", "false" }
           from address in new[] { "10.1.2.3", "10.2.2.3", "192.0.2.1", "2001:db8::1" }
           select new Request(principal, action, resource, endpoint, secure, address),
    ];

    internal static Gen<JsonArray> Statements => Gen.Choose(0, 3).SelectMany(count => AnyStatement.ArrayOf(count)).Select(s => new JsonArray([.. s.Select(o => o.DeepClone())]));

    private static Gen<JsonObject> AnyStatement =>
        from effect in Gen.Frequency((3, Gen.Constant("Allow")), (1, Gen.Constant("Deny")))
        from notAction in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Constant("Not")))
        from actions in Some(Actions)
        from notResource in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Constant("Not")))
        from resources in Some(Resources)
        from principals in Some(Principals)
        from condition in Gen.Frequency((2, Gen.Constant(new JsonObject())), (3, AnyCondition))
        select new JsonObject
        {
            ["Effect"] = effect,
            [notAction + "Action"] = List(actions),
            [notResource + "Resource"] = List(resources),
            ["Principal"] = new JsonObject { ["AWS"] = List(principals) },
            ["Condition"] = condition.DeepClone(),
        };

    private static Gen<JsonObject> AnyCondition => Gen.OneOf(
        from name in Gen.Elements("StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringLike")
        from values in Some(Endpoints)
        select Of(name, "aws:SourceVpce", List(values)),
        Gen.Elements("true", "false").Select(v => Of("Bool", "aws:SecureTransport", v)),
        Gen.Elements("true", "false").Select(v => Of("Null", "aws:SourceVpce", v)),
        from name in Gen.Elements("IpAddress", "NotIpAddress")
        from blocks in Some(Blocks)
        select Of(name, "aws:SourceIp", List(blocks)));

    private static Gen<List<string>> Some(string[] values) => Gen.Elements(values).Zip(Gen.SubListOf(values), (one, more) => more.Take(1).Append(one).Distinct().ToList());

    private static JsonObject Of(string name, string key, JsonNode value) => new() { [name] = new JsonObject { [key] = value } };

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    internal static bool Allows(JsonArray policy, Request request) =>
        policy.Any(s => Is(s!, "Allow") && Speaks(s!, request)) && !Denies(policy, request);

    internal static bool Denies(JsonArray policy, Request request) => policy.Any(s => Is(s!, "Deny") && Speaks(s!, request));

    private static bool Is(JsonNode statement, string effect) => statement["Effect"]!.ToString() == effect;

    private static bool Speaks(JsonNode statement, Request request) =>
        In(statement, "Action", request.Action) && In(statement, "Resource", request.Resource)
        && Texts(statement["Principal"]!["AWS"]!).Any(p => IsPrincipal(p, request.Principal))
        && statement["Condition"]!.AsObject().All(c => Holds(c.Key, Texts(c.Value!.AsObject().Single().Value!), request));

    private static bool In(JsonNode statement, string name, string value) => statement[name] is { } positive
        ? Texts(positive).Any(p => Like(p, value))
        : !Texts(statement["Not" + name]!).Any(p => Like(p, value));

    private static bool IsPrincipal(string pattern, string principal) => pattern switch
    {
        "*" => true,
        _ when pattern.StartsWith("arn:", StringComparison.Ordinal) => pattern == $"arn:aws:iam::{principal.Split('/')[0]}:{principal[13..]}",
        _ => principal.StartsWith(pattern + "/", StringComparison.Ordinal),
    };

    private static bool Holds(string operation, List<string> values, Request request) => operation switch
    {
        "StringEquals" or "StringLike" => request.Endpoint is { } e && values.Contains(e),
        "StringNotEquals" => request.Endpoint is not { } e || !values.Contains(e),
        "StringEqualsIfExists" => request.Endpoint is not { } e || values.Contains(e),
        "Bool" => request.Secure == values[0],
        "Null" => (request.Endpoint is null) == (values[0] == "true"),
        "IpAddress" => values.Exists(v => IsIn(request.Address, v)),
        "NotIpAddress" => !values.Exists(v => IsIn(request.Address, v)),
        _ => throw new InvalidOperationException(operation),
    };

    private static bool IsIn(string address, string block) => System.Net.IPNetwork.Parse(block).Contains(System.Net.IPAddress.Parse(address));

    private static bool Like(string pattern, string text) =>
        Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.IgnoreCase);

    private static List<string> Texts(JsonNode node) => node is JsonArray list ? [.. list.Select(i => i!.ToString())] : [node.ToString()];
}
