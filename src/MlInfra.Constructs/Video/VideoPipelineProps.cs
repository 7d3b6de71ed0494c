using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Video;

/// <summary>What can be chosen about a <see cref="VideoPipeline"/>. Only the analysis has no default.</summary>
public sealed class VideoPipelineProps
{
    /// <summary>How the video of the first camera is analysed.</summary>
    public required VideoAnalysis Analysis { get; init; }

    /// <summary>The first camera. Default: see <see cref="CameraOptions"/>.</summary>
    public CameraOptions Camera { get; init; } = new();

    /// <summary>The analysis of videos that are uploaded; null for none. Default: see <see cref="StoredVideoOptions"/>.</summary>
    public StoredVideoOptions? Stored { get; init; } = new();

    /// <summary>The key of everything. An imported one must already admit the services and roles in its policy. Default: one made.</summary>
    public IKey? Key { get; init; }

    /// <summary>
    /// The network. One brought along needs ways to all services of <see cref="ServiceEndpoint.OfVideo"/>, to S3 and DynamoDB, and to
    /// <c>sagemaker.runtime</c> if an endpoint is asked. Default: one made.
    /// </summary>
    public IWorkNetwork? Network { get; init; }

    /// <summary>The cluster that containers run in on Fargate, which must be enabled there. Default: one made, with metrics of every container and disks under the key.</summary>
    public ICluster? Cluster { get; init; }

    /// <summary>The bucket of uploads and results. One brought along must be versioned; one from outside this app must tell EventBridge about new objects already. Default: a <see cref="DataBucket"/> made.</summary>
    public IBucket? Data { get; init; }

    /// <summary>The topic of what is found and of alarms. Default: one made.</summary>
    public ITopic? Notices { get; init; }

    /// <summary>First key to delete the bucket's data with the stack; see <see cref="DataBucketProps.DeleteDataWithStack"/>. Default: false.</summary>
    public bool DeleteDataWithStack { get; init; }

    /// <summary>The boundary of every role made here. Default: none.</summary>
    public IManagedPolicy? PermissionsBoundary { get; init; }

    internal void Check()
    {
        if (DeleteDataWithStack && (Data is not null || Stored is null))
        {
            throw new ArgumentException("DeleteDataWithStack has no bucket to act on, because Data is brought along or Stored is null: leave DeleteDataWithStack out.");
        }

        if (Data is not null && Stored is null)
        {
            throw new ArgumentException("Data is brought along, but with Stored null nothing is uploaded: leave Data out, or set Stored.");
        }
    }
}
