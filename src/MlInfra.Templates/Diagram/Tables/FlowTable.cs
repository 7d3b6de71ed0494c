namespace MlInfra.Templates.Diagram.Tables;

/// <summary>
/// The properties along which data flows. A path names properties of CloudFormation, items of lists left out; <c>*</c> is any
/// name. A type with both ends in its properties is a connection, and is no node itself.
/// </summary>
internal static class FlowTable
{
    private static readonly ILookup<string, FlowRow> ByType =
        Entry.Concat(Events).Concat(Streams).Concat(MachineLearning).Concat(Analysis).ToLookup(r => r.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>All rows, to be held against the table of resource types.</summary>
    internal static IEnumerable<FlowRow> All => ByType.SelectMany(rows => rows);

    private static FlowRow[] Entry =>
    [
        new("AWS::ApiGateway::Authorizer", "RestApiId", "AuthorizerUri", "authorizes"),
        new("AWS::ApiGateway::Authorizer", "RestApiId", "ProviderARNs", "authorizes"),
        new("AWS::ApiGateway::Method", "RestApiId", "Integration.Uri", "calls"),
        new("AWS::ApiGateway::RestApi", "EndpointConfiguration.VpcEndpointIds", "", "requests"),
        new("AWS::ApiGateway::VpcLink", "", "TargetArns", "requests"),
        new("AWS::ApiGatewayV2::Authorizer", "ApiId", "AuthorizerUri", "authorizes"),
        new("AWS::ApiGatewayV2::Integration", "ApiId", "IntegrationUri", "calls"),
        new("AWS::AppSync::DataSource", "ApiId", "LambdaConfig.LambdaFunctionArn", "calls"),
        new("AWS::AppSync::DataSource", "ApiId", "DynamoDBConfig.TableName", "reads, writes"),
        new("AWS::CloudFront::Distribution", "", "DistributionConfig.Origins.DomainName", "requests"),
        new("AWS::CloudFront::Distribution", "", "DistributionConfig.Logging.Bucket", "access log", FlowKind.Side),
        new("AWS::ECS::Service", "LoadBalancers.TargetGroupArn", "", "requests"),
        new("AWS::ElasticLoadBalancingV2::TargetGroup", "", "Targets.Id", "requests"),
        new("AWS::AutoScaling::AutoScalingGroup", "TargetGroupARNs", "", "requests"),
        new("AWS::AutoScaling::AutoScalingGroup", "LoadBalancerNames", "", "requests"),
    ];

    private static FlowRow[] Events =>
    [
        new("AWS::CloudWatch::Alarm", "", "AlarmActions", "alarm", FlowKind.Failure),
        new("AWS::CloudWatch::Alarm", "", "InsufficientDataActions", "alarm", FlowKind.Failure),
        new("AWS::CloudWatch::CompositeAlarm", "", "AlarmActions", "alarm", FlowKind.Failure),
        new("AWS::Events::Rule", "EventBusName", "", "events"),
        new("AWS::Events::Rule", "", "Targets.Arn", "starts"),
        new("AWS::Events::Rule", "", "Targets.DeadLetterConfig.Arn", "given up", FlowKind.Failure),
        new("AWS::Lambda::EventInvokeConfig", "FunctionName", "DestinationConfig.OnFailure.Destination", "failed", FlowKind.Failure),
        new("AWS::Lambda::EventInvokeConfig", "FunctionName", "DestinationConfig.OnSuccess.Destination", "results"),
        new("AWS::Lambda::EventSourceMapping", "EventSourceArn", "FunctionName", "records"),
        new("AWS::Lambda::EventSourceMapping", "FunctionName", "DestinationConfig.OnFailure.Destination", "given up", FlowKind.Failure),
        new("AWS::Lambda::Function", "", "DeadLetterConfig.TargetArn", "given up", FlowKind.Failure),
        new("AWS::Lambda::Function", "FileSystemConfigs.Arn", "", "files"),
        new("AWS::Lambda::Function", "", "Environment.Variables.*", "uses", FlowKind.Side),
        new("AWS::Pipes::Pipe", "Source", "", "records"),
        new("AWS::Pipes::Pipe", "", "Enrichment", "enriches"),
        new("AWS::Pipes::Pipe", "", "Target", "records"),
        new("AWS::S3::Bucket", "", "NotificationConfiguration.LambdaConfigurations.Function", "object events"),
        new("AWS::S3::Bucket", "", "NotificationConfiguration.QueueConfigurations.Queue", "object events"),
        new("AWS::S3::Bucket", "", "NotificationConfiguration.TopicConfigurations.Topic", "object events"),
        new("AWS::S3::Bucket", "", "ReplicationConfiguration.Rules.Destination.Bucket", "copies"),
        new("AWS::S3::Bucket", "", "LoggingConfiguration.DestinationBucketName", "access log", FlowKind.Side),
        new("AWS::Scheduler::Schedule", "", "Target.Arn", "starts"),
        new("AWS::Scheduler::Schedule", "", "Target.DeadLetterConfig.Arn", "given up", FlowKind.Failure),
        new("AWS::SNS::Subscription", "TopicArn", "Endpoint", "notices"),
        new("AWS::SNS::Subscription", "TopicArn", "RedrivePolicy.deadLetterTargetArn", "given up", FlowKind.Failure),
        new("AWS::SNS::Topic", "", "Subscription.Endpoint", "notices"),
        new("AWS::SQS::Queue", "", "RedrivePolicy.deadLetterTargetArn", "given up", FlowKind.Failure),
        new("Custom::S3BucketNotifications", "BucketName", "NotificationConfiguration.LambdaFunctionConfigurations.LambdaFunctionArn", "object events"),
        new("Custom::S3BucketNotifications", "BucketName", "NotificationConfiguration.QueueConfigurations.QueueArn", "object events"),
        new("Custom::S3BucketNotifications", "BucketName", "NotificationConfiguration.TopicConfigurations.TopicArn", "object events"),
    ];

    private static FlowRow[] Streams =>
    [
        new("AWS::DynamoDB::Table", "", "KinesisStreamSpecification.StreamArn", "changes"),
        new("AWS::IoT::TopicRule", "", "TopicRulePayload.Actions.*.*", "messages"),
        new("AWS::IoT::TopicRule", "", "TopicRulePayload.ErrorAction.*.*", "given up", FlowKind.Failure),
        new("AWS::KinesisAnalyticsV2::Application", "ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation.BucketARN", "", "code"),
        new("AWS::KinesisAnalyticsV2::Application", "ApplicationConfiguration.SqlApplicationConfiguration.Inputs.KinesisStreamsInput.ResourceARN", "", "records"),
        new("AWS::KinesisAnalyticsV2::Application", "", "ApplicationConfiguration.EnvironmentProperties.PropertyGroups.PropertyMap.*", "uses", FlowKind.Side),
        new("AWS::KinesisAnalyticsV2::ApplicationOutput", "ApplicationName", "Output.KinesisStreamsOutput.ResourceARN", "records"),
        new("AWS::KinesisFirehose::DeliveryStream", "KinesisStreamSourceConfiguration.KinesisStreamARN", "", "records"),
        new("AWS::KinesisFirehose::DeliveryStream", "MSKSourceConfiguration.MSKClusterARN", "", "records"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "S3DestinationConfiguration.BucketARN", "delivers"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "ExtendedS3DestinationConfiguration.BucketARN", "delivers"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "ExtendedS3DestinationConfiguration.S3BackupConfiguration.BucketARN", "backup"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors.Parameters.ParameterValue", "transforms"),
        new("AWS::KinesisFirehose::DeliveryStream", "ExtendedS3DestinationConfiguration.DataFormatConversionConfiguration.SchemaConfiguration.TableName", "", "schema", FlowKind.Side),
        new("AWS::KinesisFirehose::DeliveryStream", "", "RedshiftDestinationConfiguration.ClusterJDBCURL", "delivers"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "RedshiftDestinationConfiguration.S3Configuration.BucketARN", "delivers"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "AmazonopensearchserviceDestinationConfiguration.DomainARN", "delivers"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "AmazonopensearchserviceDestinationConfiguration.S3Configuration.BucketARN", "backup"),
        new("AWS::KinesisFirehose::DeliveryStream", "", "AmazonOpenSearchServerlessDestinationConfiguration.CollectionEndpoint", "delivers"),
        new("AWS::Logs::SubscriptionFilter", "LogGroupName", "DestinationArn", "logs", FlowKind.Side),
        new("AWS::Rekognition::StreamProcessor", "KinesisVideoStream.Arn", "", "video"),
        new("AWS::Rekognition::StreamProcessor", "", "KinesisDataStream.Arn", "results"),
        new("AWS::Rekognition::StreamProcessor", "", "S3Destination.BucketName", "results"),
        new("AWS::Rekognition::StreamProcessor", "", "NotificationChannel.Arn", "notices"),
    ];

    private static FlowRow[] MachineLearning =>
    [
        new("AWS::SageMaker::DataQualityJobDefinition", "DataQualityJobInput.EndpointInput.EndpointName", "", "captured"),
        new("AWS::SageMaker::DataQualityJobDefinition", "", "DataQualityJobOutputConfig.MonitoringOutputs.S3Output.S3Uri", "reports"),
        new("AWS::SageMaker::ModelQualityJobDefinition", "ModelQualityJobInput.EndpointInput.EndpointName", "", "captured"),
        new("AWS::SageMaker::ModelQualityJobDefinition", "", "ModelQualityJobOutputConfig.MonitoringOutputs.S3Output.S3Uri", "reports"),
        new("AWS::SageMaker::MonitoringSchedule", "", "MonitoringScheduleConfig.MonitoringJobDefinitionName", "runs"),
        new("AWS::SageMaker::Endpoint", "EndpointConfigName", "", "configures"),
        new("AWS::SageMaker::Endpoint", "DeploymentConfig.AutoRollbackConfiguration.Alarms.AlarmName", "", "rolls back", FlowKind.Failure),
        new("AWS::SageMaker::EndpointConfig", "ProductionVariants.ModelName", "", "variant"),
        new("AWS::SageMaker::EndpointConfig", "ShadowProductionVariants.ModelName", "", "shadow"),
        new("AWS::SageMaker::EndpointConfig", "", "DataCaptureConfig.DestinationS3Uri", "captured"),
        new("AWS::SageMaker::EndpointConfig", "", "AsyncInferenceConfig.OutputConfig.S3OutputPath", "answers"),
        new("AWS::SageMaker::EndpointConfig", "", "AsyncInferenceConfig.OutputConfig.S3FailurePath", "failures", FlowKind.Failure),
        new("AWS::SageMaker::EndpointConfig", "", "AsyncInferenceConfig.OutputConfig.NotificationConfig.SuccessTopic", "answered"),
        new("AWS::SageMaker::EndpointConfig", "", "AsyncInferenceConfig.OutputConfig.NotificationConfig.ErrorTopic", "failed", FlowKind.Failure),
        new("AWS::SageMaker::FeatureGroup", "", "OfflineStoreConfig.S3StorageConfig.S3Uri", "features"),
        new("AWS::SageMaker::Model", "PrimaryContainer.ModelDataUrl", "", "trained model"),
        new("AWS::SageMaker::Model", "PrimaryContainer.ModelDataSource.S3DataSource.S3Uri", "", "trained model"),
        new("AWS::SageMaker::Model", "Containers.ModelDataUrl", "", "trained model"),
        new("AWS::SageMaker::Model", "PrimaryContainer.Image", "", "image", FlowKind.Side),
        new("AWS::SageMaker::TrainingJob", "InputDataConfig.DataSource.S3DataSource.S3Uri", "", "training data"),
        new("AWS::SageMaker::TrainingJob", "", "OutputDataConfig.S3OutputPath", "trained model"),
        new("AWS::SageMaker::TrainingJob", "", "CheckpointConfig.S3Uri", "checkpoints"),
        new("AWS::SageMaker::ProcessingJob", "ProcessingInputs.S3Input.S3Uri", "", "data"),
        new("AWS::SageMaker::ProcessingJob", "", "ProcessingOutputConfig.Outputs.S3Output.S3Uri", "results"),
        new("AWS::SageMaker::TransformJob", "ModelName", "", "model"),
        new("AWS::SageMaker::TransformJob", "TransformInput.DataSource.S3DataSource.S3Uri", "", "data"),
        new("AWS::SageMaker::TransformJob", "", "TransformOutput.S3OutputPath", "predictions"),
    ];

    private static FlowRow[] Analysis =>
    [
        new("AWS::Athena::WorkGroup", "", "WorkGroupConfiguration.ResultConfiguration.OutputLocation", "results"),
        new("AWS::Batch::JobQueue", "", "ComputeEnvironmentOrder.ComputeEnvironment", "jobs"),
        new("AWS::CloudTrail::Trail", "", "S3BucketName", "audit log", FlowKind.Side),
        new("AWS::CodePipeline::Pipeline", "", "ArtifactStore.Location", "artifacts"),
        new("AWS::EMR::Cluster", "", "LogUri", "logs", FlowKind.Side),
        new("AWS::Glue::Crawler", "Targets.S3Targets.Path", "", "crawls"),
        new("AWS::Glue::Crawler", "", "DatabaseName", "tables"),
        new("AWS::Glue::Job", "Command.ScriptLocation", "", "script", FlowKind.Side),
        new("AWS::Glue::Job", "", "DefaultArguments.*", "uses", FlowKind.Side),
        new("AWS::Glue::Table", "DatabaseName", "TableInput.StorageDescriptor.Location", "describes", FlowKind.Side),
        new("AWS::Glue::Trigger", "", "Actions.JobName", "starts"),
        new("AWS::Glue::Trigger", "", "Actions.CrawlerName", "starts"),
        new("AWS::OSIS::Pipeline", "", "LogPublishingOptions.CloudWatchLogDestination.LogGroup", "logs", FlowKind.Side),
        new("AWS::Redshift::Cluster", "", "LoggingProperties.BucketName", "audit log", FlowKind.Side),
    ];

    /// <summary>The rows of a type.</summary>
    internal static IEnumerable<FlowRow> Of(string type) => ByType[type];
}
