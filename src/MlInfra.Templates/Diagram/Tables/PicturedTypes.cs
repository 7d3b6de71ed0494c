using System.Text.RegularExpressions;

namespace MlInfra.Templates.Diagram.Tables;

/// <summary>What types are called in a picture, and what they are in an architecture.</summary>
internal static partial class PicturedTypes
{
    private static readonly Dictionary<string, (string Name, NodeKind Kind)> Known = Build();

    /// <summary>The short name of a type, and what it is; a type that is not known is called as CloudFormation calls it.</summary>
    internal static (string Name, NodeKind Kind) Of(string type) =>
        Known.TryGetValue(type, out var known) ? known : (Spaced(type), NodeKind.Compute);

    internal static IEnumerable<string> All => Known.Keys;

    // AWS::AppConfig::HostedConfigurationVersion is "AppConfig hosted configuration version".
    private static string Spaced(string type)
    {
        var parts = type.Split("::");
        var last = Words().Replace(parts[^1], m => " " + m.Value.ToLowerInvariant()).Trim();
        return parts.Length >= 3 ? $"{parts[^2]} {last}" : parts.Length == 2 ? $"custom {last}" : type;
    }

    [GeneratedRegex("[A-Z][a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    private static Dictionary<string, (string Name, NodeKind Kind)> Build()
    {
        var all = new Dictionary<string, (string, NodeKind)>(StringComparer.OrdinalIgnoreCase);
        void Add(NodeKind kind, params (string Type, string Name)[] types)
        {
            foreach (var (type, name) in types)
                all.Add("AWS::" + type, (name, kind));
        }

        Add(NodeKind.Compute,
            ("Athena::WorkGroup", "Athena workgroup"), ("AutoScaling::AutoScalingGroup", "Auto Scaling group"),
            ("Batch::ComputeEnvironment", "Batch compute environment"), ("CodeBuild::Project", "CodeBuild project"),
            ("CodePipeline::Pipeline", "CodePipeline pipeline"), ("EC2::Instance", "EC2 instance"), ("ECS::Cluster", "ECS cluster"), ("ECS::Service", "ECS service"),
            ("ECS::TaskDefinition", "ECS task"), ("EKS::Cluster", "EKS cluster"), ("EMR::Cluster", "EMR cluster"), ("EMRServerless::Application", "EMR Serverless application"),
            ("Glue::Crawler", "Glue crawler"), ("Glue::Job", "Glue job"), ("KinesisAnalyticsV2::Application", "Flink application"),
            ("Lambda::Function", "Lambda function"), ("Rekognition::StreamProcessor", "Rekognition stream processor"),
            ("SageMaker::Domain", "SageMaker domain"), ("SageMaker::Endpoint", "SageMaker endpoint"), ("SageMaker::EndpointConfig", "Endpoint configuration"),
            ("SageMaker::HyperParameterTuningJob", "Tuning job"), ("SageMaker::InferenceComponent", "Inference component"), ("SageMaker::Model", "SageMaker model"),
            ("SageMaker::MonitoringSchedule", "Monitoring schedule"), ("SageMaker::DataQualityJobDefinition", "Data quality job"),
            ("SageMaker::ModelBiasJobDefinition", "Model bias job"), ("SageMaker::ModelExplainabilityJobDefinition", "Model explainability job"),
            ("SageMaker::ModelQualityJobDefinition", "Model quality job"), ("SageMaker::NotebookInstance", "Notebook instance"),
            ("SageMaker::Pipeline", "SageMaker pipeline"), ("SageMaker::ProcessingJob", "Processing job"), ("SageMaker::TrainingJob", "Training job"),
            ("SageMaker::TransformJob", "Transform job"), ("Serverless::Function", "Lambda function"), ("Serverless::StateMachine", "Step Functions workflow"),
            ("StepFunctions::StateMachine", "Step Functions workflow"));
        Add(NodeKind.Store,
            ("Cognito::UserPool", "Cognito user pool"), ("DocDB::DBCluster", "DocumentDB cluster"), ("DynamoDB::GlobalTable", "DynamoDB table"),
            ("DynamoDB::Table", "DynamoDB table"), ("EC2::Volume", "EBS volume"), ("ECR::Repository", "ECR repository"), ("EFS::FileSystem", "EFS file system"),
            ("ElastiCache::CacheCluster", "ElastiCache cluster"), ("ElastiCache::ReplicationGroup", "ElastiCache group"),
            ("Elasticsearch::Domain", "OpenSearch domain"), ("FSx::FileSystem", "FSx file system"), ("Glue::Database", "Glue database"), ("Glue::Table", "Glue table"),
            ("Kendra::Index", "Kendra index"), ("Neptune::DBCluster", "Neptune cluster"), ("OpenSearchServerless::Collection", "OpenSearch collection"),
            ("OpenSearchService::Domain", "OpenSearch domain"), ("RDS::DBCluster", "RDS cluster"), ("RDS::DBInstance", "RDS database"),
            ("Redshift::Cluster", "Redshift cluster"), ("RedshiftServerless::Workgroup", "Redshift workgroup"), ("S3::Bucket", "S3 bucket"),
            ("SSM::Parameter", "SSM parameter"), ("SageMaker::FeatureGroup", "Feature group"), ("SageMaker::ModelPackageGroup", "Model package group"),
            ("SecretsManager::Secret", "Secret"), ("Serverless::SimpleTable", "DynamoDB table"), ("Timestream::Database", "Timestream database"),
            ("Timestream::Table", "Timestream table"));
        Add(NodeKind.Channel,
            ("Batch::JobQueue", "Batch job queue"), ("Events::EventBus", "Event bus"), ("Kinesis::Stream", "Kinesis stream"),
            ("KinesisFirehose::DeliveryStream", "Firehose stream"), ("KinesisVideo::Stream", "Kinesis video stream"), ("MSK::Cluster", "MSK cluster"),
            ("MSK::ServerlessCluster", "MSK cluster"), ("OSIS::Pipeline", "OpenSearch ingestion"), ("Pipes::Pipe", "EventBridge pipe"), ("SNS::Topic", "SNS topic"), ("SQS::Queue", "SQS queue"));
        Add(NodeKind.Gateway,
            ("ApiGateway::RestApi", "REST API"), ("ApiGatewayV2::Api", "HTTP API"), ("ApiGateway::VpcLink", "VPC link"), ("AppSync::GraphQLApi", "GraphQL API"),
            ("CloudFront::Distribution", "CloudFront distribution"), ("EC2::ClientVpnEndpoint", "Client VPN endpoint"), ("EC2::NatGateway", "NAT gateway"),
            ("EC2::TransitGateway", "Transit gateway"), ("EC2::VPCEndpoint", "VPC endpoint"), ("EC2::VPCPeeringConnection", "VPC peering"),
            ("EC2::VPNGateway", "VPN gateway"), ("ElasticLoadBalancing::LoadBalancer", "Load balancer"), ("ElasticLoadBalancingV2::LoadBalancer", "Load balancer"),
            ("Serverless::Api", "REST API"), ("Serverless::HttpApi", "HTTP API"));
        Add(NodeKind.Trigger,
            ("CloudTrail::Trail", "CloudTrail trail"), ("CloudWatch::Alarm", "Alarm"), ("CloudWatch::CompositeAlarm", "Composite alarm"),
            ("Events::Rule", "EventBridge rule"), ("Glue::Trigger", "Glue trigger"), ("IoT::TopicRule", "IoT rule"), ("Scheduler::Schedule", "Schedule"));
        return all;
    }
}
