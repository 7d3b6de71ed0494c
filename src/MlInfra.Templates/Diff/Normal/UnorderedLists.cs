using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Normal;

/// <summary>Which lists are sets to AWS, and what names an item of a list.</summary>
internal static class UnorderedLists
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Tags", "TagList", "SecurityGroupIds", "SecurityGroups", "VpcSecurityGroupIds", "VPCSecurityGroups", "SecurityGroupIdList",
        "SubnetIds", "Subnets", "SubnetIdList", "RouteTableIds", "AvailabilityZones", "ManagedPolicyArns", "Policies",
        "SecurityGroupIngress", "SecurityGroupEgress", "AllowedHeaders", "AllowedMethods", "AllowedOrigins", "ExposedHeaders",
        "AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "DependsOn", "Roles", "Users",
        "Groups", "AllowedValues", "CapacityProviders", "LogTypes", "EnableCloudwatchLogsExports", "AlarmActions", "OKActions",
        "InsufficientDataActions", "NotificationARNs", "TopicConfigurations", "QueueConfigurations", "LambdaConfigurations",
        "EnvironmentVariables", "Environment", "Secrets", "AllowedPrincipals", "Aliases", "AllowedOAuthScopes",
        "CallbackURLs", "LogoutURLs", "SourceSecurityGroupIds", "MetricDefinitions",
    };

    // The first that an item has names it.
    private static readonly string[] Keys =
        ["Sid", "Id", "Key", "VariantName", "PolicyName", "Name", "LogicalName", "AttributeName", "IndexName", "ParameterKey", "DeviceName", "ContainerHostname", "TargetId", "AlgorithmId"];

    internal static bool Holds(string name) => Names.Contains(name);

    /// <summary>What an item is known by among the others, such as <c>VariantName=blue</c>; null when nothing names it.</summary>
    internal static string? KeyOf(Value item)
    {
        if (item is not MapValue map)
            return null;
        foreach (var key in Keys)
        {
            if (map.Find(key)?.Value is ScalarValue name)
                return $"{key}={name.Text}";
        }

        return null;
    }
}
