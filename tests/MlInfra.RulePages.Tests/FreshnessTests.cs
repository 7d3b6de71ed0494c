using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests;

/// <summary>What follows from the rules is as the rules have it. UPDATE_BASELINES=1 writes it.</summary>
public sealed class FreshnessTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_generated_parts_of_a_page_are_up_to_date(string id)
    {
        var rule = RuleCatalog.All.Single(r => r.Id == id);
        AssertFresh(AllPages.PathOf(rule), page => GeneratedText.RenewPage(rule, page));
    }

    [Fact]
    public void The_index_of_the_pages_is_up_to_date() =>
        AssertFresh(Repository.PathOf("docs", "rules", "README.md"), index => GeneratedText.Renew(
            GeneratedText.Renew(index!, "rules", GeneratedText.Table("")),
            "prelude",
            $"```csharp\n{SampleSource.Prelude}```\n"));

    private static void AssertFresh(string path, Func<string?, string> renew)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : null;
        var renewed = renew(text);
        if (Repository.UpdatesBaselines && text != renewed)
            File.WriteAllText(path, renewed);
        else
            Assert.True(text == renewed, $"{Path.GetRelativePath(Repository.Root, path)} is stale; run {GeneratedText.Command}");
    }
}
