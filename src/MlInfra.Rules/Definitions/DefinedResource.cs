using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>A resource that a workflow's definition makes when it runs, such as the training job of a state, or a state itself.</summary>
public sealed class DefinedResource
{
    internal DefinedResource(string name, string type, MapValue properties, Origin origin)
    {
        Name = name;
        Type = type;
        Properties = properties;
        Origin = origin;
    }

    /// <summary>The name of the state or step; of a training job in a tuning job also the parameter that describes it.</summary>
    public string Name { get; }

    /// <summary>The CloudFormation type; for what CloudFormation does not make, the type it would have.</summary>
    public string Type { get; }

    /// <summary>The request's parameters.</summary>
    public MapValue Properties { get; }

    /// <summary>Where the state's or step's name was written.</summary>
    public Origin Origin { get; }

    /// <summary>The alternatives under which the definition makes it at all; empty when it always does.</summary>
    public IReadOnlyDictionary<string, int> ExistsWhen { get; private init; } = new Dictionary<string, int>();

    /// <summary>The resource in an architecture; null when it never exists together with its host.</summary>
    /// <param name="host">The workflow whose definition makes it, or a part of one.</param>
    /// <param name="logicalId">Its identity, unique in the architecture.</param>
    public Resource? In(Resource host, string logicalId)
    {
        var existsWhen = host.ExistsWhen.ToDictionary(e => e.Key, e => e.Value);
        foreach (var needed in ExistsWhen)
        {
            if (existsWhen.TryGetValue(needed.Key, out var outcome) && outcome != needed.Value)
                return null;
            existsWhen[needed.Key] = needed.Value;
        }

        return new(logicalId, Type, Properties, Origin)
        {
            Name = host.Name.Length > 0 ? $"{host.Name}/{Name}" : Name,
            Host = host.Host ?? host.LogicalId,
            ExistsWhen = existsWhen,
            EscapesBecause = "it is made at run time, when other parts of the system may add to it",
        };
    }

    /// <summary>The resource under one outcome of a choice; null when it does not exist there.</summary>
    internal DefinedResource? When(string choice, int outcome)
    {
        if (ExistsWhen.TryGetValue(choice, out var needed))
            return needed == outcome ? this : null;
        var existsWhen = ExistsWhen.ToDictionary(e => e.Key, e => e.Value);
        existsWhen.Add(choice, outcome);
        return new(Name, Type, Properties, Origin) { ExistsWhen = existsWhen };
    }
}
