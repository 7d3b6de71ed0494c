using MlInfra.Rules;

namespace MlInfra.Cli.Commands;

/// <summary>Finds rules by what a user typed.</summary>
internal static class RuleSelection
{
    /// <summary>The rule with an id, ignoring case.</summary>
    /// <exception cref="UnusableException">There is none; the message names the nearest.</exception>
    internal static Rule Find(IReadOnlyList<Rule> rules, string id) =>
        rules.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnusableException($"there is no rule {id}; {Spelling.Suggest(id, rules.Select(r => r.Id)) ?? "'mlinfra rules' lists them all"}");

    /// <summary>The rules with any of the ids or of any of the categories; all when none are named.</summary>
    /// <exception cref="UnusableException">An id or category does not exist.</exception>
    internal static IReadOnlyList<Rule> Select(IReadOnlyList<Rule> rules, IReadOnlyList<string> ids, IReadOnlyList<string> categories)
    {
        if (ids.Count == 0 && categories.Count == 0)
            return rules;
        var named = Separate(ids).Select(id => Find(rules, id)).ToHashSet();
        var wanted = Separate(categories).Select(CategoryNamed).ToHashSet();
        return [.. rules.Where(r => named.Contains(r) || wanted.Contains(r.Category))];
    }

    private static Category CategoryNamed(string name) =>
        Enum.TryParse<Category>(name, ignoreCase: true, out var category) && Enum.IsDefined(category) && !char.IsAsciiDigit(name[0])
            ? category
            : throw new UnusableException($"there is no category {name}; the categories are {string.Join(", ", Enum.GetNames<Category>())}");

    private static IEnumerable<string> Separate(IEnumerable<string> values) =>
        values.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
