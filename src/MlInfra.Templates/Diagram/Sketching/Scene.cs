using MlInfra.Rules.Model;
using MlInfra.Templates.Diagram.Tables;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>The resources of all templates of a picture, and what their values name.</summary>
internal sealed class Scene
{
    private readonly Dictionary<string, Part> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> exports = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> renames;
    private readonly bool isOfSeveral;
    private readonly PhysicalNames names;

    /// <param name="sources">The templates.</param>
    /// <param name="renames">The logical ids that the resources are known by instead of their own.</param>
    internal Scene(IReadOnlyList<DiagramSource> sources, IReadOnlyDictionary<string, string> renames)
    {
        this.renames = renames;
        isOfSeveral = sources.Count > 1;
        foreach (var (stack, blueprint) in sources)
        {
            // Of what a workflow makes when it runs a picture shows what has a place of its own in it.
            foreach (var resource in blueprint.Expected.Resources.Where(r => r.Host is null || PicturedTypes.All.Contains(r.Type)))
                byKey.TryAdd(KeyOf(stack, resource), new(KeyOf(stack, resource), isOfSeveral ? stack : "", resource));
        }

        foreach (var (stack, blueprint) in sources)
            AddExports(stack, blueprint.Sections["Outputs"]);
        names = new(Parts);
    }

    internal IEnumerable<Part> Parts => byKey.Values;

    internal Part? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The resources that a value names, by reference, by import from another stack, or by the name that they are given.</summary>
    internal IEnumerable<Part> Named(Part by, Value value) => PropertyWalk.Leaves(value).SelectMany(leaf => InLeaf(by, leaf)).Distinct();

    /// <summary>The resources that a value refers to.</summary>
    internal IEnumerable<Part> Referred(Part by, Value value) => PropertyWalk.Leaves(value).SelectMany(leaf => References(by, leaf)).Distinct();

    private IEnumerable<Part> InLeaf(Part by, Value leaf)
    {
        var referred = References(by, leaf).ToList();
        return referred.Count > 0 ? referred : names.In(leaf);
    }

    private IEnumerable<Part> References(Part by, Value leaf)
    {
        var key = leaf switch
        {
            ReferenceValue reference => Key(by.Stack, reference.Target),
            UnknownValue { Expression: { } import } => exports.GetValueOrDefault(import),
            _ => null,
        };
        if (leaf is InterpolatedValue text)
            return text.Parts.SelectMany(p => References(by, p));
        return key is not null && byKey.TryGetValue(key, out var part) ? [part] : [];
    }

    private void AddExports(string stack, Value outputs)
    {
        if (outputs is not MapValue map)
            return;
        foreach (var output in map.Entries.Select(e => e.Value).OfType<MapValue>())
        {
            if (output["Export"] is MapValue export && MessageText.Spell(export["Name"]) is { } name
                && PropertyWalk.Leaves(output["Value"]).OfType<ReferenceValue>().FirstOrDefault() is { } reference)
                exports.TryAdd("Fn::ImportValue:" + name, Key(isOfSeveral ? stack : "", reference.Target));
        }
    }

    // What a workflow makes when it runs is named after the workflow, and moves with it.
    private string KeyOf(string stack, Resource resource)
    {
        var id = resource.Host is { } host && renames.TryGetValue(host, out var renamed) ? renamed + resource.LogicalId[host.Length..] : resource.LogicalId;
        return Key(isOfSeveral ? stack : "", id);
    }

    internal string Key(string stack, string logicalId)
    {
        var id = renames.GetValueOrDefault(logicalId) ?? logicalId;
        return stack.Length == 0 ? id : $"{stack}/{id}";
    }
}
