using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Retired;

/// <summary>Services that are gone, and services that take no new customers: a row for each, with what to use instead.</summary>
public static class Services
{
    private static readonly Row[] Gone =
    [
        new(
            "uses Kinesis Data Analytics for SQL, which AWS shut down on 27 January 2026; use Managed Service for Apache Flink, or Firehose with Lambda",
            "AWS::KinesisAnalytics::Application", "AWS::KinesisAnalytics::ApplicationOutput", "AWS::KinesisAnalytics::ApplicationReferenceDataSource"),
        new(
            "has the runtime of Kinesis Data Analytics for SQL, which AWS shut down on 27 January 2026; use a FLINK runtime",
            "AWS::KinesisAnalyticsV2::Application")
        { Only = Property("RuntimeEnvironment").IsNot("SQL-1_0") },
        new(
            "uses a Glue version whose jobs can neither be created nor run since 1 April 2026; use Glue 5.0 or later",
            "AWS::Glue::Job")
        { Only = Property("GlueVersion").IsNot("0.9", "1.0", "2.0") },
        new(
            "uses Lookout for Vision, which AWS shut down on 31 October 2025; use Rekognition Custom Labels or a SageMaker image model",
            "AWS::LookoutVision::Project"),
        new(
            "uses Lookout for Equipment, which AWS shut down on 7 October 2026; use a SageMaker anomaly model or IoT SiteWise anomaly detection",
            "AWS::LookoutEquipment::InferenceScheduler"),
        new(
            "uses Lookout for Metrics, which AWS has shut down; use CloudWatch anomaly detection, SageMaker Random Cut Forest or OpenSearch",
            "AWS::LookoutMetrics::AnomalyDetector", "AWS::LookoutMetrics::Alert"),
        new(
            "uses Panorama, which AWS shut down on 31 May 2026; use Greengrass V2",
            "AWS::Panorama::ApplicationInstance", "AWS::Panorama::Package", "AWS::Panorama::PackageVersion"),
        new(
            "uses CloudWatch Evidently, which AWS shut down on 17 October 2025; use AppConfig feature flags, or SageMaker production variants for models",
            "AWS::Evidently::Project", "AWS::Evidently::Experiment", "AWS::Evidently::Feature", "AWS::Evidently::Launch", "AWS::Evidently::Segment"),
        new("uses QLDB, which AWS has shut down; use Aurora PostgreSQL", "AWS::QLDB::Ledger", "AWS::QLDB::Stream"),
    ];

    private static readonly Row[] Closed =
    [
        Shut("Data Pipeline", "Glue, Step Functions or Managed Workflows for Apache Airflow", "AWS::DataPipeline::Pipeline"),
        Shut("Forecast", "SageMaker with DeepAR or AutoGluon, or SageMaker Canvas", "AWS::Forecast::Dataset", "AWS::Forecast::DatasetGroup"),
        Shut("Glue for Ray", "Ray on EKS or on SageMaker", "AWS::Glue::Job", Property("Command.Name").IsNot("glueray")),
        Shut("Kendra", "Bedrock Knowledge Bases or OpenSearch", "AWS::Kendra::Index", "AWS::Kendra::DataSource", "AWS::Kendra::Faq", "AWS::KendraRanking::ExecutionPlan"),
        Shut(
            "Fraud Detector",
            "SageMaker with XGBoost or AutoGluon",
            "AWS::FraudDetector::Detector", "AWS::FraudDetector::EventType", "AWS::FraudDetector::EntityType", "AWS::FraudDetector::Label",
            "AWS::FraudDetector::List", "AWS::FraudDetector::Outcome", "AWS::FraudDetector::Variable"),
        Shut(
            "Amazon Q Business",
            "Amazon Quick or Bedrock Knowledge Bases",
            "AWS::QBusiness::Application", "AWS::QBusiness::DataSource", "AWS::QBusiness::Index", "AWS::QBusiness::Plugin",
            "AWS::QBusiness::Retriever", "AWS::QBusiness::WebExperience"),
        Shut("Bedrock Agents", "Bedrock AgentCore", "AWS::Bedrock::Agent", "AWS::Bedrock::AgentAlias"),
        Shut(
            "Rekognition streaming video analysis",
            "frames out of Kinesis Video Streams, sent to Rekognition image calls or a SageMaker endpoint",
            "AWS::Rekognition::StreamProcessor"),
        Shut(
            "Timestream for LiveAnalytics",
            "Timestream for InfluxDB, or PostgreSQL on Aurora or RDS",
            "AWS::Timestream::Database", "AWS::Timestream::Table", "AWS::Timestream::ScheduledQuery"),
        Shut("App Runner", "ECS on Fargate, or Lambda", "AWS::AppRunner::Service"),
        Shut("Cloud9", "the Code Editor of SageMaker Studio, or CloudShell", "AWS::Cloud9::EnvironmentEC2"),
        Shut("S3 Object Lambda", "a Lambda function that transforms when data is written, or one behind API Gateway", "AWS::S3ObjectLambda::AccessPoint"),
        Shut("CodeGuru Reviewer", "Amazon Q Developer or Inspector code security", "AWS::CodeGuruReviewer::RepositoryAssociation"),
        Shut("SageMaker Edge Manager", "Greengrass V2 with ONNX or Neo models", "AWS::SageMaker::DeviceFleet", "AWS::SageMaker::Device"),
        Shut(
            "IoT Analytics",
            "Firehose, S3, Glue and Athena",
            "AWS::IoTAnalytics::Channel", "AWS::IoTAnalytics::Pipeline", "AWS::IoTAnalytics::Datastore", "AWS::IoTAnalytics::Dataset"),
    ];

    /// <summary>The service exists.</summary>
    public static readonly Rule ShutDown = new("MLI8201")
    {
        Title = "Resource should not need what AWS has shut down",
        On = [.. Gone.SelectMany(row => row.Types)],
        Requires = All([.. Gone.Select(row => row.Condition)]),
        Severity = Severity.Error,
        SeverityBecause = "a deployment that makes or changes the resource fails",
        Because = "The service behind the resource is gone, or refuses this version of it: the deployment fails, and in the middle of a stack it takes the rest along.",
        Exam = "Retired: older questions still offer Kinesis Data Analytics for SQL and the Lookout services; today Flink, Rekognition and SageMaker take their place.",
        Source = new("https://docs.aws.amazon.com/general/latest/gr/lifecycle-doc-history.html"),
    };

    /// <summary>An account that has never used the service can start to.</summary>
    public static readonly Rule ClosedToNewCustomers = new("MLI8202")
    {
        Title = "Resource should belong to a service that takes new customers",
        On = [.. Closed.SelectMany(row => row.Types)],
        Requires = All([.. Closed.Select(row => row.Condition)]),
        Because = "An account that has not used the service before cannot start now, so the template fails in each new account; and what is closed is usually shut down later.",
        Exam = "Retired: Forecast, Kendra, Fraud Detector and Data Pipeline still stand in study notes; for new work AWS points to SageMaker, Bedrock, Glue and Step Functions.",
        Source = new("https://docs.aws.amazon.com/general/latest/gr/lifecycle-doc-history.html"),
    };

    private static Row Shut(string service, string instead, params string[] types) =>
        new($"uses {service}, which is closed to new customers; use {instead}", types);

    private static Row Shut(string service, string instead, string type, Condition only) =>
        new($"uses {service}, which is closed to new customers; use {instead}", type) { Only = only };

    private sealed class Row(string words, params string[] types)
    {
        internal IReadOnlyList<string> Types { get; } = types;

        /// <summary>What is true of those resources of the types that still work; null when none does.</summary>
        internal Condition? Only { get; init; }

        internal Condition Condition => Saying(words, Only is null ? IsNo([.. Types]) : Any(Only, IsNo([.. Types])));
    }
}
