using Amazon.CDK.AWS.IAM;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>A cluster of EMR that runs Spark: a <see cref="SparkCluster"/>, or one that exists, as <see cref="ExistingSparkCluster"/>.</summary>
public interface ISparkCluster
{
    /// <summary>The id of the cluster, such as <c>j-1ABCDE2FGHIJ3</c>.</summary>
    string ClusterId { get; }

    /// <summary>The role of its nodes, by which programs are read and run.</summary>
    IRole NodeRole { get; }
}

/// <summary>
/// A cluster of EMR made elsewhere, in the same account and region, that takes further steps.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html.
/// </summary>
public sealed class ExistingSparkCluster : ISparkCluster
{
    /// <inheritdoc />
    public required string ClusterId { get; init; }

    /// <summary>The role of its nodes. What it needs to read a program is added to it where CDK may, and must be there already where not.</summary>
    public required IRole NodeRole { get; init; }
}
