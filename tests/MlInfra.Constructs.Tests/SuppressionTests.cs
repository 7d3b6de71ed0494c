using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.Sagemaker;

namespace MlInfra.Constructs.Tests;

public sealed class SuppressionTests(Synthesized made)
{
    [Fact]
    public void A_resource_carries_the_id_the_reason_and_the_date() => Same(
        """[{ "Id": "MLI2003", "Reason": "It calls our registry.", "Until": "2027-06-30" }]""",
        Of("AWS::SageMaker::Model"));

    [Fact]
    public void A_construct_with_a_default_child_is_suppressed_there() =>
        Same("""[{ "Id": "MLI1001", "Reason": "Public data." }]""", Of("AWS::S3::Bucket"));

    [Fact]
    public void The_resources_of_a_larger_construct_share_the_suppression_and_say_so() => Assert.All(
        (IEnumerable<string>)["AWS::KMS::Key", "AWS::SNS::Topic"],
        type => Same("""[{ "Id": "MLI5001", "Reason": "A sandbox.", "From": "Suppressed/Group" }]""", Of(type)));

    [Fact]
    public void What_stands_in_the_metadata_stays() => Same(
        """[{ "Id": "MLI1003", "Reason": "First." }, { "Id": "MLI1004", "Reason": "Second." }]""",
        Of("AWS::Kinesis::Stream"));

    [Fact]
    public void Metadata_of_others_stays() =>
        Same("""{ "SuppressedRules": ["KINESIS_STREAM_ENCRYPTED"] }""", Metadata("AWS::Kinesis::Stream")["guard"]);

    [Theory]
    [InlineData("MLI201")]
    [InlineData("mli2001")]
    [InlineData("AwsSolutions-SM3")]
    [InlineData("MLI0003")]
    [InlineData("")]
    public void An_id_that_no_rule_can_have_is_refused(string id) =>
        Throws($"'{id}' is no rule's id; write one such as MLI2001.", stack => Model(stack).Suppress(id, "Because."));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_reason_is_refused(string reason) =>
        Throws("Suppressing MLI2003 needs a reason; say why the finding is accepted.", stack => Model(stack).Suppress("MLI2003", reason));

    [Fact]
    public void A_construct_without_resources_is_refused() =>
        Throws("'S' has no resources yet; suppress MLI2003 after they are made.", stack => stack.Suppress("MLI2003", "Because."));

    private static CfnModel Model(Stack stack) => new(stack, "Model", new CfnModelProps());

    private static void Throws(string message, Action<Stack> act) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => act(new Stack(new App(), "S"))).Message, StringComparison.Ordinal);

    private static void Same(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());

    private JsonNode? Of(string type) => Metadata(type)["MlInfra"]?["Suppress"];

    private JsonObject Metadata(string type) => made["Suppressed"]["Resources"]!.AsObject()
        .Single(entry => (string)entry.Value!["Type"]! == type).Value!["Metadata"]!.AsObject();
}
