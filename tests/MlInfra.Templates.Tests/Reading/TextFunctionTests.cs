using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading;

public sealed class TextFunctionTests
{
    private const string Sections = """
        Parameters:
          Env: {Type: String, Default: dev}
          Free: {Type: String}
          Names: {Type: CommaDelimitedList, Default: 'a,b'}
        Conditions:
          IsProd: !Equals [!Ref Env, prod]
        """;

    [Theory]
    [InlineData("!Sub plain", "plain")]
    [InlineData("!Sub ''", "")]
    [InlineData("!Sub 'x-${Env}'", "x-dev")]
    [InlineData("!Sub 'x-${!Env}'", "x-${Env}")]
    [InlineData("!Sub 'x-${Env'", "x-${Env")]
    [InlineData("!Sub '${Bucket}'", "@Bucket")]
    [InlineData("!Sub '${Bucket.Arn}/*'", "\"@Bucket.Arn|/*\"")]
    [InlineData("!Sub 'a${Env}b${AWS::Region}c${Env}d'", "\"adevb|?AWS::Region|cdevd\"")]
    [InlineData("!Sub ['${A}-${Env}', {A: 1}]", "1-dev")]
    [InlineData("!Sub ['${A}!', {A: !Sub '${AWS::Region}-x'}]", "\"?AWS::Region|-x!\"")]
    [InlineData("!Sub '${Free}'", "?Free")]
    [InlineData("!Sub ['${A}', {A: !If [IsProd, x, y]}]", "IsProd(true=x; false=y)")]
    [InlineData("!Join ['-', [a, !Ref Env, b]]", "a-dev-b")]
    [InlineData("!Join [',', !Ref Names]", "a,b")]
    [InlineData("!Join ['', ['arn:', !Ref 'AWS::Partition', ':x']]", "\"arn:|?AWS::Partition|:x\"")]
    [InlineData("!Join ['-', [a, !Ref 'AWS::NoValue', b]]", "a-b")]
    [InlineData("!Join ['-', [a, !If [IsProd, b, !Ref 'AWS::NoValue']]]", "IsProd(true=a-b; false=a)")]
    [InlineData("!Join ['-', !If [IsProd, [a, b], [c]]]", "IsProd(true=a-b; false=c)")]
    [InlineData("!Split [',', 'a,b']", "[a, b]")]
    [InlineData("!Split [',', !Ref Free]", "?Fn::Split(Free)")]
    [InlineData("!Base64 abc", "YWJj")]
    [InlineData("!Base64 {Ref: Free}", "?Fn::Base64(Free)")]
    [InlineData("!Select [1, [a, b]]", "b")]
    [InlineData("!Select ['0', !Ref Names]", "a")]
    [InlineData("!Select [1, !Split ['/', 'x/y/z']]", "y")]
    [InlineData("!Select [0, !GetAZs '']", "?Fn::GetAZs(AWS::Region)[0]")]
    [InlineData("!Select [0, !If [IsProd, [a], [b]]]", "IsProd(true=a; false=b)")]
    [InlineData("!GetAZs eu-west-1", "?Fn::GetAZs(eu-west-1)")]
    [InlineData("!Length [a, b]", "2")]
    [InlineData("!Length {Ref: Names}", "2")]
    [InlineData("!Length {Ref: Free}", "?Fn::Length(Free)")]
    [InlineData("!ToJsonString {A: [1, true, x]}", """{"A":[1,true,"x"]}""")]
    [InlineData("!Cidr [10.0.0.0/16, 3, 8]", "[10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24]")]
    [InlineData("!Cidr [!Ref Free, 3, 8]", "?Fn::Cidr(Free)")]
    public void A_function_gives_what_is_known(string yaml, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Value(yaml, Sections)));

    [Fact]
    public void Sub_with_a_known_parameter_is_a_scalar() =>
        Assert.Equal("logs-dev", Assert.IsType<ScalarValue>(Sample.Value("!Sub 'logs-${Env}'", Sections)).Text);

    [Fact]
    public void Sub_of_a_shell_variable_says_how_to_escape_it() =>
        Assert.Contains("${!VAR:-x}", Sample.Unknown(Sample.Value("!Sub '${VAR:-x}'")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_fifth_condition_in_one_text_is_left_undecided()
    {
        var conditions = "Conditions:\n" + string.Join("\n", Enumerable.Range(0, 5).Select(i => $"  C{i}: !Equals [!Ref 'AWS::Region', r{i}]"));
        var list = string.Join(", ", Enumerable.Range(0, 5).Select(i => $"!If [C{i}, a, b]"));
        var value = Sample.Value($"!Join ['', [{list}]]", conditions);
        for (var depth = 0; depth < 4; depth++)
            value = Assert.IsType<AlternativesValue>(value).Alternatives[0].Value;
        Assert.Equal("\"aaaa|?more conditions meet in one value than can be tried\"", Sample.Spell(value));
    }

    [Theory]
    [InlineData("!FindInMap [M, dev, Size]", "1")]
    [InlineData("!FindInMap [M, !Ref Env, Size]", "1")]
    [InlineData("!FindInMap [M, !Ref AWS::Region, Same]", "s")]
    [InlineData("!FindInMap [M, !Ref AWS::Region, Size]", "?M[AWS::Region][Size]")]
    [InlineData("!FindInMap [M, dev, List]", "[a, b]")]
    [InlineData("!FindInMap [M, !If [IsProd, prod, dev], Size]", "IsProd(true=2; false=1)")]
    [InlineData("!FindInMap [M, nowhere, Size]", "?mapping M has no \"nowhere\", \"Size\"")]
    [InlineData("!FindInMap [M, nowhere, Size, {DefaultValue: 9}]", "9")]
    [InlineData("!FindInMap [M, dev, Size, {DefaultValue: 9}]", "1")]
    [InlineData("!FindInMap [M, !Ref AWS::Region, Same, {DefaultValue: 9}]", "?M[AWS::Region][Same]")]
    [InlineData("!FindInMap [M, !Ref AWS::Region, Same, {DefaultValue: s}]", "s")]
    [InlineData("!FindInMap [Nowhere, a, b, {DefaultValue: 9}]", "9")]
    public void FindInMap_gives_what_all_candidates_share(string yaml, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Value(yaml, Sections + """

            Mappings:
              M:
                dev: {Size: 1, Same: s, List: [a, b]}
                prod: {Size: 2, Same: s}
            """)));

    [Theory]
    [InlineData("x.json")]
    [InlineData("x.yaml")]
    public void Functions_read_the_same_in_json(string file)
    {
        var json = """
            {"Resources": {"B": {"Type": "A::B::C"}, "R": {"Type": "A::B::C", "Properties": {
              "V": {"Fn::Join": ["", [{"Fn::GetAtt": ["B", "Arn"]}, {"Fn::Sub": "/${AWS::Region}"}]]}}}}}
            """;
        Assert.Equal("\"@B.Arn|/|?AWS::Region\"", Sample.Spell(MlInfra.Templates.Reading.TemplateReader.Read(json, file).Find("R")!.Properties["V"]));
    }
}
