namespace MlInfra.Templates.Diagram.Tables;

/// <summary>The IAM actions that move data or start something. Those that only manage resources are no flow.</summary>
internal static class AccessTable
{
    internal static readonly AccessRow[] Rows =
    [
        In("athena", "reads", "Athena workgroup", "GetQueryResults"),
        Out("athena", "queries", "Athena workgroup", "StartQueryExecution"),
        Out("batch", "submits", "Batch job queue", "SubmitJob"),
        Out("bedrock", "invokes", "Bedrock model", "InvokeModel", "InvokeModelWithResponseStream"),
        In("codecommit", "pulls", "CodeCommit repository", "GitPull"),
        In("dynamodb", "reads", "DynamoDB table", "GetItem", "BatchGetItem", "Query", "Scan", "GetRecords"),
        Out("dynamodb", "writes", "DynamoDB table", "PutItem", "UpdateItem", "BatchWriteItem", "DeleteItem"),
        In("ecr", "pulls", "ECR repository", "BatchGetImage"),
        Out("ecr", "pushes", "ECR repository", "PutImage"),
        Out("ecs", "runs", "ECS task", "RunTask"),
        In("elasticfilesystem", "reads", "EFS file system", "ClientMount"),
        Out("elasticfilesystem", "writes", "EFS file system", "ClientWrite"),
        In("es", "reads", "OpenSearch domain", "ESHttpGet"),
        Out("es", "writes", "OpenSearch domain", "ESHttpPost", "ESHttpPut"),
        Out("events", "events", "Event bus", "PutEvents"),
        Out("execute-api", "calls", "API", "Invoke"),
        Out("firehose", "puts records", "Firehose stream", "PutRecord", "PutRecordBatch"),
        Out("glue", "starts", "Glue job", "StartJobRun", "StartCrawler", "StartWorkflowRun"),
        In("kafka-cluster", "reads", "MSK topic", "ReadData"),
        Out("kafka-cluster", "writes", "MSK topic", "WriteData"),
        In("kinesis", "reads", "Kinesis stream", "GetRecords", "SubscribeToShard"),
        Out("kinesis", "puts records", "Kinesis stream", "PutRecord", "PutRecords"),
        In("kinesisvideo", "watches", "Kinesis video stream", "GetMedia", "GetMediaForFragmentList", "GetHLSStreamingSessionURL", "GetImages"),
        Out("kinesisvideo", "sends video", "Kinesis video stream", "PutMedia"),
        Out("lambda", "invokes", "Lambda function", "InvokeFunction"),
        In("s3", "reads", "S3 bucket", "GetObject"),
        Out("s3", "writes", "S3 bucket", "PutObject"),
        Out("sagemaker", "invokes", "SageMaker endpoint", "InvokeEndpoint", "InvokeEndpointAsync", "InvokeEndpointWithResponseStream"),
        Out("sagemaker", "starts", "SageMaker pipeline", "StartPipelineExecution"),
        In("sagemaker", "reads features", "SageMaker feature group", "GetRecord", "BatchGetRecord"),
        Out("sagemaker", "writes features", "SageMaker feature group", "PutRecord"),
        In("secretsmanager", "reads", "Secret", "GetSecretValue"),
        Out("sns", "publishes", "SNS topic", "Publish"),
        In("sqs", "receives", "SQS queue", "ReceiveMessage"),
        Out("sqs", "sends", "SQS queue", "SendMessage"),
        In("ssm", "reads", "SSM parameter", "GetParameter", "GetParameters", "GetParametersByPath"),
        Out("states", "starts", "Step Functions workflow", "StartExecution", "StartSyncExecution"),
        In("timestream", "reads", "Timestream table", "Select"),
        Out("timestream", "writes", "Timestream table", "WriteRecords"),
    ];

    private static AccessRow In(string service, string label, string target, params string[] actions) => new(service, actions, label, AccessWay.In, target);

    private static AccessRow Out(string service, string label, string target, params string[] actions) => new(service, actions, label, AccessWay.Out, target);
}
