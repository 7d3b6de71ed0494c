using System.IO.Enumeration;
using MlInfra.Rules.Model;
using MlInfra.Templates.Diagram.Tables;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>The flows that only IAM policies tell of: what a role may do with a resource that it names.</summary>
internal sealed class AllowedFlows(Scene scene, Folding folding, Dictionary<string, DiagramNode> outside)
{
    private static readonly string[] RoleProperties = ["Role", "RoleArn", "Roles", "RoleName", "Credentials", "IamInstanceProfile", "InstanceProfile", "JobFlowRole"];

    internal IEnumerable<SketchFlow> Read()
    {
        var actors = Actors();
        foreach (var part in scene.Parts)
        {
            foreach (var (roles, document) in Documents(part))
            {
                var who = roles.SelectMany(r => actors[r.Key]).Distinct().ToList();
                if (who.Count == 0)
                    continue;
                foreach (var flow in PropertyWalk.Select(document, "Statement").OfType<MapValue>().SelectMany(s => Of(part, s, who)))
                    yield return flow;
            }
        }
    }

    private IEnumerable<(IReadOnlyList<Part> Roles, Value Document)> Documents(Part part)
    {
        var properties = part.Resource.Properties;
        if (part.IsRole)
            yield return ([part], PolicyIn(properties["Policies"]));
        else if (part.Is("AWS::IAM::Policy") || part.Is("AWS::IAM::ManagedPolicy") || part.Is("AWS::IAM::RolePolicy"))
            yield return ([.. scene.Referred(part, properties["Roles"]), .. scene.Referred(part, properties["RoleName"]), .. folding.Referrers(part).Where(r => r.IsRole)], properties["PolicyDocument"]);
    }

    private static ListValue PolicyIn(Value policies) => new([.. PropertyWalk.Select(policies, "PolicyDocument")], policies.Origin);

    // Who acts as a role: whatever names it as its role, but for a workflow's jobs, which are resources themselves.
    private ILookup<string, string> Actors() => scene.Parts
        .Where(p => !p.Resource.Type.StartsWith("AWS::IAM::", StringComparison.OrdinalIgnoreCase))
        .SelectMany(p => PropertyWalk.All(p.Resource.Properties)
            .Where(v => !v.Path[0].StartsWith("Definition", StringComparison.Ordinal) && RoleProperties.Any(r => v.Path[^1].EndsWith(r, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(v => scene.Referred(p, v.Value))
            .Where(r => r.IsRole)
            .SelectMany(r => r.Is("AWS::IAM::Role") ? [r] : scene.Referred(r, r.Resource.Properties["Roles"]))
            .SelectMany(r => folding.Served(p).Select(n => (Role: r.Key, Node: n.Key))))
        .Distinct()
        .ToLookup(a => a.Role, a => a.Node, StringComparer.Ordinal);

    private IEnumerable<SketchFlow> Of(Part policy, MapValue statement, List<string> who)
    {
        if (statement["Effect"] is not ScalarValue { Text: "Allow" } || statement["Action"] is AbsentValue)
            return [];
        var actions = PropertyWalk.Select(statement, "Action").OfType<ScalarValue>().Select(a => a.Text).ToList();
        var resources = PropertyWalk.Leaves(statement["Resource"]).ToList();
        return AccessTable.Rows
            .Where(row => actions.Any(a => IsAllowed(a, row)))
            .SelectMany(row => resources.SelectMany(r => Targets(policy, r, row)).Distinct().SelectMany(t => who.Where(w => w != t).Select(w => row.Way == AccessWay.In
                ? new SketchFlow(t, w, row.Label, FlowKind.Data)
                : new SketchFlow(w, t, row.Label, FlowKind.Data))));
    }

    private IEnumerable<string> Targets(Part policy, Value resource, AccessRow row)
    {
        var named = scene.Named(policy, resource).ToList();
        if (named.Count > 0)
            return named.SelectMany(folding.Meant).Where(p => row.Service.StartsWith(ServiceNames.Of(p.Resource.Type), StringComparison.OrdinalIgnoreCase)).Select(p => p.Key);
        if (Outside.Allowed(resource, row) is not { } node)
            return [];
        outside.TryAdd(node.Id, node);
        return [node.Id];
    }

    // Of "s3:Get*" and "*" too; what a wildcard allows beside is no other flow.
    private static bool IsAllowed(string action, AccessRow row)
    {
        if (action == "*")
            return true;
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && action.AsSpan(0, colon).Equals(row.Service, StringComparison.OrdinalIgnoreCase)
            && row.Actions.Any(a => FileSystemName.MatchesSimpleExpression(action.AsSpan(colon + 1), a));
    }
}
