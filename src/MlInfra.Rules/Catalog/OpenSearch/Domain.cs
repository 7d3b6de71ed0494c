using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.OpenSearch;

/// <summary>What can be wrong with an <c>AWS::OpenSearchService::Domain</c>.</summary>
public static class Domain
{
    private const string Type = "AWS::OpenSearchService::Domain";

    /// <summary>Indexes are encrypted.</summary>
    public static readonly Rule AtRest = new("MLI1502")
    {
        Title = "Domain should encrypt its indexes",
        On = [Type],
        Requires = Property("EncryptionAtRestOptions.Enabled").Is(true),
        Because = "Embeddings and documents of a retrieval system are stored in clear, in indexes, logs, swap files and automated snapshots, unless the domain is told to encrypt them.",
        Exam = "Security: encryption at rest uses a KMS key and can be switched on for an existing domain; fine-grained access control requires it.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html"),
        Peers = ["cdk-nag:OpenSearchEncryptedAtRest", "cdk-nag:AwsSolutions-OS8", "checkov:CKV_AWS_5", "guard:OPENSEARCH_ENCRYPTED_AT_REST", "securityhub:Opensearch.1"],
    };

    /// <summary>Nodes speak TLS to each other.</summary>
    public static readonly Rule NodeToNode = new("MLI1503")
    {
        Title = "Domain should encrypt the traffic between its nodes",
        On = [Type],
        Requires = Property("NodeToNodeEncryptionOptions.Enabled").Is(true),
        Because = "Nodes send each other shards and search results in clear unless node-to-node encryption is on, also across zones. HTTPS at the endpoint ends at the first node.",
        Exam = "Security: node-to-node encryption is TLS 1.2 inside the domain's VPC, and a condition for fine-grained access control.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html"),
        Peers = ["cdk-nag:OpenSearchNodeToNodeEncryption", "cdk-nag:AwsSolutions-OS2", "checkov:CKV_AWS_6", "guard:OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK", "securityhub:Opensearch.3"],
    };

    /// <summary>Clients cannot speak plain HTTP.</summary>
    public static readonly Rule Https = new("MLI1504")
    {
        Title = "Domain should accept HTTPS only",
        On = [Type],
        Requires = Property("DomainEndpointOptions.EnforceHTTPS").Is(true),
        Because = "Without it the endpoint answers plain HTTP too, and one client with the wrong URL sends its credentials and the documents in clear.",
        Exam = "Security: enforce HTTPS at the domain rather than in each client; with a custom endpoint the certificate comes from ACM.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html"),
        Peers = ["checkov:CKV_AWS_83", "guard:OPENSEARCH_HTTPS_REQUIRED", "securityhub:Opensearch.8"],
    };

    /// <summary>TLS of this decade.</summary>
    public static readonly Rule Tls = new("MLI1505")
    {
        Title = "Domain should ask for a current version of TLS",
        On = [Type],
        Requires = Property("DomainEndpointOptions.TLSSecurityPolicy").Is("Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-2019-07", "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08"),
        Because = "A domain whose template names no policy, or the one of 2019 for TLS 1.0, accepts protocol versions that are deprecated since 2021. Every current SDK speaks TLS 1.2.",
        Exam = "Security: the security policy names the least version and the ciphers; PFS means that a stolen key does not open recorded traffic.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html"),
        Peers = ["checkov:CKV_AWS_228", "securityhub:Opensearch.8"],
    };

    /// <summary>It is reached from the VPC.</summary>
    public static readonly Rule InVpc = new("MLI2502")
    {
        Title = "Domain should be in a VPC",
        On = [Type],
        Requires = Property("VPCOptions.SubnetIds").IsSet(),
        Because = "Outside a VPC the endpoint is on the internet and only policies and passwords keep others from the documents. In a VPC there is no route to it, and security groups and flow logs work.",
        Exam = "Security: a domain cannot be moved between a VPC and a public endpoint later; make a new one and restore a snapshot.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html"),
        Peers = ["cdk-nag:OpenSearchInVPCOnly", "cdk-nag:AwsSolutions-OS1", "checkov:CKV_AWS_137", "guard:OPENSEARCH_IN_VPC_ONLY", "securityhub:Opensearch.2"],
    };

    /// <summary>Rights are given by index, document and field.</summary>
    public static readonly Rule FineGrained = new("MLI3503")
    {
        Title = "Domain should use fine-grained access control",
        On = [Type],
        // No fix: it takes a master user to go with it.
        Requires = Property("AdvancedSecurityOptions.Enabled").Matches("true"),
        Because = "Without it whoever may reach the domain may read and delete every index. With it each role gets its own indexes, documents and fields, and audit logs become possible.",
        Exam = "Security: fine-grained access control needs HTTPS, encryption at rest and node-to-node encryption; the master user is an IAM ARN or a name in the internal database.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html"),
        Peers = ["checkov:CKV2_AWS_52", "guard:OPENSEARCH_ACCESS_CONTROL_ENABLED", "securityhub:Opensearch.7"],
    };

    /// <summary>The cluster is led by nodes that do nothing else.</summary>
    public static readonly Rule DedicatedMasters = new("MLI4504")
    {
        Title = "Domain should have dedicated master nodes",
        On = [Type],
        // No fix: their type and number go with it.
        Requires = Property("ClusterConfig.DedicatedMasterEnabled").Matches("true"),
        Severity = Severity.Info,
        SeverityBecause = "three more nodes are for production; a domain for experiments does without",
        Because = "A data node that also leads the cluster stops leading when a heavy query or a bulk load takes its memory. AWS recommends three dedicated master nodes for production.",
        Exam = "Resilience: three dedicated masters in three zones give a quorum; an even number is no better than one less.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html"),
        Peers = ["cdk-nag:OpenSearchDedicatedMasterNode", "cdk-nag:AwsSolutions-OS4", "checkov:CKV_AWS_318", "guard:ELASTICSEARCH_PRIMARY_NODE_FAULT_TOLERANCE", "securityhub:Opensearch.11"],
    };

    /// <summary>Errors are kept where they can be found.</summary>
    public static readonly Rule Logs = new("MLI5502")
    {
        Title = "Domain should publish its error logs",
        On = [Type],
        // No fix: a log group goes with it.
        Requires = Property("LogPublishingOptions.ES_APPLICATION_LOGS.Enabled").Matches("true"),
        Because = "Failed queries, rejected bulk loads and bad scripts are written to the domain's error log, which nobody can read unless it is published to CloudWatch Logs.",
        Exam = "Monitoring: error logs, slow logs for search and indexing, and audit logs are switched on one by one, each with a log group that lets es.amazonaws.com write.",
        Source = new("https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html"),
        Peers = ["cdk-nag:OpenSearchErrorLogsToCloudWatch", "checkov:CKV_AWS_84", "guard:OPENSEARCH_APPLICATION_LOGGING_ENABLED", "securityhub:Opensearch.4"],
    };
}
