using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("!Ref Bucket", "@Bucket")]
    [InlineData("{Ref: Bucket}", "@Bucket")]
    [InlineData("!GetAtt Bucket.Arn", "@Bucket.Arn")]
    [InlineData("!GetAtt Bucket.Outputs.Deep", "@Bucket.Outputs.Deep")]
    [InlineData("!GetAtt [Bucket, Arn]", "@Bucket.Arn")]
    [InlineData("{'Fn::GetAtt': [Bucket, Arn]}", "@Bucket.Arn")]
    [InlineData("{'Fn::GetAtt': Bucket.Arn}", "@Bucket.Arn")]
    public void A_reference_to_a_resource_keeps_target_and_attribute(string yaml, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Value(yaml)));

    [Theory]
    [InlineData("!Ref AWS::Region", "AWS::Region")]
    [InlineData("!Ref Nowhere", "Nowhere")]
    [InlineData("!GetAtt Nowhere.Arn", "Nowhere.Arn")]
    public void What_is_no_resource_is_unknown_by_its_name(string yaml, string expression) =>
        Assert.Equal(expression, Sample.Unknown(Sample.Value(yaml)).Expression);

    [Fact]
    public void A_reference_to_nothing_says_so() =>
        Assert.Equal("Nowhere is neither a parameter nor a resource of this template", Sample.Unknown(Sample.Value("!Ref Nowhere")).Reason);

    [Fact]
    public void A_reference_to_nothing_may_be_what_a_macro_makes() =>
        Assert.Contains("AWS::Serverless-2016-10-31", Sample.Unknown(Sample.Value("!Ref FunctionRole", "Transform: AWS::Serverless-2016-10-31")).Reason, StringComparison.Ordinal);

    [Fact]
    public void NoValue_is_absent() => Assert.IsType<AbsentValue>(Sample.Value("!Ref AWS::NoValue"));

    [Theory]
    [InlineData("!Ref [a, b]", "Ref is malformed")]
    [InlineData("!Ref", "neither a parameter")]
    [InlineData("!GetAtt Bucket", "Fn::GetAtt is malformed")]
    [InlineData("!GetAtt Bucket.", "Fn::GetAtt is malformed")]
    [InlineData("!GetAtt [a, b, c]", "Fn::GetAtt is malformed")]
    [InlineData("!Nonsense x", "Fn::Nonsense is not a function")]
    [InlineData("!If [a, b]", "Fn::If is malformed")]
    [InlineData("!If [Nowhere, b, c]", "condition Nowhere is not defined")]
    [InlineData("!Sub [a]", "Fn::Sub is malformed")]
    [InlineData("!Join [a, b, c]", "Fn::Join is malformed")]
    [InlineData("!Select [1]", "Fn::Select is malformed")]
    [InlineData("!Select [-1, [a]]", "Fn::Select is malformed")]
    [InlineData("!Select [7, [a]]", "item 7 of a list of 1")]
    [InlineData("!Split ['', b]", "Fn::Split is malformed")]
    [InlineData("!FindInMap [a, b]", "Fn::FindInMap is malformed")]
    [InlineData("!FindInMap [a, b, c]", "mapping a is not defined")]
    [InlineData("!Cidr [a]", "Fn::Cidr is malformed")]
    [InlineData("{'Fn::ForEach::X': [a]}", "")]
    public void A_malformed_function_is_unknown_and_does_not_fail_the_file(string yaml, string reason)
    {
        var value = Sample.Value(yaml);
        Assert.Contains(reason, value is MapValue map ? map.OpenBecause : Sample.Unknown(value).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_is_unknown_by_the_name_it_imports() =>
        Assert.Equal("Fn::ImportValue:net-${AWS::Region}", Sample.Unknown(Sample.Value("{'Fn::ImportValue': !Sub 'net-${AWS::Region}'}")).Expression);

    [Fact]
    public void A_transform_as_a_value_is_unknown() =>
        Assert.Contains("AWS::Include", Sample.Unknown(Sample.Value("{'Fn::Transform': {Name: AWS::Include}}")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_transform_beside_other_keys_leaves_the_object_open()
    {
        var map = Assert.IsType<MapValue>(Sample.Value("{A: b, 'Fn::Transform': {Name: AWS::Include}}"));
        Assert.Equal("b", Sample.Text(map["A"]));
        Assert.True(Sample.Unknown(map["Other"]).MayBeAbsent);
    }

    [Fact]
    public void Null_is_absent() => Assert.IsType<AbsentValue>(Sample.Value(""));
}
