using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading;

public sealed class ResourceTests
{
    [Fact]
    public void Attributes_are_what_stands_beside_the_properties()
    {
        var resource = Sample.Read("""
            Resources:
              R:
                Type: A::B::C
                DependsOn: [Other]
                DeletionPolicy: Retain
                Metadata: {Note: x}
            """).Find("R")!;
        Assert.Equal("{DependsOn: [Other], DeletionPolicy: Retain, Metadata: {Note: x}}", Sample.Spell(resource.Attributes));
        Assert.Empty(resource.Properties.Entries);
    }

    [Theory]
    [InlineData("'{\"Statement\": [{\"Effect\": \"Deny\"}]}'", "{Statement: [{Effect: Deny}]}")]
    [InlineData("!Sub '{\"Resource\": \"${Bucket.Arn}/*\"}'", "{Resource: \"@Bucket.Arn|/*\"}")]
    [InlineData("!Sub '{\"Resource\": \"${Bucket}\"}'", "{Resource: @Bucket}")]
    [InlineData("'{not json'", "{not json")]
    [InlineData("plain", "plain")]
    [InlineData("!If [C, '{\"A\": 1}', '{\"B\": 2}']", "C(true={A: 1}; false={B: 2})")]
    public void A_policy_in_a_string_is_read(string yaml, string expected) =>
        Assert.Equal(expected, Sample.Spell(Sample.Read($$"""
            Conditions: {C: !Equals [!Ref AWS::Region, x]}
            Resources:
              Bucket: {Type: AWS::S3::Bucket}
              R: {Type: A::B::C, Properties: {PolicyDocument: {{yaml}} } }
            """).Find("R")!.Properties["PolicyDocument"]));

    [Fact]
    public void A_policy_in_a_string_lies_where_the_string_stands()
    {
        var policy = (MapValue)Sample.Read("""
            Resources:
              R:
                Type: A::B::C
                Properties:
                  KeyPolicy: '{"Statement": []}'
            """).Find("R")!.Properties["KeyPolicy"];
        Assert.Equal("5:18-5:37", Sample.Span(policy["Statement"].Origin));
    }

    [Fact]
    public void Globals_of_a_serverless_template_lie_below_the_resource()
    {
        var function = Sample.Read("""
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Timeout: 3
                Runtime: python3.12
                Layers: [a]
                Environment: {Variables: {A: '1', B: '2'}}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 9
                  Layers: [b]
                  Environment: {Variables: {B: '3'}}
              Bucket: {Type: AWS::S3::Bucket}
            """);
        Assert.Equal("{Timeout: 9, Layers: [a, b], Environment: {Variables: {B: 3, A: 1}}, Runtime: python3.12}", Sample.Spell(function.Find("F")!.Properties));
        Assert.Empty(function.Find("Bucket")!.Properties.Entries);
    }

    [Fact]
    public void A_resource_that_a_nested_stack_receives_may_be_named_there()
    {
        var architecture = Sample.Read("""
            Resources:
              Bucket: {Type: AWS::S3::Bucket}
              Other: {Type: AWS::S3::Bucket}
              Child:
                Type: AWS::CloudFormation::Stack
                Properties:
                  TemplateURL: ./child.yaml
                  Parameters: {Name: !Sub '${Bucket}'}
            """);
        Assert.Equal("nested stack Child receives it", architecture.Find("Bucket")!.EscapesBecause);
        Assert.Null(architecture.Find("Other")!.EscapesBecause);
    }

    [Fact]
    public void An_include_among_the_resources_may_name_any_of_them() =>
        Assert.Contains("AWS::Include", Assert.Single(Sample.Read("""
            Resources:
              Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://x/y}}
              Bucket: {Type: AWS::S3::Bucket}
            """).Resources).EscapesBecause, StringComparison.Ordinal);

    [Fact]
    public void Properties_from_an_include_are_open() =>
        Assert.True(Sample.Unknown(Sample.Read("""
            Resources:
              R: {Type: A::B::C, Properties: {Fn::Transform: {Name: AWS::Include}}}
            """).Find("R")!.Properties["X"]).MayBeAbsent);

    [Fact]
    public void A_loop_over_a_known_list_makes_its_resources()
    {
        var architecture = Sample.Read("""
            Transform: AWS::LanguageExtensions
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'A,B-2'}}
            Resources:
              Fn::ForEach::Topics:
                - Name
                - !Ref Names
                - Topic&{Name}:
                    Type: AWS::SNS::Topic
                    Properties:
                      TopicName: !Ref Name
                      DisplayName: !Sub 'x-${Name}-${AWS::Region}'
            """);
        Assert.Equal(["TopicA", "TopicB2"], architecture.Resources.Select(r => r.LogicalId));
        Assert.Equal("{TopicName: B-2, DisplayName: \"x-B-2-|?AWS::Region\"}", Sample.Spell(architecture.Resources[1].Properties));
    }

    [Fact]
    public void Loops_nest() =>
        Assert.Equal("{A1: x, A2: x, B1: x, B2: x}", Sample.Spell(Sample.Value("""
            {'Fn::ForEach::X': [L, [A, B], {'Fn::ForEach::Y': [N, [1, 2], {'${L}${N}': x}]}]}
            """)));

    [Fact]
    public void A_loop_over_an_unknown_list_stands_for_one_resource()
    {
        var topic = Assert.Single(Sample.Read("""
            Parameters: {Names: {Type: CommaDelimitedList}}
            Resources:
              Fn::ForEach::Topics:
                - Name
                - !Ref Names
                - Topic${Name}: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name, KmsMasterKeyId: k}}
            """).Resources);
        Assert.Equal("k", Sample.Text(topic.Properties["KmsMasterKeyId"]));
        Assert.Equal("the list of Fn::ForEach::Topics is not known", Sample.Unknown(topic.Properties["TopicName"]).Reason);
    }

    [Fact]
    public void A_macro_leaves_what_is_written()
    {
        var bucket = Sample.Read("""
            Transform: Count
            Resources:
              Bucket: {Type: AWS::S3::Bucket, Count: 3, Properties: {BucketName: x}}
            """).Find("Bucket")!;
        Assert.Equal("x", Sample.Text(bucket.Properties["BucketName"]));
        Assert.Equal("3", Sample.Text(bucket.Attributes["Count"]));
    }
}
