using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Impacts;

/// <summary>What stays of a resource that the stack no longer wants.</summary>
public enum Keeping
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>It depends on conditions or parameters.</summary>
    Unknown,

    /// <summary>A snapshot of its data.</summary>
    Snapshot,

    /// <summary>The resource itself.</summary>
    Resource,
}

/// <summary>What DeletionPolicy and UpdateReplacePolicy say, with CloudFormation's defaults.</summary>
internal static class DeletionPolicies
{
    private static readonly HashSet<string> Snapshots = new(StringComparer.Ordinal)
    {
        "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
        "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
    };

    internal static Keeping KeepsDeleted(Resource resource) => Keeps(resource, "DeletionPolicy");

    internal static Keeping KeepsReplaced(Resource resource) => Keeps(resource, "UpdateReplacePolicy");

    private static Keeping Keeps(Resource resource, string attribute) => resource.Attributes[attribute] switch
    {
        ScalarValue policy => Of(policy.Text, resource.Type),
        AbsentValue => ByDefault(resource, attribute),
        AlternativesValue choice when choice.Alternatives.All(a => a.Value is ScalarValue) =>
            choice.Alternatives.Min(a => Of(((ScalarValue)a.Value).Text, resource.Type)),
        _ => Keeping.Unknown,
    };

    private static Keeping Of(string policy, string type) => policy switch
    {
        "Retain" or "RetainExceptOnCreate" => Keeping.Resource,
        "Snapshot" when Snapshots.Contains(type) => Keeping.Snapshot,
        _ => Keeping.Nothing,
    };

    // CloudFormation deletes what does not say otherwise, but for these two, and only where the deletion is asked for.
    private static Keeping ByDefault(Resource resource, string attribute) =>
        attribute == "DeletionPolicy"
        && (resource.Type == "AWS::RDS::DBCluster"
            || (resource.Type == "AWS::RDS::DBInstance" && resource.Properties["DBClusterIdentifier"] is AbsentValue))
            ? Keeping.Snapshot
            : Keeping.Nothing;
}
