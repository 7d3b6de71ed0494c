using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Emr;

/// <summary>What can be wrong with an <c>AWS::EMR::Cluster</c> and its security configuration.</summary>
public static class Cluster
{
    private const string Type = "AWS::EMR::Cluster";
    private const string SecurityConfiguration = "AWS::EMR::SecurityConfiguration";
    private const string Encryption = "SecurityConfiguration.EncryptionConfiguration.";

    /// <summary>It runs under rules for encryption.</summary>
    public static readonly Rule Secured = new("MLI1514")
    {
        Title = "Cluster of EMR should have a security configuration",
        On = [Type],
        Requires = Property("SecurityConfiguration").IsSet(),
        Because = "Encryption of HDFS, of local disks, of what EMRFS writes to S3 and of the traffic between nodes is asked for in a security configuration, and nowhere else.",
        Exam = "Security: a security configuration covers encryption at rest and in transit, Kerberos and Lake Formation; a running cluster cannot take another one.",
        Source = new("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html"),
        Peers = ["cdk-nag:EMRLocalDiskEncryption", "cdk-nag:AwsSolutions-EMR4", "cdk-nag:AwsSolutions-EMR5", "checkov:CKV2_AWS_55"],
    };

    /// <summary>What nodes store is encrypted.</summary>
    public static readonly Rule AtRest = new("MLI1515")
    {
        Title = "Security configuration of EMR should encrypt data at rest",
        On = [SecurityConfiguration],
        Requires = All(
            Property(Encryption + "EnableAtRestEncryption").Matches("true"),
            Property(Encryption + "AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType").IsSet()),
        Because = "Spark spills training data to local disks, and HDFS keeps blocks there. Without local disk encryption they stay readable on volumes that outlive the job.",
        Exam = "Security: EMR encrypts S3 through EMRFS and local disks with LUKS or EBS encryption, with a KMS key or a key provider of yours.",
        Source = new("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html"),
        Peers = ["cdk-nag:EMRLocalDiskEncryption", "checkov:CKV_AWS_171", "checkov:CKV_AWS_349", "guard:EMR_SECURITY_CONFIG_ENABLED_AND_CONFIGURED_RULE", "securityhub:EMR.3"],
    };

    /// <summary>Nodes speak TLS to each other.</summary>
    public static readonly Rule InTransit = new("MLI1516")
    {
        Title = "Security configuration of EMR should encrypt data in transit",
        On = [SecurityConfiguration],
        Requires = All(
            Property(Encryption + "EnableInTransitEncryption").Matches("true"),
            Property(Encryption + "InTransitEncryptionConfiguration.TLSCertificateConfiguration.CertificateProviderType").IsSet()),
        Because = "A shuffle sends the whole data set across the network, from node to node. In-transit encryption needs certificates, so it is never on by itself.",
        Exam = "Security: in-transit encryption takes PEM certificates in S3 or a provider class; which applications use it depends on the EMR release.",
        Source = new("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html"),
        Peers = ["cdk-nag:EMREncryptionInTransit", "checkov:CKV_AWS_351", "guard:EMR_SECURITY_CONFIG_ENABLED_AND_CONFIGURED_RULE", "securityhub:EMR.4"],
    };

    /// <summary>What may not vanish is not on spot.</summary>
    public static readonly Rule SpotForTasksOnly = new("MLI4507")
    {
        Title = "Master and core nodes of EMR should not be spot instances",
        On = [Type],
        Requires = All(OnDemand("MasterInstanceGroup"), OnDemand("CoreInstanceGroup")),
        Because = "Losing the master node ends the cluster; losing core nodes loses blocks of HDFS. EC2 takes spot instances back with two minutes' notice.",
        Exam = "Cost: put spot instances on task nodes, which hold no HDFS data; master and core stay on demand or reserved.",
        Source = new("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-instances-guidelines.html"),
    };

    /// <summary>Logs outlive the nodes.</summary>
    public static readonly Rule Logs = new("MLI5504")
    {
        Title = "Cluster of EMR should keep its logs in S3",
        On = [Type],
        Requires = Property("LogUri").IsSet(),
        Because = "Logs of steps, containers and daemons are on the nodes and go with them. Why last night's transient cluster failed can then not be found out.",
        Exam = "Monitoring: EMR copies logs to LogUri every five minutes; the location cannot be set on a running cluster.",
        Source = new("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html"),
        Peers = ["cdk-nag:EMRS3AccessLogging", "cdk-nag:AwsSolutions-EMR2"],
    };

    /// <summary>It ends when it has nothing to do.</summary>
    public static readonly Rule IdleTermination = new("MLI7501")
    {
        Title = "Cluster of EMR that waits for steps should end when it is idle",
        On = [Type],
        AppliesWhen = Property("Instances.KeepJobFlowAliveWhenNoSteps").Is(true),
        Requires = Property("AutoTerminationPolicy.IdleTimeout").IsSet(),
        Because = "A cluster that stays alive after its steps costs by the second, also over the weekend. An auto-termination policy ends it after a time without work.",
        Exam = "Cost: transient clusters end with their last step; long-running ones take an auto-termination policy of 1 minute to 7 days.",
        Source = new("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html"),
    };

    private static Conditions.Condition OnDemand(string group) =>
        Any(Property($"Instances.{group}.Market").Is("ON_DEMAND"), Property($"Instances.{group}.Market").IsNotSet());
}
