using MlInfra.RulePages.Tests.Pages;

namespace MlInfra.RulePages.Tests.CSharp;

/// <summary>Makes a compilable file of a sample: statements in the constructor of a stack, below a fixed set of usings.</summary>
internal static class SampleSource
{
    /// <summary>What every C# sample may take for granted; docs/rules/README.md shows it.</summary>
    internal const string Prelude = """
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.ApplicationAutoScaling;
        using Amazon.CDK.AWS.CloudTrail;
        using Amazon.CDK.AWS.CloudWatch;
        using Amazon.CDK.AWS.CloudWatch.Actions;
        using Amazon.CDK.AWS.DynamoDB;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.Kinesis;
        using Amazon.CDK.AWS.KinesisFirehose;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.Sagemaker;
        using Amazon.CDK.AWS.SecretsManager;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SQS;
        using Amazon.CDK.AWS.StepFunctions;
        using Amazon.CDK.AWS.StepFunctions.Tasks;
        using Constructs;
        using MlInfra.Constructs;
        using APIGateway = Amazon.CDK.AWS.APIGateway;
        using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;
        using Athena = Amazon.CDK.AWS.Athena;
        using Batch = Amazon.CDK.AWS.Batch;
        using Dms = Amazon.CDK.AWS.DMS;
        using DocDb = Amazon.CDK.AWS.DocDB;
        using DockerImage = Amazon.CDK.AWS.StepFunctions.Tasks.DockerImage;
        using Ecr = Amazon.CDK.AWS.ECR;
        using Ecs = Amazon.CDK.AWS.ECS;
        using Efs = Amazon.CDK.AWS.EFS;
        using ElastiCache = Amazon.CDK.AWS.ElastiCache;
        using Emr = Amazon.CDK.AWS.EMR;
        using Events = Amazon.CDK.AWS.Events;
        using Flink = Amazon.CDK.AWS.KinesisAnalyticsV2;
        using Glue = Amazon.CDK.AWS.Glue;
        using MSK = Amazon.CDK.AWS.MSK;
        using Neptune = Amazon.CDK.AWS.Neptune;
        using OpenSearch = Amazon.CDK.AWS.OpenSearchService;
        using Patterns = Amazon.CDK.AWS.ECS.Patterns;
        using Rds = Amazon.CDK.AWS.RDS;
        using Redshift = Amazon.CDK.AWS.Redshift;
        using RedshiftServerless = Amazon.CDK.AWS.RedshiftServerless;
        using Secret = Amazon.CDK.AWS.SecretsManager.Secret;
        using Targets = Amazon.CDK.AWS.Events.Targets;

        """;

    internal const string Namespace = "Samples";

    internal static string ClassOf(PageBlock block) => block.Name.Replace('-', '_');

    internal static string Of(PageBlock block) => Before(block) + block.Sample.Text + "    }\n}\n";

    /// <summary>Where in <see cref="Of"/> the sample begins.</summary>
    internal static int StartOf(PageBlock block) => Before(block).Length;

    private static string Before(PageBlock block) => $$"""
        {{Prelude}}
        namespace {{Namespace}};

        public sealed class {{ClassOf(block)}} : Stack
        {
            public {{ClassOf(block)}}(Construct scope, string id)
                : base(scope, id)
            {

        """;
}
