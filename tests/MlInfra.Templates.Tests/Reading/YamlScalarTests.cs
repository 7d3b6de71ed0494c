using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("yes", "true", ScalarKind.Boolean)]
    [InlineData("Off", "false", ScalarKind.Boolean)]
    [InlineData("True", "true", ScalarKind.Boolean)]
    [InlineData("y", "y", ScalarKind.String)]
    [InlineData("'yes'", "yes", ScalarKind.String)]
    [InlineData("\"true\"", "true", ScalarKind.String)]
    [InlineData("2012-10-17", "2012-10-17", ScalarKind.String)]
    [InlineData("012345678901", "012345678901", ScalarKind.String)]
    [InlineData("123456789012", "123456789012", ScalarKind.Number)]
    [InlineData("0", "0", ScalarKind.Number)]
    [InlineData("-7", "-7", ScalarKind.Number)]
    [InlineData("1_000", "1000", ScalarKind.Number)]
    [InlineData("1.50", "1.50", ScalarKind.Number)]
    [InlineData("1.5e+3", "1.5e+3", ScalarKind.Number)]
    [InlineData("1.2.3", "1.2.3", ScalarKind.String)]
    [InlineData("10:30", "10:30", ScalarKind.String)]
    [InlineData("'12'", "12", ScalarKind.String)]
    [InlineData("!!str 12", "12", ScalarKind.String)]
    [InlineData("!!int '12'", "12", ScalarKind.Number)]
    [InlineData("! 12", "12", ScalarKind.String)]
    public void A_plain_word_has_the_kind_that_CloudFormation_gives_it(string yaml, string text, ScalarKind kind)
    {
        var scalar = Assert.IsType<ScalarValue>(Sample.Value(yaml));
        Assert.Equal((text, kind), (scalar.Text, scalar.Kind));
    }

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("!!null x")]
    public void Null_in_any_spelling_is_absent(string yaml) => Assert.IsType<AbsentValue>(Sample.Value(yaml));

    [Fact]
    public void Aliases_and_merge_keys_are_followed()
    {
        var resource = Sample.Read("""
            Metadata:
              Base: &base {A: base, B: base}
              More: &more {B: more, C: more}
            Resources:
              R:
                Type: A::B::C
                Properties:
                  <<: [*base, *more]
                  A: own
                  D: *base
            """).Find("R")!;
        Assert.Equal("{A: own, D: {A: base, B: base}, B: base, C: more}", Sample.Spell(resource.Properties));
    }

    [Fact]
    public void Block_and_folded_text_is_kept() =>
        Assert.Equal("a\nb\n", Sample.Text(Sample.Value("|\n        a\n        b\n")));

    [Fact]
    public void A_quoted_merge_key_is_a_key() =>
        Assert.Equal("{<<: {A: b}}", Sample.Spell(Sample.Value("{'<<': {A: b}}")));
}
