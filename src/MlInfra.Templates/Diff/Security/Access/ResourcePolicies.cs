using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Where CloudFormation keeps the policies that stand at resources, and what holds when there is none.</summary>
internal static class ResourcePolicies
{
    private static readonly Origin Nowhere = Origin.None;

    private static readonly Value Everyone = Document("*", "*", "*");

    private static readonly Dictionary<string, Form> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AWS::ApiGateway::RestApi"] = new(null, "Policy"),
        ["AWS::Backup::BackupVault"] = new(null, "AccessPolicy"),
        ["AWS::CloudTrail::ResourcePolicy"] = new("ResourceArn", "ResourcePolicy"),
        ["AWS::CodeArtifact::Domain"] = new(null, "PermissionsPolicyDocument"),
        ["AWS::CodeArtifact::Repository"] = new(null, "PermissionsPolicyDocument"),
        ["AWS::DynamoDB::Table"] = new(null, "ResourcePolicy.PolicyDocument"),
        ["AWS::EC2::VPCEndpoint"] = new(null, "PolicyDocument") { Default = Everyone },
        ["AWS::ECR::PublicRepository"] = new(null, "RepositoryPolicyText"),
        ["AWS::ECR::RegistryPolicy"] = new(null, "PolicyText"),
        ["AWS::ECR::Repository"] = new(null, "RepositoryPolicyText"),
        ["AWS::EFS::FileSystem"] = new(null, "FileSystemPolicy") { Default = Document("*", "elasticfilesystem:Client*", "*") },
        ["AWS::Elasticsearch::Domain"] = new(null, "AccessPolicies"),
        ["AWS::Events::EventBus"] = new(null, "Policy"),
        ["AWS::Events::EventBusPolicy"] = new("EventBusName", "") { Make = EventBus },
        ["AWS::IoT::Policy"] = new(null, "PolicyDocument"),
        ["AWS::KMS::Key"] = new(null, "KeyPolicy") { Default = Document(null, "kms:*", "*") },
        ["AWS::KMS::ReplicaKey"] = new(null, "KeyPolicy"),
        ["AWS::Kinesis::ResourcePolicy"] = new("ResourceArn", "ResourcePolicy"),
        ["AWS::Lambda::LayerVersionPermission"] = new("LayerVersionArn", "") { Make = p => Permission(p, "LayerVersionArn") },
        ["AWS::Lambda::Permission"] = new("FunctionName", "") { Make = p => Permission(p, "FunctionName") },
        ["AWS::Logs::ResourcePolicy"] = new(null, "PolicyDocument"),
        ["AWS::MSK::ClusterPolicy"] = new("ClusterArn", "Policy"),
        ["AWS::OpenSearchService::Domain"] = new(null, "AccessPolicies"),
        ["AWS::Redshift::Cluster"] = new(null, "NamespaceResourcePolicy"),
        ["AWS::S3::AccessPoint"] = new(null, "Policy"),
        ["AWS::S3::BucketPolicy"] = new("Bucket", "PolicyDocument"),
        ["AWS::S3Express::BucketPolicy"] = new("Bucket", "PolicyDocument"),
        ["AWS::S3Tables::TableBucketPolicy"] = new("TableBucketARN", "ResourcePolicy"),
        ["AWS::SNS::TopicInlinePolicy"] = new("TopicArn", "PolicyDocument"),
        ["AWS::SNS::TopicPolicy"] = new("Topics", "PolicyDocument"),
        ["AWS::SQS::QueueInlinePolicy"] = new("Queue", "PolicyDocument"),
        ["AWS::SQS::QueuePolicy"] = new("Queues", "PolicyDocument"),
        ["AWS::SageMaker::ModelPackageGroup"] = new(null, "ModelPackageGroupPolicy"),
        ["AWS::SecretsManager::ResourcePolicy"] = new("SecretId", "ResourcePolicy"),
        ["AWS::VpcLattice::AuthPolicy"] = new("ResourceIdentifier", "Policy"),
    };

    /// <summary>How policies of a type are written; null when it has none.</summary>
    internal static Form? Of(string type) => Forms.GetValueOrDefault(type);

    /// <summary>How a type writes its policy.</summary>
    /// <param name="Target">The property that names the resource which the policy is of; null when it is the resource itself.</param>
    /// <param name="Path">Where the document is.</param>
    internal sealed record Form(string? Target, string Path)
    {
        /// <summary>What holds when no document is there.</summary>
        internal Value? Default { get; init; }

        /// <summary>Makes the document out of properties that say the same in another way.</summary>
        internal Func<MapValue, Value>? Make { get; init; }

        internal Value DocumentIn(MapValue properties)
        {
            if (Make is not null)
                return Make(properties);
            Value value = properties;
            foreach (var name in Path.Split('.'))
                value = value is MapValue map ? map[name] : new AbsentValue(Nowhere);
            return value is AbsentValue && Default is not null ? Default : value;
        }
    }

    // Lambda's permissions are statements of the function's policy.
    private static MapValue Permission(MapValue properties, string target)
    {
        var principal = properties["Principal"];
        var isService = principal is ScalarValue { Text: var text } ? text.Contains('.', StringComparison.Ordinal) && !text.StartsWith("arn:", StringComparison.Ordinal)
            : principal is InterpolatedValue { Parts: [.., ScalarValue last] } && last.Text.Contains('.', StringComparison.Ordinal);
        return Statement(
            properties.Origin,
            ("Effect", new ScalarValue("Allow", ScalarKind.String, properties.Origin)),
            ("Principal", new MapValue([new(isService ? "Service" : "AWS", principal, principal.Origin)], principal.Origin)),
            ("Action", properties["Action"]),
            ("Resource", properties[target]),
            ("Condition", Conditions(
                properties.Origin,
                ("ArnLike", "AWS:SourceArn", properties["SourceArn"]),
                ("StringEquals", "AWS:SourceAccount", properties["SourceAccount"]),
                ("StringEquals", "aws:PrincipalOrgID", properties["PrincipalOrgID"] is AbsentValue ? properties["OrganizationId"] : properties["PrincipalOrgID"]),
                ("StringEquals", "lambda:FunctionUrlAuthType", properties["FunctionUrlAuthType"]),
                ("StringEquals", "lambda:EventSourceToken", properties["EventSourceToken"]))));
    }

    private static Value EventBus(MapValue properties)
    {
        if (properties["Statement"] is not AbsentValue)
            return Statement(properties["Statement"]);
        var condition = properties["Condition"] is MapValue { Entries: var entries } map && map["Type"] is ScalarValue type && map["Key"] is ScalarValue key
            ? Conditions(map.Origin, (type.Text, key.Text, map["Value"]))
            : properties["Condition"];
        return Statement(
            properties.Origin,
            ("Effect", new ScalarValue("Allow", ScalarKind.String, properties.Origin)),
            ("Principal", new MapValue([new("AWS", properties["Principal"], properties.Origin)], properties.Origin)),
            ("Action", properties["Action"]),
            ("Condition", condition));
    }

    private static MapValue Conditions(Origin origin, params (string Operator, string Key, Value Value)[] conditions) => new(
        [.. conditions.Where(c => c.Value is not AbsentValue).GroupBy(c => c.Operator)
            .Select(g => new MapEntry(g.Key, new MapValue([.. g.Select(c => new MapEntry(c.Key, c.Value, origin))], origin), origin))],
        origin);

    private static MapValue Statement(Origin origin, params (string Name, Value Value)[] parts) =>
        Statement(new MapValue([.. parts.Where(p => p.Value is not AbsentValue).Select(p => new MapEntry(p.Name, p.Value, origin))], origin));

    private static MapValue Statement(Value statement) => new([new("Statement", statement, statement.Origin)], statement.Origin);

    // Of no principal in particular means the whole account.
    private static MapValue Document(string? principal, string action, string resource) => Statement(
        Nowhere,
        ("Effect", Text("Allow")),
        ("Principal", new MapValue([new("AWS", principal is null ? new UnknownValue("it is the account", Nowhere) { Expression = "AWS::AccountId" } : Text(principal), Nowhere)], Nowhere)),
        ("Action", Text(action)),
        ("Resource", Text(resource)));

    private static ScalarValue Text(string text) => new(text, ScalarKind.String, Nowhere);
}
