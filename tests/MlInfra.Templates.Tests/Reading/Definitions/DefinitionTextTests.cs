using MlInfra.Rules.Model;

namespace MlInfra.Templates.Tests.Reading.Definitions;

/// <summary>A definition that is text, however a template puts it together.</summary>
public sealed class DefinitionTextTests
{
    private const string Sections = """
        Parameters:
          Count: {Type: Number}
          Two: {Type: Number, Default: 2}
        Conditions:
          IsProd: !Equals [!Ref 'AWS::Region', eu-west-1]
        """;

    private const string Train = "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sagemaker:createTrainingJob.sync\"";

    [Theory]
    [InlineData("""'{"States": {"Run": {%, "Parameters": {"A": 1, "B": "x"}}}}'""", "{A: 1, B: x}")]
    [InlineData("""!Sub '{"States": {"Run": {%, "Parameters": {"A": "${Bucket.Arn}", "B": "s3://${Bucket}/x"}}}}'""", "{A: @Bucket.Arn, B: \"s3://|@Bucket|/x\"}")]
    [InlineData("""!Sub '{"States": {"Run": {%, "Parameters": {"A": ${Count}, "B": ${Two}}}}}'""", "{A: ?Count, B: 2}")]
    [InlineData("""!Sub '{"States": {"Run": {%, "Parameters": {"A": "a\"${Count}", "B": ${Count}}}}}'""", "{A: \"a\"|?Count\", B: ?Count}")]
    [InlineData("""!Join ['', ['{"States": {"Run": {%, "Parameters": {"A": "', !Ref Bucket, '"}}}}']]""", "{A: @Bucket}")]
    [InlineData("""!Sub ['{"States": {"Run": {%, "Parameters": {"A": "${X}"}}}}', {X: !If [IsProd, a, b]}]""", "{A: IsProd(true=a; false=b)}")]
    [InlineData("""!ToJsonString {States: {Run: {%, Parameters: {A: !Ref Bucket, B: !Ref Count, C.$: $.c}}}}""", "{A: @Bucket, B: ?Count, C: ?run:$.c}")]
    public void Text_is_read_with_its_holes(string definition, string expected) =>
        Assert.Equal(expected, Sample.Spell(Definition.MadeOfText(definition.Replace("%", Train, StringComparison.Ordinal), Sections).Single().Properties));

    [Theory]
    [InlineData("{X: a}", "{A: a, B: \"a-${Y}\"}")]
    [InlineData("{X: !GetAtt Bucket.Arn, Y: 3}", "{A: @Bucket.Arn, B: \"|@Bucket.Arn|-3\"}")]
    [InlineData("{X: !If [IsProd, a, b], Y: 1}", "{A: IsProd(true=a; false=b), B: IsProd(true=a-1; false=b-1)}")]
    [InlineData("!If [IsProd, {X: a}, {X: b}]", "{A: ?X, B: \"?X|-|?Y\"}")]
    public void Substitutions_take_their_places(string substitutions, string expected)
    {
        var text = """'{"States": {"Run": {%, "Parameters": {"A": "${X}", "B": "${X}-${Y}"}}}}'""".Replace("%", Train, StringComparison.Ordinal);
        var properties = Definition.MadeOfText(text, Sections, substitutions).Single().Properties;
        Assert.Equal(
            expected.Replace("\"a-${Y}\"", "a-${Y}", StringComparison.Ordinal).Replace("\"|@", "\"@", StringComparison.Ordinal),
            Sample.Spell(properties));
    }

    [Fact]
    public void Substitutions_take_their_places_in_an_object_and_outside_quotes()
    {
        var made = Sample.Read("""
            Resources:
              One:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  Definition: {States: {Run: {Type: Task, Resource: 'arn:${P}:states:::sagemaker:createModel', Parameters: {A: ['${P}']}}}}
                  DefinitionSubstitutions: {P: !Ref AWS::Partition}
              Two:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString: '{"States": {"Run": {"Type": "Task", "Resource": "arn:aws:states:::sagemaker:createModel", "Parameters": {"A": ${N}}}}}'
                  DefinitionSubstitutions: {N: 5}
            """);
        Assert.Equal("{A: [?AWS::Partition]}", Sample.Spell(made.Find("One/Run")!.Properties));
        Assert.Equal("{A: 5}", Sample.Spell(made.Find("Two/Run")!.Properties));
    }

    [Fact]
    public void A_name_with_a_hole_is_spelled_as_in_Sub() =>
        Assert.Equal("Machine/Run ${Bucket}", Definition.MadeOfText(
            """!Sub '{"States": {"Run ${Bucket}": {%, "Parameters": {}}}}'""".Replace("%", Train, StringComparison.Ordinal)).Single().Name);

    [Fact]
    public void All_of_a_text_stands_at_its_string()
    {
        var made = Definition.MadeOfText("""'{"States": {"Run": {%, "Parameters": {"A": {"B": 1}}}}}'""".Replace("%", Train, StringComparison.Ordinal)).Single();
        Assert.Equal(Sample.Span(made.Origin), Sample.Span(Assert.IsType<MapValue>(made.Properties["A"])["B"].Origin));
    }

    [Theory]
    [InlineData("'{\"States\": {'")]
    [InlineData("''")]
    [InlineData("'[]'")]
    [InlineData("'{\"States\": {\"A\": 1, \"A\": 2}}'")]
    [InlineData("!Ref Bucket")]
    [InlineData("!Sub '${Bucket}'")]
    public void Malformed_text_makes_nothing_and_the_file_is_read(string definition) => Assert.Empty(Definition.MadeOfText(definition));

    [Fact]
    public void Text_that_nests_too_deeply_makes_nothing() =>
        Assert.Empty(Definition.MadeOfText("'" + string.Concat(Enumerable.Repeat("{\"States\":", 300)) + "1" + new string('}', 300) + "'"));

    [Fact]
    public void A_definition_in_a_bucket_makes_nothing()
    {
        var architecture = Sample.Read("""
            Resources:
              Machine: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionS3Location: {Bucket: b, Key: k}}}
              Pipeline: {Type: AWS::SageMaker::Pipeline, Properties: {PipelineDefinition: {PipelineDefinitionS3Location: {Bucket: b, Key: k}}}}
            """);
        Assert.Equal(2, architecture.Resources.Count);
    }

    [Fact]
    public void Thousands_of_states_of_one_name_are_numbered_quickly()
    {
        var branch = $"{{\"States\": {{\"R\": {{{Train}, \"Parameters\": {{}}}}}}}}";
        var made = Definition.MadeOfText($"'{{\"States\": {{\"P\": {{\"Type\": \"Parallel\", \"Branches\": [{string.Join(',', Enumerable.Repeat(branch, 5_000))}]}}}}}}'");
        Assert.Equal(5_000, made.Select(m => m.LogicalId).Distinct().Count());
    }
}
