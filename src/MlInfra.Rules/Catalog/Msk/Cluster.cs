using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Msk;

/// <summary>What can be wrong with an <c>AWS::MSK::Cluster</c>.</summary>
public static class Cluster
{
    private const string Type = "AWS::MSK::Cluster";
    private const string InTransit = "EncryptionInfo.EncryptionInTransit";

    /// <summary>Nothing travels in plain text.</summary>
    public static readonly Rule Tls = new("MLI1404")
    {
        Title = "Kafka cluster should encrypt all its traffic",
        On = [Type],
        Requires = All(
            Property($"{InTransit}.ClientBroker", orDefault: "TLS").Is("TLS"),
            Property($"{InTransit}.InCluster", orDefault: "true").Is(true)),
        Because = "With PLAINTEXT or TLS_PLAINTEXT a client may speak to the brokers in the clear, and whoever sees the network reads the events.",
        Exam = "Security: MSK encrypts between clients and brokers and between brokers with TLS unless the template says otherwise; InCluster cannot be changed later.",
        Source = new("https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html"),
        Peers = ["cdk-nag:AwsSolutions-MSK2", "cdk-nag:AwsSolutions-MSK3", "checkov:CKV_AWS_81", "securityhub:MSK.1"],
    };

    /// <summary>The brokers have no public addresses.</summary>
    public static readonly Rule PublicAccess = new("MLI2405")
    {
        Title = "Kafka cluster should not be reachable from the internet",
        On = [Type],
        Requires = Property("BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type", orDefault: "DISABLED").Is("DISABLED"),
        Because = "With SERVICE_PROVIDED_EIPS every broker has a public address, and only credentials stand between the internet and the stream.",
        Exam = "Security: clients outside the VPC reach MSK by peering, Transit Gateway, PrivateLink or multi-VPC connectivity; public access is the last resort.",
        Source = new("https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html"),
        Peers = ["checkov:CKV_AWS_291", "securityhub:MSK.4"],
    };

    /// <summary>Every client says who it is.</summary>
    public static readonly Rule Authentication = new("MLI3402")
    {
        Title = "Kafka cluster should authenticate its clients",
        On = [Type],
        Requires = All(
            Property("ClientAuthentication.Unauthenticated.Enabled", orDefault: "false").Is(false),
            Any(
                Property("ClientAuthentication.Sasl.Iam.Enabled", orDefault: "false").Is(true),
                Property("ClientAuthentication.Sasl.Scram.Enabled", orDefault: "false").Is(true),
                Property("ClientAuthentication.Tls.Enabled", orDefault: "false").Is(true))),
        Because = "Where no way to authenticate is set, or anonymous clients are let in beside it, everything that reaches the brokers reads and writes every topic.",
        Exam = "Security: MSK authenticates with IAM, SASL/SCRAM from Secrets Manager, or mutual TLS; with IAM, policies allow kafka-cluster actions on topics and groups.",
        Source = new("https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html"),
        Peers = ["checkov:CKV_AWS_291", "securityhub:MSK.6"],
    };

    /// <summary>Brokers leave a record.</summary>
    public static readonly Rule BrokerLogs = new("MLI5411")
    {
        Title = "Kafka cluster should deliver its broker logs",
        On = [Type],
        Requires = Saying("delivers its broker logs nowhere", Any(
            Property("LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled").Is(true),
            Property("LoggingInfo.BrokerLogs.S3.Enabled").Is(true),
            Property("LoggingInfo.BrokerLogs.Firehose.Enabled").Is(true))),
        Because = "A refused client, a lost partition leader and a full disk stand in the broker logs, and nowhere else.",
        Exam = "Operations: MSK delivers INFO-level broker logs to CloudWatch Logs, S3 or Firehose; none of them is on by default.",
        Source = new("https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html"),
        Peers = ["cdk-nag:AwsSolutions-MSK6", "checkov:CKV_AWS_80"],
    };
}
