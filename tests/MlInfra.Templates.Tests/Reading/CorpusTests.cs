using MlInfra.Rules;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Tests.Reading;

/// <summary>Reads templates as they are found in the wild. MLINFRA_CORPUS names a folder of them.</summary>
public sealed class CorpusTests
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml", ".template"];

    [Fact]
    public void Every_file_reads_or_says_where_it_does_not()
    {
        var folder = Environment.GetEnvironmentVariable("MLINFRA_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "MLINFRA_CORPUS is not set; set it to a folder of templates to read them all.");
        var files = Directory.EnumerateFiles(folder!, "*", SearchOption.AllDirectories)
            .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
            .ToList();
        Assert.True(files.Count > 0, $"no template lies under {folder}");

        var engine = new RuleEngine(RuleCatalog.All);
        var read = 0;
        foreach (var file in files)
        {
            try
            {
                var architecture = TemplateReader.Read(File.ReadAllText(file), file);
                Assert.DoesNotContain(engine.Check(architecture), f => f.Message.Contains("failed on", StringComparison.Ordinal));
                read++;
            }
            catch (TemplateException exception)
            {
                Assert.True(exception.Origin.Line > 0 && exception.Origin.Column > 0, $"{file}: the error has no place");
            }
        }

        Assert.True(read > 0, $"no file under {folder} reads as a template");
    }
}
