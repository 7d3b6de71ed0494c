using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>Tells what plumbing serves.</summary>
internal sealed class Folding
{
    private static readonly HashSet<string> OnlyMention = new(StringComparer.OrdinalIgnoreCase)
    {
        "AWS::CloudWatch::Dashboard", "AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::User", "AWS::KMS::Key", "AWS::KMS::ReplicaKey",
    };

    private readonly Scene scene;
    private readonly Dictionary<string, List<Part>> referrers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Part>> served = new(StringComparer.Ordinal);
    private readonly HashSet<string> providers = new(StringComparer.Ordinal);

    internal Folding(Scene scene)
    {
        this.scene = scene;
        foreach (var part in scene.Parts)
        {
            foreach (var target in scene.Referred(part, part.Resource.Properties).Where(t => t.Key != part.Key))
            {
                if (!referrers.TryGetValue(target.Key, out var those))
                    referrers.Add(target.Key, those = []);
                those.Add(part);
            }
        }

        FindProviders();
    }

    /// <summary>Whether a resource is folded away, even one of a type that is shown otherwise.</summary>
    internal bool IsFolded(Part part) => part.IsBoundary || part.Folded is not null || providers.Contains(part.Key);

    /// <summary>The nodes that a resource serves; itself where it is a node.</summary>
    internal IReadOnlyList<Part> Served(Part part)
    {
        if (!served.TryGetValue(part.Key, out var found))
            served.Add(part.Key, found = Walk(part, p => Next(p)));
        return found;
    }

    /// <summary>The nodes that naming a resource means; itself where it is a node, none where it is plumbing of its own.</summary>
    internal IEnumerable<Part> Meant(Part part) => Walk(part, p => p.Folded is { StandsFor: true } ? Next(p) : []);

    /// <summary>Who refers to a resource.</summary>
    internal IEnumerable<Part> Referrers(Part part) => referrers.GetValueOrDefault(part.Key) ?? [];

    private List<Part> Walk(Part start, Func<Part, IEnumerable<Part>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Key };
        var found = new List<Part>();
        var queue = new Queue<Part>([start]);
        while (queue.TryDequeue(out var part))
        {
            if (!IsFolded(part))
            {
                found.Add(part);
                continue;
            }

            foreach (var other in next(part).Where(o => seen.Add(o.Key)))
                queue.Enqueue(other);
        }

        return found;
    }

    private IEnumerable<Part> Next(Part part)
    {
        if (part.IsBoundary)
            return [];
        if (part.Folded is not { Serves: { Length: > 0 } paths })
            return Users(part);

        // A custom resource does not serve the function that makes it.
        return paths is ["*"]
            ? scene.Referred(part, new MapValue([.. part.Resource.Properties.Entries.Where(e => e.Name != "ServiceToken")], Origin.None))
            : paths.SelectMany(p => PropertyWalk.Select(part.Resource.Properties, p)).SelectMany(v => scene.Named(part, v));
    }

    // Who mentions a resource in a policy or a rule is not served by it. A log group may be named after what writes to it.
    private IEnumerable<Part> Users(Part part)
    {
        var users = Referrers(part).Where(r => !r.Resource.Type.Equals(part.Resource.Type, StringComparison.OrdinalIgnoreCase)
            && (!IsFolded(r) || (r.Folded is { Serves.Length: 0 } or { StandsFor: true } && !OnlyMention.Contains(r.Resource.Type)))).ToList();
        return users.Count > 0 || !part.Is("AWS::Logs::LogGroup") ? users : scene.Referred(part, part.Resource.Properties["LogGroupName"]);
    }

    // A function that only custom resources call makes resources; it is no part of the architecture.
    private void FindProviders()
    {
        var tokens = scene.Parts
            .SelectMany(p => scene.Referred(p, p.Resource.Properties["ServiceToken"]))
            .ToList();
        var pending = new Queue<Part>(tokens);
        while (pending.TryDequeue(out var function))
        {
            if (IsFolded(function) || !Referrers(function).All(r => r.Folded is not null || providers.Contains(r.Key) || IsCustom(r)))
                continue;
            providers.Add(function.Key);

            // CDK's provider framework: the function that is named starts another one.
            foreach (var inner in scene.Referred(function, function.Resource.Properties["Environment"]).Where(p => p.Is("AWS::Lambda::Function")))
                pending.Enqueue(inner);
        }
    }

    private static bool IsCustom(Part part) =>
        part.Is("AWS::CloudFormation::CustomResource") || part.Resource.Type.StartsWith("Custom::", StringComparison.Ordinal);
}
