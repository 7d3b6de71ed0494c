using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests;

/// <summary>The C# samples: they compile, and the analyzer reports what the marks say.</summary>
public sealed class CSharpSampleTests
{
    // Samples give names so that what they show can be read; that the name might be left out is its own page's affair.
    private const string NamesResource = "MLI9006";

    public static TheoryData<string> All => AllPages.Names(PageBlock.CSharp, Kind.Bad, Kind.Good, Kind.Unknown);

    public static TheoryData<string> Good => AllPages.Names(PageBlock.CSharp, Kind.Good);

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_sample_compiles_and_the_analyzer_survives_it(string name)
    {
        var diagnostics = await AnalyzedSamples.OfAsync(AllPages.Block(name));
        Assert.Empty(diagnostics.Where(AnalyzedSamples.IsFailure).Select(d => d.ToString()));
    }

    // Samples that are good or unknown have no marks, so for them this says that the rule keeps silent.
    [Theory]
    [MemberData(nameof(All))]
    public async Task The_rule_reports_exactly_what_is_marked(string name)
    {
        var block = AllPages.Block(name);
        var start = SampleSource.StartOf(block);
        var found = (await AnalyzedSamples.OfAsync(block))
            .Where(d => d.Id == block.Rule.Id)
            .Select(d => new Span(d.Location.SourceSpan.Start - start, d.Location.SourceSpan.End - start));
        Assert.Equal(block.Sample.WithMarks(block.Sample.Spans), block.Sample.WithMarks(found));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_message_says_the_title_the_construct_and_what_is_wrong(string name)
    {
        var block = AllPages.Block(name);
        Assert.All(await AnalyzedSamples.OfAsync(block), diagnostic =>
        {
            var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            var parts = System.Text.RegularExpressions.Regex.Match(message, $"^{System.Text.RegularExpressions.Regex.Escape($"{diagnostic.Descriptor.Title}")}: '(?<name>[^']+)' (?<what>.{{5,}})$");
            Assert.True(parts.Success, message);

            // A part of a construct is named below it, and an id that is put together by the text that does.
            var construct = parts.Groups["name"].Value.Split('/')[0];
            Assert.True(block.Sample.Text.Contains(construct.Split(" on ")[^1], StringComparison.Ordinal) || construct.EndsWith(" on all resources", StringComparison.Ordinal), message);
        });
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task No_rule_has_anything_to_say_of_a_good_sample(string name) =>
        Assert.Empty((await AnalyzedSamples.OfAsync(AllPages.Block(name)))
            .Where(d => d.Id != NamesResource || AllPages.Block(name).Rule.Id == NamesResource)
            .Select(d => d.ToString()));
}
