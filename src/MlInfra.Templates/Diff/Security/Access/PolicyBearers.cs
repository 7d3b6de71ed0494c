using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Gathers the policies of one side by what bears them, wherever they are written.</summary>
internal sealed class PolicyBearers
{
    private readonly ComparedSide side;
    private readonly Spelling spelling = new();
    private readonly Dictionary<string, PolicyBearer> bearers = new(StringComparer.Ordinal);
    private readonly List<ComparedResource> unattached = [];
    private readonly HashSet<string> referenced = new(StringComparer.Ordinal);

    internal PolicyBearers(ComparedSide side)
    {
        this.side = side;
        foreach (var resource in side.Resources)
        {
            if (IdentityTypes.Bears(resource.Type))
                AddIdentity(resource);
            else if (IdentityTypes.Attached(resource.Type) is { } attached)
                AddAttached(resource, attached);
            else if (ResourcePolicies.Of(resource.Type) is { } policies)
                AddResourcePolicies(resource, policies);
        }

        foreach (var policy in unattached.Where(p => !referenced.Contains(p.Id)))
        {
            Unattached.Add(policy.Id);
            Bearer(BearerKind.Identity, policy.Id).Sources.Add(new(policy.Properties["PolicyDocument"], false, Gates.None, policy.Id));
        }
    }

    internal IReadOnlyDictionary<string, PolicyBearer> All => bearers;

    /// <summary>The managed policies that the template gives to nobody.</summary>
    internal HashSet<string> Unattached { get; } = new(StringComparer.Ordinal);

    private void AddIdentity(ComparedResource resource)
    {
        var bearer = Bearer(BearerKind.Identity, resource.Id);
        foreach (var (policy, gates) in Gates.None.Items(resource.Properties["Policies"]))
            bearer.Sources.Add(new(policy is MapValue map ? map["PolicyDocument"] : policy, false, gates, resource.Id));
        foreach (var (policy, gates) in Gates.None.Items(resource.Properties["InlinePolicy"]))
            bearer.Sources.Add(new(policy, false, gates, resource.Id));
        foreach (var name in new[] { "ManagedPolicyArns", "ManagedPolicies" })
            AddManaged(resource, bearer, name);
        foreach (var (trust, gates) in Gates.None.Items(resource.Properties["AssumeRolePolicyDocument"]))
            Bearer(BearerKind.Trust, resource.Id).Sources.Add(new(trust, false, gates, resource.Id));
    }

    private void AddManaged(ComparedResource resource, PolicyBearer bearer, string property)
    {
        foreach (var (arn, gates) in Gates.None.Items(resource.Properties[property]))
        {
            if (arn is ReferenceValue reference && side.Find(reference.Target) is { Type: "AWS::IAM::ManagedPolicy" } policy)
            {
                referenced.Add(policy.Id);
                if (gates.With(policy.Gates) is { } both)
                    bearer.Sources.Add(new(policy.Properties["PolicyDocument"], false, both, policy.Id));
            }
            else
            {
                bearer.Sources.Add(new(arn, true, gates, resource.Id));
            }
        }
    }

    private void AddAttached(ComparedResource resource, IReadOnlyList<string> properties)
    {
        var isAttached = false;
        foreach (var property in properties)
        {
            foreach (var (identity, gates) in resource.Gates.Items(resource.Properties[property]))
            {
                isAttached = true;
                Bearer(BearerKind.Identity, identity).Sources.Add(new(resource.Properties["PolicyDocument"], false, gates, resource.Id));
            }
        }

        // Who is given it elsewhere is not seen here.
        if (!isAttached && resource.Type == "AWS::IAM::ManagedPolicy")
            unattached.Add(resource);
    }

    private void AddResourcePolicies(ComparedResource resource, ResourcePolicies.Form form)
    {
        var kind = resource.Type == "AWS::EC2::VPCEndpoint" ? BearerKind.Endpoint : BearerKind.Resource;
        var document = form.DocumentIn(resource.Properties);
        if (form.Target is null)
        {
            Bearer(kind, resource.Id).Sources.Add(new(document, false, Gates.None, resource.Id));
            return;
        }

        foreach (var (target, gates) in resource.Gates.Items(resource.Properties[form.Target]))
            Bearer(kind, target).Sources.Add(new(document, false, gates, resource.Id));
    }

    private PolicyBearer Bearer(BearerKind kind, Value identity)
    {
        if (identity is ReferenceValue reference && side.Find(reference.Target) is not null)
            return Bearer(kind, reference.Target);
        if (identity is ScalarValue name && Named(name.Text) is { } resource)
            return Bearer(kind, resource.Id);
        var key = $"{kind} {spelling.Of(identity)}";
        if (!bearers.TryGetValue(key, out var bearer))
            bearers.Add(key, bearer = new(kind, key, identity is ScalarValue scalar ? scalar.Text : identity is UnknownValue { Expression: { } expression } ? "${" + expression + "}" : identity.Describe(), null));
        return bearer;
    }

    private PolicyBearer Bearer(BearerKind kind, string id)
    {
        var key = $"{kind} {id}";
        if (!bearers.TryGetValue(key, out var bearer))
            bearers.Add(key, bearer = new(kind, key, id, id));
        return bearer;
    }

    private ComparedResource? Named(string name) => side.Resources.FirstOrDefault(r =>
        KnownNames.NameProperty(r.Type, r.Type == "AWS::SQS::Queue" ? "QueueName" : null) is { } property
        && r.Properties.Find(property)?.Value is ScalarValue text && text.Text == name);
}
