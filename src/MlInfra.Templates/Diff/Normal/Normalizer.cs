using System.Globalization;
using System.Text.RegularExpressions;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Normal;

/// <summary>
/// Brings values into the one form that their equivalent spellings share: hashes of assets do not count, sets have an
/// order, policies their widest form, and references follow the resources that were renamed.
/// </summary>
internal sealed partial class Normalizer(Spelling spelling, IReadOnlyDictionary<string, string> renames, IReadOnlyDictionary<string, string> conditions)
{
    private readonly PolicyForm policies = new(spelling);

    internal static IReadOnlyDictionary<string, string> NoRenames { get; } = new Dictionary<string, string>();

    internal MapValue Properties(Resource resource) => Map(resource.Properties);

    /// <summary>The attributes, without what CDK adds for itself.</summary>
    internal MapValue Attributes(Resource resource)
    {
        var entries = new List<MapEntry>();
        foreach (var entry in resource.Attributes.Entries)
        {
            var value = entry.Name switch
            {
                "Metadata" => WithoutCdk(Normalize(entry.Value, entry.Name)),
                "DependsOn" => Dependencies(entry.Value),
                "Condition" when entry.Value is ScalarValue condition => new ScalarValue(Renamed(conditions, condition.Text), ScalarKind.String, entry.Value.Origin),
                _ => Normalize(entry.Value, entry.Name),
            };
            if (value is not AbsentValue)
                entries.Add(new(entry.Name, value, entry.NameOrigin));
        }

        return new(entries, resource.Attributes.Origin);
    }

    internal Value Normalize(Value value, string name) => value switch
    {
        ScalarValue scalar => Scalar(scalar),
        ReferenceValue reference => new ReferenceValue(Renamed(renames, reference.Target), reference.Attribute, reference.Origin),
        UnknownValue unknown => new UnknownValue(unknown.Reason, unknown.Origin)
        {
            Expression = unknown.Expression is { } expression ? Rename(WithoutHashes(expression)) : null,
            MayBeAbsent = unknown.MayBeAbsent,
        },
        InterpolatedValue text => new InterpolatedValue([.. text.Parts.Select(p => Normalize(p, ""))], text.Origin),
        AlternativesValue choice => Choice(choice, name),
        ListValue list => List(list, name),
        MapValue map => PolicyForm.IsPolicy(map) ? policies.Of(Map(map)) : Map(map),
        _ => value,
    };

    private MapValue Map(MapValue map)
    {
        var entries = new List<MapEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            var value = Normalize(entry.Value, entry.Name);
            if (value is not AbsentValue)
                entries.Add(new(entry.Name, value, entry.NameOrigin));
        }

        return new(entries, map.Origin);
    }

    private ListValue List(ListValue list, string name)
    {
        var items = list.Items.Select(i => Normalize(i, "")).Where(i => i is not AbsentValue);
        return new([.. UnorderedLists.Holds(name) ? items.OrderBy(spelling.Of, StringComparer.Ordinal) : items], list.Origin);
    }

    private Value Choice(AlternativesValue choice, string name)
    {
        var values = choice.Alternatives.Select(a => new Alternative(a.Label, Normalize(a.Value, name))).ToList();
        return values.TrueForAll(v => spelling.Same(v.Value, values[0].Value))
            ? values[0].Value
            : new AlternativesValue(Renamed(conditions, choice.Choice), values, choice.Origin) { IsParameter = choice.IsParameter };
    }

    private static ScalarValue Scalar(ScalarValue scalar)
    {
        var text = scalar is { Kind: ScalarKind.Number, Number: { } number }
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : WithoutHashes(scalar.Text);
        return text == scalar.Text ? scalar : new(text, scalar.Kind, scalar.Origin);
    }

    private Value Dependencies(Value value)
    {
        IReadOnlyList<Value> items = value is ListValue list ? list.Items : [value];
        return new ListValue(
            [.. items.Select(i => i is ScalarValue id ? new ScalarValue(Renamed(renames, id.Text), ScalarKind.String, id.Origin) : i)
                .OrderBy(spelling.Of, StringComparer.Ordinal)],
            value.Origin);
    }

    private static Value WithoutCdk(Value metadata)
    {
        if (metadata is not MapValue map)
            return metadata;
        var kept = map.Entries.Where(e => !e.Name.StartsWith("aws:cdk:", StringComparison.Ordinal) && !e.Name.StartsWith("aws:asset:", StringComparison.Ordinal)).ToList();
        return kept.Count == 0 ? new AbsentValue(map.Origin) : new MapValue(kept, map.Origin);
    }

    private static string Renamed(IReadOnlyDictionary<string, string> names, string name) => names.GetValueOrDefault(name) ?? name;

    // In an expression a reference is a word like any other; a rename follows it there too.
    private string Rename(string expression) =>
        renames.Count == 0 ? expression : Word().Replace(expression, m => Renamed(renames, m.Value));

    private static string WithoutHashes(string text) =>
        text.Length < 64 ? text : AssetHash().Replace(text, "ASSET-HASH");

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")]
    private static partial Regex AssetHash();

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();
}
