using System.Text.Json.Nodes;

namespace MlInfra.Blueprints.Tests;

/// <summary>Finds the ends of an arrow in one blueprint, and the permission between them.</summary>
internal sealed class Arrows(Synthesized made, string blueprint)
{
    public IReadOnlyList<Resource> All(string type) => Resource.Of(made, blueprint, type);

    public Resource One(string type, Func<Resource, bool>? which = null) => Assert.Single(All(type), resource => which is null || which(resource));

    /// <summary>The only resource of a type whose logical id has a part in it.</summary>
    public Resource One(string type, string part) => One(type, resource => resource.Id.Contains(part, StringComparison.Ordinal));

    /// <summary>The role of a service component, by a part of its logical id.</summary>
    public Resource Role(string part) => One("AWS::IAM::Role", part);

    public IEnumerable<JsonObject> Permissions(Resource role) =>
        All("AWS::IAM::Policy").Where(policy => policy.Settings["Roles"]!.ToJsonString().Contains($"\"{role.Id}\"")).SelectMany(policy => policy.Statements());

    public JsonObject May(Resource role, string action, Resource? on = null, string path = "")
    {
        var statements = Permissions(role).Where(statement =>
            Resource.Texts(statement["Action"]).Contains(action)
            && statement["Resource"]!.ToJsonString() is var resource
            && (on is null || resource.Contains($"\"{on.Id}\""))
            && resource.Contains(path)).ToList();
        Assert.True(statements.Count > 0, $"{role.Id} may not {action} on {on?.Id}{path}.");
        return statements[0];
    }

    public void MayNot(Resource role, string action) =>
        Assert.DoesNotContain(Permissions(role), statement => Resource.Texts(statement["Action"]).Contains(action));
}
