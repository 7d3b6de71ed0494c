using System.Text.RegularExpressions;
using MlInfra.Cli.Linting;
using MlInfra.Rules;
using MlInfra.Templates.Reading;

namespace MlInfra.Cli.Tests;

/// <summary>
/// Fixes every sample of the rule pages, and every template under MLINFRA_CORPUS: what was fixed is found no more, a second
/// run has nothing to do, and lines that no fix speaks of stay as they are.
/// </summary>
public sealed partial class FixEverywhereTests
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml", ".template"];

    private static readonly Linter Linter = new(RuleCatalog.All, () => TextReader.Null, new(2026, 6, 1));

    public static TheoryData<string> Samples
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var (name, _) in PageSamples())
                data.Add(name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_samples_fixes_hold(string name)
    {
        var text = PageSamples().Single(s => s.Name == name).Text;
        Check(text, name + ".yaml");
        Check(text.Replace("\n", "\r\n", StringComparison.Ordinal), name + ".yaml");
    }

    [Fact]
    public void Samples_of_rules_with_a_fix_are_fixed()
    {
        var done = PageSamples().Sum(s => Check(s.Text, s.Name + ".yaml").Fixed.Count);
        Assert.True(done >= RuleCatalog.All.Count(r => r.IsFixable), $"only {done} findings of all samples were fixed");
    }

    [Fact]
    public void Templates_of_other_people_keep_everything_but_what_is_fixed()
    {
        var folder = Environment.GetEnvironmentVariable("MLINFRA_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "MLINFRA_CORPUS is not set; set it to a folder of templates to fix copies of them all.");
        var done = 0;
        foreach (var path in Directory.EnumerateFiles(folder!, "*", SearchOption.AllDirectories).Where(f => Extensions.Contains(Path.GetExtension(f))))
        {
            if (Linted(File.ReadAllText(path), path) is not null)
                done += Check(File.ReadAllText(path), path).Fixed.Count;
        }

        Assert.True(done > 0, $"nothing under {folder} was fixed");
    }

    private static FixedFile Check(string text, string file)
    {
        var before = Linter.LintText(text, file);
        var fixer = new Fixer(Linter);
        var result = fixer.Fix(before);

        var after = Linter.LintText(result.After.Text, file);
        var left = after.Findings.Count(f => f.IsViolation);
        Assert.True(left <= before.Findings.Count(f => f.IsViolation) - result.Fixed.Count, $"{left} findings remain, more than were left alone");
        Assert.Equal(result.Fixed.Count == 0, result.After.Text == text);
        Assert.Empty(fixer.Fix(after).Fixed);
        AssertKept(text, result.After.Text, result.Fixed.SelectMany(f => f.Finding.Edits).Sum(e => e is RemoveEdit ? 2 : 1));
        foreach (var (finding, changes) in fixer.Offers(before))
        {
            Assert.Contains(before.Findings, f => f.Finding == finding);
            Assert.NotEmpty(changes);
        }

        return result;
    }

    // An edit may rewrite the line of its place, and a removal that leaves an empty list its name's line too: all other lines
    // come again, in order.
    private static void AssertKept(string before, string after, int rewritten)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var at = 0;
        var lost = 0;
        foreach (var line in old)
        {
            var found = Array.FindIndex(now, at, l => l == line || l == line + "," || l == line + "\r" || l + "\r" == line);
            if (found < 0)
                lost++;
            else
                at = found + 1;
        }

        Assert.True(lost <= rewritten, $"{lost} lines are not as they were; at most {rewritten} may be");
    }

    private static LintedFile? Linted(string text, string path)
    {
        try
        {
            return Linter.LintText(text, path);
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, string Text)> PageSamples()
    {
        foreach (var rule in RuleCatalog.All)
        {
            using var stream = typeof(Linter).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
            if (stream is null)
                continue;
            using var reader = new StreamReader(stream);
            var number = 0;
            foreach (Match match in YamlBlock().Matches(reader.ReadToEnd()))
                yield return ($"{rule.Id}-{++number}", match.Groups[1].Value.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("^```yaml bad[^\n]*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
