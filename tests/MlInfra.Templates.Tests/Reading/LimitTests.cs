using System.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading;

public sealed class LimitTests
{
    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Assert.Contains("more than 5000000 characters", Sample.Refused("Resources: {} # ::" + new string('x', 5_000_000)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[", "]", "t.json")]
    [InlineData("[", "]", "t.yaml")]
    [InlineData("{\"a\":", "}", "t.json")]
    [InlineData("{\"Fn::Not\":[", "]}", "t.json")]
    [InlineData("{\"Fn::If\":[\"C\",1,", "]}", "t.yaml")]
    public void Deep_nesting_is_refused(string open, string close, string file)
    {
        foreach (var depth in new[] { 210, 100_000 })
        {
            var text = "{\"Resources\": {\"A::B\": " + Repeat(open, depth) + "1" + Repeat(close, depth) + "}}";
            Assert.Contains("nests deeper than 200 levels", Sample.Refused(text, file).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nesting_below_the_limit_is_read()
    {
        var value = Sample.Value(Repeat("!Sub ['${A}x', {A: ", 60) + "end" + Repeat("}]", 60));
        Assert.StartsWith("endx", Sample.Text(value), StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_cannot_multiply_without_end()
    {
        var text = new StringBuilder("Metadata:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
            text.Append($"  a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.Contains("use fewer aliases", Sample.Refused(text + "Resources: {R: {Type: A::B::C}}").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_cannot_hide_depth()
    {
        var text = new StringBuilder("Metadata:\n  a0: &a0 x\n");
        for (var i = 1; i < 10; i++)
            text.Append($"  a{i}: &a{i} {Repeat("[", 30)}*a{i - 1}{Repeat("]", 30)}\n");
        Assert.Contains("nests deeper", Sample.Refused(text + "Resources: {R: {Type: A::B::C}}").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loops_cannot_multiply_without_end()
    {
        var items = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"i{i}"));
        var loops = string.Concat(Enumerable.Range(0, 8).Select(i => $"{{'Fn::ForEach::L': [N{i}, [{items}], "))
            + "{'" + string.Concat(Enumerable.Range(0, 8).Select(i => $"${{N{i}}}")) + "': 1}" + Repeat("]}", 8);
        Assert.Contains("expand too far", Sample.Refused(
            $"Resources:\n  R:\n    Type: A::B::C\n    Properties: {loops}").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!Ref '", "'")]
    [InlineData("!Sub '${", "'")]
    [InlineData("{'Fn::", "': 1}")]
    [InlineData("{'a", "': 1}")]
    [InlineData("!Split ['|', '", "']")]
    [InlineData("'", "'")]
    public void Long_text_cannot_be_repeated_without_end(string open, string close)
    {
        var uses = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"      k{i}: *a\n"));
        var text = $"Metadata: &a {open}{new string('x', 200_000)}{close}\nResources:\n  R:\n    Type: A::B::C\n    Properties:\n{uses}";
        Assert.Contains("expand too far", Sample.Refused(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_cannot_multiply_without_end()
    {
        var merges = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"  a{i + 1}: &a{i + 1} {{<<: *a{i}, k{i}: 1}}\n"));
        Assert.Contains("use fewer aliases", Sample.Refused($"Metadata:\n  a0: &a0 {{k: 1}}\n{merges}Resources: {{R: {{Type: A::B}}}}").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_cannot_double_without_end()
    {
        var value = Sample.Value(Repeat("!Sub ['${A}${A}', {A: ", 60) + "abcdefgh" + Repeat("}]", 60));
        Assert.Equal("the text grows too long to be followed", Sample.Unknown(Assert.IsType<InterpolatedValue>(value).Parts[0]).Reason);
    }

    [Fact]
    public void Json_in_json_cannot_double_without_end()
    {
        var value = Sample.Value(Repeat("!ToJsonString [", 60) + "'\"'" + Repeat("]", 60));
        Assert.IsType<UnknownValue>(value);
    }

    [Fact]
    public void A_policy_may_not_nest_deeper_in_its_string_than_outside() =>
        Assert.IsType<ScalarValue>(Sample.Read(
            $"Resources: {{R: {{Type: A::B::C, Properties: {{PolicyDocument: '{Repeat("{\"a\":", 300)}1{Repeat("}", 300)}'}}}}}}").Find("R")!.Properties["PolicyDocument"]);

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
