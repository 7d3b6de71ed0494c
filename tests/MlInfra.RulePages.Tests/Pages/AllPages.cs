namespace MlInfra.RulePages.Tests.Pages;

/// <summary>The pages of docs/rules and their samples.</summary>
internal static class AllPages
{
    private static readonly Lazy<IReadOnlyList<RulePage>> Read = new(() => ReadAll(PathOf, ""));

    // Ways to write the same in C# that would tire the reader of a page, and that the analyzer must read all the same.
    private static readonly Lazy<IReadOnlyList<RulePage>> Spellings = new(() => ReadAll(SpellingsOf, "spelling-"));

    internal static IReadOnlyList<RulePage> All => Read.Value;

    /// <summary>The samples of all pages, and the spellings beside them.</summary>
    internal static IEnumerable<PageBlock> Blocks => All.Concat(Spellings.Value).SelectMany(page => page.Blocks);

    /// <summary>The ids that have a page, whether or not there is a rule.</summary>
    internal static IReadOnlyList<string> Ids =>
        [.. Directory.GetFiles(Repository.PathOf("docs", "rules"), "MLI*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    internal static string PathOf(Rule rule) => Repository.PathOf("docs", "rules", rule.Id + ".md");

    internal static RulePage Of(string id) => All.Single(page => page.Rule.Id == id);

    internal static PageBlock Block(string name) => Blocks.Single(block => block.Name == name);

    /// <summary>The names of the samples in a language that show one of some kinds.</summary>
    internal static TheoryData<string> Names(string language, params Kind[] kinds) =>
        [.. Blocks.Where(b => b.Language == language && kinds.Contains(b.Kind)).Select(b => b.Name)];

    private static string SpellingsOf(Rule rule) =>
        Repository.PathOf("tests", "MlInfra.RulePages.Tests", "Spellings", rule.Id + ".md");

    private static List<RulePage> ReadAll(Func<Rule, string> pathOf, string series) =>
        [.. RuleCatalog.All.Where(rule => File.Exists(pathOf(rule))).Select(rule => new RulePage(rule, File.ReadAllText(pathOf(rule)), series))];
}
