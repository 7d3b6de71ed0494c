using System.Globalization;

namespace MlInfra.Cli.Tests;

public sealed class DiagramTests : CommandLine
{
    private const string Producer = """
        Resources:
          Orders: { Type: 'AWS::Kinesis::Stream' }
        Outputs:
          Orders: { Value: !GetAtt Orders.Arn, Export: { Name: 'shop:orders' } }
        """;

    private const string Consumer = """
        Resources:
          Score: { Type: 'AWS::Lambda::Function' }
          Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: !ImportValue 'shop:orders', FunctionName: !Ref Score } }
        """;

    [Fact]
    public void A_template_is_drawn_on_standard_output()
    {
        var ran = Run("diagram", Write("a.yaml", Producer));

        Assert.Equal((0, "flowchart LR\n  r_Orders[[\"Orders<br/>Kinesis stream\"]]\n"), (ran.ExitCode, ran.Out));
    }

    [Fact]
    public void Standard_input_is_a_template() =>
        Assert.Contains("r_Orders", RunWith(Producer, "diagram", "-").Out, StringComparison.Ordinal);

    [Fact]
    public void Several_stacks_are_one_picture_with_what_one_imports_from_another()
    {
        Write("cdk.out/Shop.template.json", """{ "Resources": { "Orders": { "Type": "AWS::Kinesis::Stream" } }, "Outputs": { "O": { "Value": { "Fn::GetAtt": ["Orders", "Arn"] }, "Export": { "Name": "shop:orders" } } } }""");
        Write("cdk.out/Scoring.template.json", """
            { "Resources": {
              "Score": { "Type": "AWS::Lambda::Function" },
              "Mapping": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "EventSourceArn": { "Fn::ImportValue": "shop:orders" }, "FunctionName": { "Ref": "Score" } } } } }
            """);
        Write("cdk.out/manifest.json", """{ "Resources": "AWS::None" }""");

        var text = Run("diagram", At("cdk.out")).Out;

        Assert.Contains("subgraph r_stack_3A_Scoring [\"Scoring, stack\"]\n    r_Scoring_2F_Score[", text, StringComparison.Ordinal);
        Assert.Contains("r_Shop_2F_Orders -->|\"records\"| r_Scoring_2F_Score\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_imported_from_elsewhere_is_left_out() =>
        Assert.DoesNotContain("-->", Run("diagram", Write("b.yaml", Consumer)).Out, StringComparison.Ordinal);

    [Fact]
    public void A_Markdown_file_gets_a_block_that_is_drawn()
    {
        var ran = Run("diagram", Write("a.yaml", Producer), "--output", At("out/a.md"));

        Assert.Equal($"1 node, 0 flows; the diagram is in {At("out/a.md")}\n", ran.Out);
        Assert.Equal("```mermaid\nflowchart LR\n  r_Orders[[\"Orders<br/>Kinesis stream\"]]\n```\n", File.ReadAllText(At("out/a.md")));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("empty")]
    public void What_is_no_template_exits_2(string name)
    {
        Write("empty/notes.md", "");

        var ran = Run("diagram", At(name));

        Assert.Equal((2, ""), (ran.ExitCode, ran.Out));
        Assert.Contains(At(name), ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_for_a_pull_request_has_the_picture_folded()
    {
        var text = Run("diff", Write("a.yaml", GoodModel), Write("b.yaml", Model), "--format", "markdown").Out;

        Assert.Contains("<details><summary>Picture: what changes is marked</summary>\n\n```mermaid\nflowchart LR\n", text, StringComparison.Ordinal);
        Assert.Contains("r_Model[\"Model<br/>SageMaker model<br/>REPLACED\"]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_the_first_to_be_left_out()
    {
        string @base = Write("a.yaml", GoodModel), head = Write("b.yaml", Model);
        var whole = Run("diff", @base, head, "--format", "markdown").Out.Length;

        var text = Run("diff", @base, head, "--format", "markdown", "--max-size", (whole - 1).ToString(CultureInfo.InvariantCulture)).Out;

        Assert.Contains("_Left out to fit: 1 picture", text, StringComparison.Ordinal);
        Assert.Contains("| EnableNetworkIsolation | true | false |", text, StringComparison.Ordinal);
    }
}
