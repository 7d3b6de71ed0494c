using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Network;

/// <summary>What rules of a network are about.</summary>
internal enum NetworkKind
{
    /// <summary>What a security group lets in.</summary>
    Ingress,

    /// <summary>What a security group lets out.</summary>
    Egress,

    /// <summary>What a network ACL lets in.</summary>
    AclIngress,

    /// <summary>What a network ACL lets out.</summary>
    AclEgress,

    /// <summary>Where a route table leads.</summary>
    Routes,
}

/// <summary>Compares rules of one kind.</summary>
internal sealed class NetworkComparison(ComparedSide before, ComparedSide after, HashSet<string> changedParameters, NetworkKind kind)
    : SetComparison(before, after, changedParameters)
{
    private protected override AccessPolicy Read(IReadOnlyList<AccessSource> sources, Gates way, DeployedTexts texts)
    {
        var rules = new NetworkRules(texts, Addresses);
        var routes = new Routes(texts.Side, rules, texts);
        var policy = new AccessPolicy();
        var denied = new List<Box>();
        foreach (var value in sources.Select(s => way.Apply(s.Value)).OrderBy(Number))
        {
            var isAllow = value is not MapValue map || map["RuleAction"] is not ScalarValue { Text: "deny" };
            var statement = value is not MapValue rule ? value is AbsentValue ? NetworkRules.Everything(value.Origin) : null
                : kind == NetworkKind.Routes ? routes.Read(rule)
                : rules.Read(rule, isAllow, kind is NetworkKind.Ingress or NetworkKind.AclIngress ? "from" : "to");
            if (statement is null)
                policy.Unread.Add(Spelling.Of(value));
            else if (!isAllow)
                denied.Add(statement.Box);
            else if (denied.Count == 0)
                policy.Add(statement);
            else
                AddRest(statement, denied, policy);
        }

        return policy;
    }

    // A network ACL goes by the first rule that matches, so that a rule allows what none before it denies.
    private void AddRest(Statement statement, List<Box> denied, AccessPolicy policy)
    {
        if (new BoxDifference(Solver).Of(statement.Box, denied) is not { } left)
            policy.Unread.Add(statement.Summary);
        else
            policy.Allowed.AddRange(left.Select(box => statement with { Box = box }));
    }

    private static decimal Number(Value value) => value is MapValue map && map["RuleNumber"] is ScalarValue { Number: { } number } ? number : 0;
}
