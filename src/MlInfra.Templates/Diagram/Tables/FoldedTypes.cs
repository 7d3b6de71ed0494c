namespace MlInfra.Templates.Diagram.Tables;

/// <summary>The types that are folded into what they serve.</summary>
internal static class FoldedTypes
{
    private static readonly string[] Suffixes =
        ["Association", "Attachment", "Authorizer", "Connection", "ParameterGroup", "Permission", "Policy", "PolicyAttachment", "Permissions", "PolicyAssociation"];

    private static readonly Dictionary<string, FoldedType> Known = Build();

    internal static IEnumerable<KeyValuePair<string, FoldedType>> All => Known;

    /// <summary>How a type is folded; null when it is a node of its own.</summary>
    internal static FoldedType? Of(string type)
    {
        if (Known.TryGetValue(type, out var folded))
            return folded;
        if (type.StartsWith("Custom::", StringComparison.Ordinal))
            return new("*") { IsShownAlone = true };
        return type.StartsWith("AWS::EC2::", StringComparison.Ordinal) || Suffixes.Any(s => type.EndsWith(s, StringComparison.Ordinal))
            ? PicturedTypes.All.Contains(type, StringComparer.OrdinalIgnoreCase) ? null : new("*")
            : null;
    }

    private static Dictionary<string, FoldedType> Build()
    {
        var all = new Dictionary<string, FoldedType>(StringComparer.OrdinalIgnoreCase);
        void Add(FoldedType folded, params string[] types)
        {
            foreach (var type in types)
                all.Add("AWS::" + type, folded);
        }

        var users = new FoldedType();
        Add(users,
            "IAM::Role", "IAM::InstanceProfile", "IAM::ManagedPolicy", "IAM::User", "IAM::Group", "KMS::Key", "KMS::ReplicaKey", "Logs::LogGroup", "Logs::LogStream",
            "EC2::SecurityGroup", "EC2::EIP", "EC2::LaunchTemplate", "EC2::KeyPair", "AutoScaling::LaunchConfiguration", "RDS::DBSubnetGroup", "DocDB::DBSubnetGroup", "Neptune::DBSubnetGroup",
            "Redshift::ClusterSubnetGroup", "ElastiCache::SubnetGroup", "RDS::DBParameterGroup", "RDS::OptionGroup", "SageMaker::NotebookInstanceLifecycleConfig",
            "SageMaker::StudioLifecycleConfig", "SageMaker::CodeRepository", "Lambda::LayerVersion", "CertificateManager::Certificate", "Glue::Connection",
            "Glue::SecurityConfiguration", "ServiceDiscovery::PrivateDnsNamespace", "EMR::SecurityConfiguration", "Lambda::CodeSigningConfig", "Cognito::IdentityPool",
            "CloudFront::CloudFrontOriginAccessIdentity", "CloudFront::OriginAccessControl");
        Add(users with { StandsFor = true, IsShownAlone = true }, "ECS::TaskDefinition", "Batch::JobDefinition");
        Add(new(), "EC2::InternetGateway", "CloudWatch::Dashboard", "CDK::Metadata", "ApiGateway::Account", "CloudFormation::WaitConditionHandle", "IAM::ServiceLinkedRole");
        Add(new("*"), "CloudFormation::CustomResource", "CloudFormation::WaitCondition", "IAM::AccessKey", "ResourceGroups::Group");
        Add(new("TargetKeyId"), "KMS::Alias");
        Add(new("Roles", "Users", "Groups"), "IAM::Policy");
        Add(new("RoleName"), "IAM::RolePolicy");
        Add(new("Bucket"), "S3::BucketPolicy");
        Add(new("Topics"), "SNS::TopicPolicy");
        Add(new("TopicArn", "Endpoint"), "SNS::Subscription");
        Add(new("Queues"), "SQS::QueuePolicy");
        Add(new("FunctionName"), "Lambda::Permission", "Lambda::EventSourceMapping", "Lambda::EventInvokeConfig");
        Add(new("FunctionName") { StandsFor = true }, "Lambda::Version", "Lambda::Alias");
        Add(new("TargetFunctionArn") { StandsFor = true }, "Lambda::Url");
        Add(new("RestApiId"),
            "ApiGateway::Resource", "ApiGateway::Method", "ApiGateway::Deployment", "ApiGateway::Stage", "ApiGateway::RequestValidator", "ApiGateway::Model",
            "ApiGateway::Authorizer", "ApiGateway::GatewayResponse", "ApiGateway::BasePathMapping");
        Add(new("*"), "ApiGateway::UsagePlan", "ApiGateway::UsagePlanKey", "ApiGateway::ApiKey", "ApiGateway::DomainName");
        Add(new("ApiId"),
            "ApiGatewayV2::Integration", "ApiGatewayV2::Route", "ApiGatewayV2::Stage", "ApiGatewayV2::Deployment", "ApiGatewayV2::Authorizer", "AppSync::DataSource",
            "AppSync::Resolver", "AppSync::GraphQLSchema", "AppSync::FunctionConfiguration", "AppSync::ApiKey");
        Add(new("LoadBalancerArn") { StandsFor = true }, "ElasticLoadBalancingV2::Listener");
        Add(new("ListenerArn") { StandsFor = true }, "ElasticLoadBalancingV2::ListenerRule");
        Add(users with { StandsFor = true }, "ElasticLoadBalancingV2::TargetGroup");
        Add(new("ResourceId") { StandsFor = true }, "ApplicationAutoScaling::ScalableTarget");
        Add(new("ScalingTargetId", "ResourceId") { StandsFor = true }, "ApplicationAutoScaling::ScalingPolicy");
        Add(new("AutoScalingGroupName") { StandsFor = true }, "AutoScaling::ScalingPolicy", "AutoScaling::LifecycleHook", "AutoScaling::ScheduledAction");
        Add(new("FileSystemId") { StandsFor = true }, "EFS::AccessPoint", "EFS::MountTarget");
        Add(new("DatabaseName") { StandsFor = true }, "Glue::Table", "Glue::Partition");
        Add(new("StreamARN") { StandsFor = true }, "Kinesis::StreamConsumer");
        Add(new("ApplicationName"), "KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption", "KinesisAnalyticsV2::ApplicationOutput");
        Add(new("LogGroupName"), "Logs::SubscriptionFilter", "Logs::MetricFilter");
        Add(new("DomainId"), "SageMaker::UserProfile", "SageMaker::App", "SageMaker::Space");
        Add(new("SecretId"), "SecretsManager::RotationSchedule", "SecretsManager::SecretTargetAttachment");
        Add(new("DBClusterIdentifier"), "DocDB::DBInstance", "Neptune::DBInstance");
        Add(new("VpcId"), "EC2::RouteTable", "EC2::NetworkAcl", "EC2::VPCGatewayAttachment");
        Add(new("RouteTableId"), "EC2::Route");
        Add(new("GroupId"), "EC2::SecurityGroupIngress", "EC2::SecurityGroupEgress");
        Add(new("ResourceId"), "EC2::FlowLog");
        return all;
    }
}
