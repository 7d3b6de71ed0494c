using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Tests.Reading;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("Resources: []", 1, 12, "Resources is a list; write an object")]
    [InlineData("Resources: x::y", 1, 12, "Resources is a string")]
    [InlineData("Resources:\n  R: [A::B]", 2, 6, "resource R is a list")]
    [InlineData("Resources:\n  R: {T: A::B}", 2, 3, "resource R has no Type")]
    [InlineData("Resources:\n  R: {Type: [A::B]}", 2, 13, "the Type of R is a list")]
    [InlineData("Resources:\n  R: {Type: A::B, Properties: [x]}", 2, 31, "the Properties of R is a list")]
    [InlineData("AWSTemplateFormatVersion: 2010-09-09\nParameters: {}", 1, 1, "no Resources")]
    [InlineData("Resources:\n  R: {Type: A::B}\n  R: {Type: A::B}", 3, 3, "\"R\" stands twice")]
    [InlineData("Resources:\n  R: {Type: A::B}\n---\nX: 1", 3, 1, "second YAML document")]
    [InlineData("Resources:\n\tR: {Type: A::B}", 2, 1, "a tab stands in the indentation")]
    [InlineData("Resources:\n  R: *none # ::", 2, 6, "no anchor &none")]
    [InlineData("Resources: # ::\n  <<: x", 2, 7, "only objects can be merged")]
    [InlineData("Resources: # ::\n  ? [a]\n  : b", 2, 5, "a key must be plain text")]
    [InlineData("Resources: # ::\n  !Ref a: b", 2, 3, "a key cannot be computed")]
    [InlineData("Resources: # ::\n  a: b: c", 2, 7, "not valid YAML")]
    [InlineData("Resources: # ::\n  a: \"\\xZZ\"", 2, 6, "not valid YAML")]
    [InlineData("{\"Resources\": {\"R\": {\"Type\": \"A::B\"},}}", 1, 38, "comma stands before the closing bracket")]
    [InlineData("{\n  // ::\n  \"Resources\": {}}", 2, 3, "JSON has no comments")]
    [InlineData("{\"Resources\": {\"R\": {\"Type\": \"A::B\"}", 1, 37, "ends too early")]
    [InlineData("{\"Resources\": {\"R\": {\"Type\": \"A::B\"}, \"R\": {}}}", 1, 39, "\"R\" stands twice")]
    [InlineData("{\"Resources\": {\"é😀::\": x}}", 1, 25, "not valid JSON")]
    [InlineData("{\"Resources\": \"::\\ud800\"}", 1, 15, "escape that is no character")]
    [InlineData("{\"Resources\": {}, \"a::b\": 1} x", 1, 30, "not valid JSON")]
    [InlineData("R\0e\0s\0", 1, 1, "NUL characters")]
    public void A_file_that_makes_no_sense_is_refused_where_it_stops(string text, int line, int column, string message)
    {
        var refused = Sample.Refused(text, "template");
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (refused.Origin.Line, refused.Origin.Column));
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("# only a note")]
    [InlineData("---")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{\"name\": \"package\", \"version\": \"1.0.0\"}")]
    [InlineData("on: push\njobs: {build: {runs-on: ubuntu-latest}}")]
    [InlineData("{{ helm }}: [")]
    [InlineData("kind: A\n---\nkind: B")]
    public void What_is_no_template_is_told_apart(string text)
    {
        Assert.True(Sample.Refused(text, "file.yml").IsNotATemplate);
        Assert.True(Sample.Refused(text, "file.json").IsNotATemplate);
        Assert.False(TemplateReader.LooksLikeTemplate(text));
    }

    [Fact]
    public void A_template_with_an_error_is_still_a_template() => Assert.False(Sample.Refused("Resources: {A: {Type: A::B").IsNotATemplate);

    [Fact]
    public void Json_in_a_yaml_file_is_read_as_yaml_when_it_is_no_json() =>
        Assert.Single(TemplateReader.Read("{Resources: {R: {Type: A::B::C}}}", "t.yaml").Resources);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("a\uFFFDb", Sample.Text(Sample.Value("'a\uD800b'")));
}
