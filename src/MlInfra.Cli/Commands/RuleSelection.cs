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
}
