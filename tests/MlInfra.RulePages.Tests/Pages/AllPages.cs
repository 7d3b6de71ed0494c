namespace MlInfra.RulePages.Tests.Pages;

/// <summary>The pages of docs/rules and their samples.</summary>
internal static class AllPages
{
    private static readonly Lazy<IReadOnlyList<RulePage>> Read = new(ReadAll);

    internal static IReadOnlyList<RulePage> All => Read.Value;

    internal static IEnumerable<PageBlock> Blocks => All.SelectMany(page => page.Blocks);

    /// <summary>The ids that have a page, whether or not there is a rule.</summary>
    internal static IReadOnlyList<string> Ids =>
        [.. Directory.GetFiles(Repository.PathOf("docs", "rules"), "MLI*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    internal static string PathOf(Rule rule) => Repository.PathOf("docs", "rules", rule.Id + ".md");

    internal static RulePage Of(string id) => All.Single(page => page.Rule.Id == id);

    internal static PageBlock Block(string name) => Blocks.Single(block => block.Name == name);

    /// <summary>The names of the samples in a language that show one of some kinds.</summary>
    internal static TheoryData<string> Names(string language, params Kind[] kinds) =>
        [.. Blocks.Where(b => b.Language == language && kinds.Contains(b.Kind)).Select(b => b.Name)];

    private static List<RulePage> ReadAll() =>
        [.. RuleCatalog.All.Where(rule => File.Exists(PathOf(rule))).Select(rule => new RulePage(rule, File.ReadAllText(PathOf(rule))))];
}
