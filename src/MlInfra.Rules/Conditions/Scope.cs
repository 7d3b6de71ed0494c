using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>Where a condition is evaluated: the value it looks at, the resource that holds it, and the choices made so far.</summary>
public sealed class Scope
{
    // Custom resources, nested stacks and parameters hand on what they are told.
    private static readonly string[] Messengers = ["Custom::", "AWS::CloudFormation::", "AWS::SSM::Parameter"];

    private const int NoItem = -1;

    private readonly ChoiceTrail trail;

    // The way here from the scope around it: a property's name, an item's index, or neither where only a choice was made.
    private readonly Scope? outer;
    private readonly string? name;
    private readonly int item;
    private string? path;

    private Scope(Relations relations, Resource resource, Value focus, ChoiceTrail trail, bool explains, Scope? outer = null, string? name = null, int item = NoItem)
    {
        Explains = explains;
        Relations = relations;
        Resource = resource;
        Focus = focus;
        this.trail = trail;
        this.outer = outer;
        this.name = name;
        this.item = item;
    }

    internal Relations Relations { get; }

    /// <summary>Whether outcomes come with their evidence. Most rules pass, and are only asked for the verdict.</summary>
    internal bool Explains { get; }

    internal Resource Resource { get; }

    internal Value Focus { get; }

    /// <summary>The concrete path below <c>Properties</c>. Most conditions pass, and nobody asks for it.</summary>
    internal string Path => path ??= outer is null ? ""
        : name is not null ? PropertyPath.Append(outer.Path, name)
        : item != NoItem ? PropertyPath.Append(outer.Path, item)
        : outer.Path;

    /// <summary>The first part of the path that is not set, once there is one.</summary>
    internal string? Missing => Focus is AbsentValue ? outer?.Missing ?? Path : null;

    internal static Scope Of(Relations relations, Resource resource, ChoiceTrail trail, bool explains) =>
        new(relations, resource, resource.Properties, trail, explains);

    /// <summary>The same place with its choices made.</summary>
    internal Scope Resolved() => Focus is AlternativesValue ? new(Relations, Resource, Resolve(Focus), trail, Explains, this) : this;

    internal Scope At(Value focus, string property) => new(Relations, Resource, focus, trail, Explains, this, property);

    internal Scope At(Value focus, int index) => new(Relations, Resource, focus, trail, Explains, this, item: index);

    internal Scope On(Resource other) => new(Relations, other, other.Properties, trail, Explains);

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

    /// <summary>A list's items. What is no list counts as a list of one, as CloudFormation reads it.</summary>
    internal (IReadOnlyList<Scope> Items, string? OpenBecause) Items()
    {
        switch (Focus)
        {
            case AbsentValue:
                return ([], null);
            case ListValue list:
                var items = new List<Scope>(list.Items.Count);
                string? open = list.OpenBecause;
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var value = Resolve(list.Items[i]);
                    if (value is ListValue nested)
                    {
                        foreach (var inner in nested.Items)
                            items.Add(At(Resolve(inner), i));
                        open ??= nested.OpenBecause;
                    }
                    else if (value is not AbsentValue)
                    {
                        items.Add(At(value, i));
                    }
                }

                return (items, open);
            case UnknownValue unknown:
                return ([], unknown.Reason);
            default:
                return ([this], null);
        }
    }

    internal Evidence Evidence(Value value, string? serviceDefault = null, Edit? edit = null) => new(this, value, serviceDefault, edit is null ? null : [edit]);

    /// <summary>What the scope looks at decides as it is.</summary>
    internal Outcome Whole(Verdict verdict) => Explains ? Outcome.Of(verdict, Evidence(Focus)) : Outcome.Of(verdict);

    internal Outcome Unknown(string reason) =>
        Explains ? Outcome.Of(Verdict.Unknown, Evidence(new UnknownValue(reason, Focus.Origin))) : Outcome.Of(Verdict.Unknown);
}
