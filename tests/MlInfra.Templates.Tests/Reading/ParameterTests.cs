using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Tests.Reading;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("{Type: String, Default: dev}", "dev")]
    [InlineData("{Type: Number, Default: 3}", "3")]
    [InlineData("{Type: CommaDelimitedList, Default: 'a, b'}", "[a, b]")]
    [InlineData("{Type: 'List<Number>', Default: '1,2'}", "[1, 2]")]
    [InlineData("{Type: String, Default: dev, AllowedValues: [dev, prod]}", "dev")]
    public void A_default_is_the_value(string declaration, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Value("!Ref P", $"Parameters: {{P: {declaration}}}")));

    [Theory]
    [InlineData("{Type: String}", "parameter P has no default")]
    [InlineData("{Type: String, Default: ''}", "parameter P has an empty default")]
    [InlineData("{Type: String, Default: [a]}", "parameter P's default is a list, not text")]
    [InlineData("{Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}", "parameter P is looked up in Systems Manager")]
    [InlineData("{Type: String, Default: hunter2, NoEcho: true}", "parameter P is secret (NoEcho)")]
    [InlineData("{Type: CommaDelimitedList, AllowedValues: [a, b]}", "parameter P has no default")]
    public void What_the_template_does_not_say_is_unknown_and_present(string declaration, string reason)
    {
        var unknown = Sample.Unknown(Sample.Value("!Ref P", $"Parameters: {{P: {declaration}}}"));
        Assert.Equal((reason, "P", false), (unknown.Reason, unknown.Expression, unknown.MayBeAbsent));
    }

    [Fact]
    public void A_supplied_value_replaces_the_default() =>
        Assert.Equal("prod", Sample.Spell(Sample.Value("!Ref P", "Parameters: {P: {Type: String, Default: dev}}", ("P", "prod"))));

    [Fact]
    public void A_supplied_secret_stays_hidden() =>
        Assert.Equal("?P", Sample.Spell(Sample.Value("!Ref P", "Parameters: {P: {Type: String, NoEcho: 'true'}}", ("P", "hunter2"))));

    [Fact]
    public void A_pseudo_parameter_can_be_supplied() =>
        Assert.Equal("eu-west-1", Sample.Spell(Sample.Value("!Ref AWS::Region", "", ("AWS::Region", "eu-west-1"))));

    [Fact]
    public void Allowed_values_without_a_default_are_alternatives_of_the_parameter()
    {
        var choice = Assert.IsType<AlternativesValue>(Sample.Value("!Ref P", "Parameters: {P: {Type: String, AllowedValues: [a, b]}}"));
        Assert.Equal("parameter P(a=a; b=b)", Sample.Spell(choice));
        Assert.True(choice.IsParameter);
    }

    [Fact]
    public void Many_allowed_values_are_not_tried_one_by_one() =>
        Assert.Equal("?P", Sample.Spell(Sample.Value("!Ref P", $"Parameters: {{P: {{Type: String, AllowedValues: [{string.Join(", ", Enumerable.Range(0, 17))}]}}}}")));

    [Theory]
    [InlineData("""[{"ParameterKey": "P", "ParameterValue": "x"}]""")]
    [InlineData("""{"Parameters": {"P": "x"}}""")]
    [InlineData("""{"P": "x"}""")]
    [InlineData("""["P=x"]""")]
    [InlineData("P: x")]
    [InlineData("""[{"ParameterKey": "P", "ParameterValue": "x"}, {"ParameterKey": "Q", "UsePreviousValue": true}]""")]
    public void Every_form_of_parameter_file_is_read(string text) =>
        Assert.Equal("x", Assert.Single(ParameterFile.Read(text, "parameters.txt"), p => p.Key == "P").Value);

    [Fact]
    public void A_list_in_a_parameter_file_is_joined() =>
        Assert.Equal("a,b", ParameterFile.Read("""{"P": ["a", "b"]}""", "p.json")["P"]);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("3", "does not belong")]
    [InlineData("[3]", "does not belong")]
    [InlineData("""[{"ParameterKey": "P"}]""", "has no ParameterValue")]
    [InlineData("""{"P": {"Q": 1}}""", "does not belong")]
    [InlineData("{", "ends too early")]
    public void A_parameter_file_in_no_form_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<TemplateException>(() => ParameterFile.Read(text, "p.json")).Message, StringComparison.Ordinal);
}
