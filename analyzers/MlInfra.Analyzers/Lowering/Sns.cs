using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.SNS</c>.</summary>
internal static class Sns
{
    private static readonly Dictionary<string, object?> Protocols = new()
    {
        ["HTTP"] = "http",
        ["HTTPS"] = "https",
        ["EMAIL"] = "email",
        ["EMAIL_JSON"] = "email-json",
        ["SMS"] = "sms",
        ["SQS"] = "sqs",
        ["APPLICATION"] = "application",
        ["LAMBDA"] = "lambda",
        ["FIREHOSE"] = "firehose",
    };

    private static readonly string[] Grants = ["GrantPublish", "GrantSubscribe"];

    internal static readonly ConstructLowering Topic = new()
    {
        Construct = "aws-cdk-lib.aws_sns.Topic",
        Type = "AWS::SNS::Topic",
        Attributes = new Dictionary<string, string?> { ["TopicArn"] = null, ["TopicName"] = "TopicName" },
        Properties =
        [
            Copy("TopicName"),
            Copy("DisplayName"),
            Copy("MasterKey", "KmsMasterKeyId"),
        ],
        Companions = [ResourcePolicies.Beside("AWS::SNS::TopicPolicy", "PolicyDocument", topic => ("Topics", new ListValue([topic], topic.Origin)), Grants, tlsOnly: "sns:Publish")],
        Methods = [ResourcePolicies.AddTo, .. Grants],
        PolicyMethods = ["AddSubscription"],
    };

    internal static readonly ConstructLowering Subscription = new()
    {
        Construct = "aws-cdk-lib.aws_sns.Subscription",
        Type = "AWS::SNS::Subscription",
        Attributes = new Dictionary<string, string?>(),
        Properties =
        [
            Copy("Topic", "TopicArn"),
            Copy("Endpoint"),
            Choose("Protocol", "Protocol", Protocols),
            Copy("DeadLetterQueue", "RedrivePolicy.deadLetterTargetArn"),
        ],
    };
}
