using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.ElastiCache;

/// <summary>What can be wrong with an <c>AWS::ElastiCache::ReplicationGroup</c>.</summary>
public static class ReplicationGroup
{
    private const string Type = "AWS::ElastiCache::ReplicationGroup";

    /// <summary>What it stores is encrypted.</summary>
    public static readonly Rule AtRest = new("MLI1506")
    {
        Title = "Cache should encrypt what it stores",
        On = [Type],
        Requires = Property("AtRestEncryptionEnabled", orDefault: "false").Is(true),
        Because = "A cache of features or sessions writes them to disk when it syncs, swaps and backs up. Encryption is off by default and cannot be switched on later.",
        Exam = "Security: encryption at rest is chosen when a replication group is made; without KmsKeyId ElastiCache uses a key of its own.",
        Source = new("https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html"),
        Peers = ["cdk-nag:ElastiCacheRedisClusterEncryption", "cdk-nag:AwsSolutions-AEC3", "checkov:CKV_AWS_29", "guard:ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_AT_REST", "securityhub:ElastiCache.4"],
    };

    /// <summary>Clients must speak TLS.</summary>
    public static readonly Rule InTransit = new("MLI1507")
    {
        Title = "Cache should encrypt its connections",
        On = [Type],
        Requires = Property("TransitEncryptionEnabled", orDefault: "false").Is(true),
        Because = "Without it requests, answers, replication and the AUTH token itself cross the network in clear; and without TLS there can be no token or user.",
        Exam = "Security: AUTH and role-based access need encryption in transit; clients must then connect by TLS.",
        Source = new("https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html"),
        Peers = ["cdk-nag:ElastiCacheRedisClusterEncryption", "cdk-nag:AwsSolutions-AEC3", "checkov:CKV_AWS_30", "guard:ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_IN_TRANSIT", "securityhub:ElastiCache.5"],
    };
}
