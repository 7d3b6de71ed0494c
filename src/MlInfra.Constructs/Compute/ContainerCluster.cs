using Amazon.CDK;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.KMS;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Compute;

/// <summary>What a <see cref="ContainerCluster"/> is made from.</summary>
public sealed class ContainerClusterProps
{
    /// <summary>The key of the disks of containers.</summary>
    public required IKey Key { get; init; }
}

/// <summary>
/// A cluster for containers on Fargate: metrics of every container are kept, and their disks are encrypted with your key.
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-create-storage-key.html.
/// </summary>
public sealed class ContainerCluster : Construct
{
    /// <summary>Makes the cluster and admits Fargate to the key, for clusters of this account only.</summary>
    public ContainerCluster(Construct scope, string id, ContainerClusterProps props) : base(scope, id)
    {
        // The name of the cluster is not known before it exists, and it names the key.
        var account = Permission.If("StringEquals", "kms:EncryptionContext:aws:ecs:clusterAccount", Stack.Of(this).Account);
        props.Key.AdmitService("fargate.amazonaws.com", account, "kms:GenerateDataKeyWithoutPlaintext");
        props.Key.AdmitService(
            "fargate.amazonaws.com",
            new Dictionary<string, object>(account) { ["ForAllValues:StringEquals"] = new Dictionary<string, object> { ["kms:GrantOperations"] = "Decrypt" } },
            "kms:CreateGrant");
        Cluster = new CfnCluster(this, "Resource", new CfnClusterProps
        {
            ClusterSettings = new[] { new CfnCluster.ClusterSettingsProperty { Name = "containerInsights", Value = "enabled" } },
            Configuration = new CfnCluster.ClusterConfigurationProperty
            {
                ManagedStorageConfiguration = new CfnCluster.ManagedStorageConfigurationProperty { FargateEphemeralStorageKmsKeyId = props.Key.KeyArn },
            },
        });
        Name = Cluster.Ref;
    }

    /// <summary>Takes a cluster that exists already. How its containers are measured and encrypted is its owner's business.</summary>
    public ContainerCluster(Construct scope, string id, ICluster existing) : base(scope, id) => Name = existing.ClusterName;

    /// <summary>The cluster made here; null if one was brought along.</summary>
    public CfnCluster? Cluster { get; }

    /// <summary>The cluster's name.</summary>
    public string Name { get; }
}
