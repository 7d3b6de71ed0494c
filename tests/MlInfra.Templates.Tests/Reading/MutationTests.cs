using FsCheck;
using FsCheck.Fluent;
using MlInfra.Rules;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Tests.Reading;

/// <summary>Whatever a template is turned into, the reader reads it or refuses it, and the rules can look at what was read.</summary>
public sealed class MutationTests
{
    private static readonly string[] Pieces =
    [
        "[", "]", "{", "}", ":", ",", "\"", "'", "!Ref ", "!Sub ", "!If [", "!GetAtt ", "Fn::If", "Fn::ForEach::L", "Fn::Transform", "Ref",
        "Condition", "&a ", "*a", "<<: *a", "\t", "\n", "  ", "- ", "|", "? ", "null", "~", "${", "}", "${!", "\uD800", "\uE000" + "1\uE001",
        "---\n", "...", "%YAML 1.1\n", "#", "0", "-1", "99999999999999999999", "1e999", "true", "!!int ", "! ", "Resources", "Type", "\0", "\r", "\u2028",
    ];

    private static readonly RuleEngine Engine = new(RuleCatalog.All);

    [Fact]
    public void Only_a_template_exception_escapes_a_mutated_template()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("MLINFRA_FUZZ"), out var wanted) ? wanted : 2_000;
        var read = 0;
        Prop.ForAll(Arb.From(Mutated()), text => read += Read(text) ? 1 : 0).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
        Assert.InRange(read, count / 20, count - (count / 20));
    }

    private static bool Read(string text)
    {
        try
        {
            var architecture = TemplateReader.Read(text, "t.yaml");
            foreach (var resource in architecture.Resources)
                Assert.NotNull(Sample.Spell(resource.Properties));
            Assert.DoesNotContain(Engine.Check(architecture), f => f.Message.Contains("failed on", StringComparison.Ordinal));
            return true;
        }
        catch (TemplateException exception)
        {
            Assert.True(exception.Origin.Line > 0 && exception.Origin.Column > 0 && exception.Message.Length > 0);
            Assert.DoesNotContain('\n', exception.Message);
            Assert.True(exception.Origin.EndLine >= exception.Origin.Line);
            return false;
        }
    }

    internal static Gen<string> Mutated() =>
        from seed in Gen.Elements(MutationSeeds.Yaml, MutationSeeds.Json)
        from times in Gen.Choose(1, 5)
        from steps in Gen.ArrayOf(Step(), times)
        select steps.Aggregate(seed, (text, step) => step(text));

    private static Gen<Func<string, string>> Step() => Gen.OneOf(
        from at in Gen.Choose(0, 1_000_000)
        select (Func<string, string>)(text => text[..Place(text, at)]),
        from at in Gen.Choose(0, 1_000_000)
        from piece in Gen.Elements(Pieces)
        select (Func<string, string>)(text => text.Insert(Place(text, at), piece)),
        from at in Gen.Choose(0, 1_000_000)
        from length in Gen.Choose(1, 12)
        select (Func<string, string>)(text => text.Remove(Place(text, at), Math.Min(length, text.Length - Place(text, at)))),
        from first in Gen.Choose(0, 1_000_000)
        from second in Gen.Choose(0, 1_000_000)
        select (Func<string, string>)(text => SwapWords(text, first, second)),
        from at in Gen.Choose(0, 1_000_000)
        from depth in Gen.Choose(150, 5_000)
        from piece in Gen.Elements("[", "{a: ", "{\"Fn::Not\": [", "!Not [", "- ")
        select (Func<string, string>)(text => text.Insert(Place(text, at), string.Concat(Enumerable.Repeat(piece, depth)))));

    private static int Place(string text, int at) => at % (text.Length + 1);

    // Words are swapped whole, so that a name comes to stand where a function, a type or a section is expected.
    private static string SwapWords(string text, int first, int second)
    {
        var words = text.Split(' ');
        var (a, b) = (first % words.Length, second % words.Length);
        (words[a], words[b]) = (words[b], words[a]);
        return string.Join(' ', words);
    }
}
