using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Facts that a property tells by itself: a key, a flag, a TLS policy, a retention.</summary>
internal sealed class PropertyFacts : ISecurityComparer
{
    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared) =>
        compared.Resources.SelectMany(change => (change.Old, change.New) switch
        {
            (not null, not null) => change.Properties.SelectMany(p => Changed(change, p, compared)),
            (null, not null) => Created(change, compared.Head),
            _ => [],
        });

    private static IEnumerable<SecurityFact> Changed(ResourceChange change, PropertyChange property, ComparedBlueprints compared)
    {
        var old = Leaves(property.Path, property.Old).ToDictionary(l => l.Path.ToString(), StringComparer.Ordinal);
        var now = Leaves(property.Path, property.New).ToDictionary(l => l.Path.ToString(), StringComparer.Ordinal);
        foreach (var path in now.Keys.Union(old.Keys, StringComparer.Ordinal).ToList())
        {
            var (place, before) = old.GetValueOrDefault(path) is { Path: not null } o ? o : (now[path].Path, new AbsentValue(property.Old.Origin));
            var after = now.TryGetValue(path, out var n) ? n.Value : new AbsentValue(property.New.Origin);
            if (PropertyMeanings.Of(place) is { } meaning
                && Judge(meaning, Settled(before, compared.Base), Settled(after, compared.Head), IsItemNew(property, before, after) && PropertyMeanings.AttributeIn(place) is null) is { } direction)
            {
                yield return new(direction, meaning.Topic, change.LogicalId, path, Say(change.LogicalId, path, meaning, before, after, property.Because), After(after, property).Origin);
            }
        }
    }

    private static Value After(Value after, PropertyChange property) => after is AbsentValue ? property.New is AbsentValue ? property.Old : property.New : after;

    // What came or went with an item of a list was not set to another value before.
    private static bool IsItemNew(PropertyChange property, Value before, Value after) =>
        property.Path.Steps.Count > 0 && property.Path.Steps[^1].Name is null && (before is AbsentValue || after is AbsentValue);

    private static Direction? Judge(PropertyMeaning meaning, Value before, Value after, bool isItem)
    {
        if (before is not AbsentValue && after is not AbsentValue && before.Describe() == after.Describe())
            return null;
        var (was, now) = (meaning.Rank(before), meaning.Rank(after));
        if (isItem && meaning.Topic != Topic.Retention)
            return before is AbsentValue && meaning.IsAlarming(after) ? Direction.Weaker : null;
        if (was is double.NaN || now is double.NaN)
            return null;
        if (was is null || now is null)
            return Undecided(meaning, before, after);
        if (was == now)
            return meaning.What == "encryption key" && before is not AbsentValue && after is not AbsentValue ? Direction.Same : null;
        return now < was ? Direction.Weaker : Direction.Safer;
    }

    // What a default is where nothing is said depends on the service; the explicit value still says something.
    private static Direction? Undecided(PropertyMeaning meaning, Value before, Value after) => (before, after) switch
    {
        (AbsentValue, _) => meaning.Rank(after) switch { null => Direction.CannotTell, <= 0 => Direction.Weaker, _ => Direction.Safer },
        (_, AbsentValue) => meaning.Rank(before) switch { null => Direction.CannotTell, <= 0 => Direction.Safer, _ => Direction.Weaker },
        _ => Direction.CannotTell,
    };

    private static IEnumerable<SecurityFact> Created(ResourceChange change, Blueprint head)
    {
        foreach (var (path, value) in Leaves(ChangePath.Root, change.New!.Properties))
        {
            if (PropertyMeanings.Of(path) is { } meaning && meaning.IsAlarming(Settled(value, head)))
                yield return new(Direction.Weaker, meaning.Topic, change.LogicalId, path.ToString(), $"{change.LogicalId} is new with {path}: {value.Describe()}", value.Origin);
        }
    }

    private static string Say(string id, string path, PropertyMeaning meaning, Value before, Value after, string? because) =>
        (before, after) switch
        {
            (_, AbsentValue) => $"{id}: {meaning.What}: {path} is no longer set (was {before.Describe()})",
            (AbsentValue, _) => $"{id}: {meaning.What}: {path} is now {after.Describe()}",
            _ => $"{id}: {meaning.What}: {path} from {before.Describe()} to {after.Describe()}",
        } + (because is null ? "" : $", because {because}");

    /// <summary>A parameter's default in its place.</summary>
    private static Value Settled(Value value, Blueprint blueprint) => value switch
    {
        UnknownValue { Expression: { } expression } when blueprint.DefaultOf(expression) is { } known => known,
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Settled(a.Value, blueprint)))], choice.Origin),
        _ => value,
    };

    private static IEnumerable<(ChangePath Path, Value Value)> Leaves(ChangePath path, Value value)
    {
        if (value is AbsentValue)
            yield break;
        yield return (path, value);
        var children = value switch
        {
            MapValue map => map.Entries.SelectMany(e => Leaves(path.Then(e.Name), e.Value)),
            ListValue list => list.Items.SelectMany((item, i) => Leaves(path.ThenItem(i, i, null), item)),
            _ => [],
        };
        foreach (var child in children)
            yield return child;
    }
}
