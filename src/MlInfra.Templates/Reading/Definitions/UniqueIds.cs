using System.Globalization;

namespace MlInfra.Templates.Reading.Definitions;

/// <summary>Numbers what would share an id: a definition that is wrong may use a name twice, and a template may use ours.</summary>
internal sealed class UniqueIds(HashSet<string> taken)
{
    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);

    internal string Of(string id)
    {
        var unique = id;
        while (!taken.Add(unique))
        {
            var number = used.GetValueOrDefault(id, 1) + 1;
            used[id] = number;
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}#{number}");
        }

        return unique;
    }
}
