using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Collects an object's entries and refuses a name that comes twice.</summary>
internal sealed class EntryList
{
    private const int SetFrom = 9;

    private readonly List<SyntaxEntry> entries = [];
    private HashSet<string>? names;

    internal IReadOnlyList<SyntaxEntry> Entries => entries;

    internal void Add(string name, Origin nameOrigin, SyntaxNode value)
    {
        if (!TryAdd(new(name, nameOrigin, value)))
            throw new TemplateException($"the key \"{MessageText.Short(name)}\" stands twice in one object; keep one of the two", nameOrigin);
    }

    internal bool TryAdd(SyntaxEntry entry)
    {
        if (Has(entry.Name))
            return false;
        entries.Add(entry);
        names?.Add(entry.Name);
        return true;
    }

    private bool Has(string name)
    {
        if (entries.Count >= SetFrom)
            return (names ??= [.. entries.Select(e => e.Name)]).Contains(name);
        foreach (var entry in entries)
        {
            if (entry.Name == name)
                return true;
        }

        return false;
    }
}
