using MlInfra.Rules.Model;
using MlInfra.Templates.Diagram.Tables;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>Finds the resources that a text names by the name that the template gives them, instead of referring to them.</summary>
internal sealed class PhysicalNames
{
    // Shorter names stand in too many texts by chance.
    private const int Shortest = 4;

    private readonly List<(string Name, string Service, Part Part)> known = [];

    internal PhysicalNames(IEnumerable<Part> parts)
    {
        foreach (var part in parts.Where(p => p.Folded is null && !p.IsBoundary && p.Resource.Host is null))
        {
            var name = MessageText.Spell(part.Resource.Properties["Name"]) ?? MessageText.Spell(part.Resource.Properties[part.Resource.Type.Split("::")[^1] + "Name"]);
            if (name?.Length >= Shortest)
                known.Add((name, ServiceNames.Of(part.Resource.Type), part));
        }
    }

    internal IEnumerable<Part> In(Value leaf)
    {
        if (known.Count == 0 || leaf is UnknownValue || MessageText.Spell(leaf) is not { } text)
            return [];
        var found = known.Where(k => IsIn(text, k.Name, k.Service)).ToList();

        // "orders" is also in "orders-archive/orders": the longest name says most.
        return found.Count == 0 ? [] : found.Where(k => k.Name.Length == found.Max(f => f.Name.Length)).Select(k => k.Part);
    }

    private static bool IsIn(string text, string name, string service)
    {
        if (text == name)
            return true;
        if (!text.Contains(service, StringComparison.OrdinalIgnoreCase))
            return false;
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (at > 0 && text[at - 1] is (':' or '/') && (end == text.Length || text[end] is ':' or '/'))
                return true;
        }

        return false;
    }
}
