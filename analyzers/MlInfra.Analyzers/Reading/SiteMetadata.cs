using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>What the code writes into the <c>Metadata</c> of a resource, in the order of the source.</summary>
internal sealed class SiteMetadata
{
    private const string Section = "MlInfra";
    private const string List = "Suppress";

    private Value? value;

    /// <summary>All of it.</summary>
    internal void Replace(Value metadata) => value = metadata;

    /// <summary>One section of it.</summary>
    internal void Set(string section, Value content)
    {
        if (value is UnknownValue)
            return;
        var map = Map(content.Origin);
        value = new MapValue([.. map.Entries.Where(e => e.Name != section), new(section, content, content.Origin)], map.Origin) { OpenBecause = map.OpenBecause };
    }

    /// <summary>One more suppression.</summary>
    internal void Add(Value suppression)
    {
        if (value is UnknownValue)
            return;
        var suppress = Map(suppression.Origin)[Section] is MapValue section ? section[List] : new AbsentValue(suppression.Origin);
        IReadOnlyList<Value> before = suppress switch
        {
            AbsentValue => [],
            ListValue list => list.Items,
            _ => [suppress],
        };
        var made = new ListValue([.. before, suppression], suppression.Origin) { OpenBecause = (suppress as ListValue)?.OpenBecause };
        Set(Section, new MapValue([new(List, made, made.Origin)], made.Origin));
    }

    /// <summary>One section of it, as far as it is written.</summary>
    internal Value Of(string section) => value is MapValue map ? map[section] : new AbsentValue(Origin.None);

    /// <summary>All of it, or null when there is none.</summary>
    internal Value? Written => value;

    /// <summary>The metadata alone, where it concerns all resources.</summary>
    internal MapValue Map(Origin origin) => value as MapValue ?? new MapValue([], origin);
}
