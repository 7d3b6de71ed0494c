using Amazon.CDK.AWS.IAM;

namespace MlInfra.Constructs.Analytics.Warehousing;

/// <summary>A Redshift cluster that files are loaded into: a <see cref="Warehouse"/>, or one that exists, as <see cref="ExistingWarehouse"/>.</summary>
public interface IWarehouse
{
    /// <summary>The identifier of the cluster, as Redshift's Data API takes it.</summary>
    string ClusterIdentifier { get; }

    /// <summary>The database that is loaded.</summary>
    string Database { get; }

    /// <summary>The role that the cluster reads the lake with. It must be one of the cluster's own.</summary>
    IRole LoadRole { get; }
}

/// <summary>
/// A Redshift cluster made elsewhere, in the same account and region.
/// Source: https://docs.aws.amazon.com/redshift/latest/mgmt/copy-unload-iam-role.html.
/// </summary>
public sealed class ExistingWarehouse : IWarehouse
{
    /// <inheritdoc />
    public required string ClusterIdentifier { get; init; }

    /// <inheritdoc />
    public required string Database { get; init; }

    /// <summary>
    /// The role that the cluster reads the lake with, such as one of <see cref="Role.FromRoleArn(global::Constructs.Construct, string, string, IFromRoleArnOptions)"/>.
    /// What it needs to read is added to it where CDK may, and must be there already where not.
    /// </summary>
    public required IRole LoadRole { get; init; }
}
