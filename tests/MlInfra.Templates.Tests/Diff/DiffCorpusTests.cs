using System.Diagnostics;
using MlInfra.Templates.Diff;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Templates.Tests.Diff;

/// <summary>Compares templates as they are found in the wild, each with the next one. MLINFRA_CORPUS names a folder of them.</summary>
public sealed class DiffCorpusTests
{
    private static readonly TimeSpan LongestPair = TimeSpan.FromSeconds(5);

    [Fact]
    public void Every_two_templates_are_compared_in_time_and_the_way_back_points_the_other_way()
    {
        var folder = Environment.GetEnvironmentVariable("MLINFRA_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "MLINFRA_CORPUS is not set; set it to a folder of templates to compare them all.");
        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".yaml" or ".yml" or ".json")
            .Order(StringComparer.Ordinal)
            .Where(CanBeRead)
            .ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts.Zip(texts.Skip(1)), pair =>
        {
            var watch = Stopwatch.StartNew();
            var (forth, back) = (Compare(pair.First, pair.Second), Compare(pair.Second, pair.First));
            Assert.True(watch.Elapsed < LongestPair, $"it took {watch.Elapsed}");
            Assert.Equal(Access(forth, Direction.Weaker), Access(back, Direction.Safer));
            Assert.True(Compare(pair.First, pair.First).IsEmpty);
        });
    }

    private static bool CanBeRead(string file)
    {
        try
        {
            Blueprint.Read(File.ReadAllText(file), file);
            return true;
        }
        catch (Templates.Reading.TemplateException)
        {
            return false;
        }
    }

    private static BlueprintDiff Compare(string before, string after) => TemplatePair.Compare(File.ReadAllText(before), File.ReadAllText(after));

    // What is new or gone as a whole has no way back.
    private static int Access(BlueprintDiff diff, Direction direction) =>
        diff.Security.Count(f => f.Direction == direction && f.Topic is Topic.Identity && (f.Text.Contains(" may now ") || f.Text.Contains(" may no longer ")));
}
