using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>Where a condition is evaluated: the value it looks at, the resource that holds it, and the choices made so far.</summary>
public sealed class Scope
{
    // Custom resources, nested stacks and parameters hand on what they are told.
    private static readonly string[] Messengers = ["Custom::", "AWS::CloudFormation::", "AWS::SSM::Parameter"];

    private readonly ChoiceTrail trail;

    private Scope(Relations relations, Resource resource, Value focus, string path, ChoiceTrail trail, string? missing = null)
    {
        Missing = missing;
        Relations = relations;
        Resource = resource;
        Focus = focus;
        Path = path;
        this.trail = trail;
    }

    internal Relations Relations { get; }

    internal Resource Resource { get; }

    internal Value Focus { get; }

    internal string Path { get; }

    /// <summary>The first part of the path that is not set, once there is one.</summary>
    internal string? Missing { get; }

    internal static Scope Of(Relations relations, Resource resource, ChoiceTrail trail) =>
        new(relations, resource, resource.Properties, "", trail);

    internal Scope At(Value focus, string path) =>
        new(Relations, Resource, focus, path, trail, focus is AbsentValue ? Missing ?? path : null);

    internal Scope On(Resource other) => new(Relations, other, other.Properties, "", trail);

    /// <summary>The value once its choices are made.</summary>
    internal Value Resolve(Value value)
    {
        while (value is AlternativesValue alternatives)
            value = alternatives.Alternatives[trail.Choose(alternatives)].Value;
        return value;
    }

    /// <summary>Whether a resource exists under the choices made so far.</summary>
    internal bool Exists(Resource resource)
    {
        foreach (var needed in resource.ExistsWhen)
        {
            if (trail.Choose(needed.Key, 2, outcome => outcome == 0 ? "true" : "false") != needed.Value)
                return false;
        }

        return true;
    }

    /// <summary>Whether a reference gives text that others wrote, rather than the name or an attribute of a resource.</summary>
    internal bool GivesAnything(ReferenceValue reference) =>
        Relations.Architecture.Find(reference.Target) is { Type: var type } && Messengers.Any(m => type.StartsWith(m, StringComparison.OrdinalIgnoreCase));

    /// <summary>A list's items with their paths. What is no list counts as a list of one, as CloudFormation reads it.</summary>
    internal (IReadOnlyList<(Value Value, string Path)> Items, string? OpenBecause) ItemsOf(Value value, string path)
    {
        switch (value)
        {
            case AbsentValue:
                return ([], null);
            case ListValue list:
                var items = new List<(Value, string)>(list.Items.Count);
                string? open = list.OpenBecause;
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var item = Resolve(list.Items[i]);
                    if (item is ListValue nested)
                    {
                        foreach (var inner in nested.Items)
                            items.Add((Resolve(inner), PropertyPath.Append(path, i)));
                        open ??= nested.OpenBecause;
                    }
                    else if (item is not AbsentValue)
                    {
                        items.Add((item, PropertyPath.Append(path, i)));
                    }
                }

                return (items, open);
            case UnknownValue unknown:
                return ([], unknown.Reason);
            default:
                return ([(value, path)], null);
        }
    }

    internal Evidence Evidence(Value value, string path, string? serviceDefault = null, Edit? edit = null) =>
        new(Resource, path, value, serviceDefault, edit is null ? null : [edit]) { Missing = Missing };

    internal Outcome Unknown(string reason, string? path = null) =>
        Outcome.Of(Verdict.Unknown, Evidence(new UnknownValue(reason, Focus.Origin), path ?? Path));
}
