using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.ApiGateway;

/// <summary>What can be wrong with an <c>AWS::ApiGateway::Stage</c> or an <c>AWS::ApiGatewayV2::Stage</c>.</summary>
public static class Stage
{
    private const string Rest = "AWS::ApiGateway::Stage";
    private const string Http = "AWS::ApiGatewayV2::Stage";

    /// <summary>What the cache keeps is encrypted.</summary>
    public static readonly Rule CacheEncryption = new("MLI1405")
    {
        Title = "Stage that caches answers should encrypt them",
        On = [Rest],
        Requires = Property("MethodSettings").Every(Any(
            Property("CacheDataEncrypted", orDefault: "false").Is(true),
            Not(Property("CachingEnabled", orDefault: "false").Is(true)))),
        Because = "The cache holds whole answers, predictions about people among them, and keeps them unencrypted unless it is told otherwise.",
        Exam = "Security: caching and its encryption are settings of a stage's methods in REST APIs; HTTP APIs have no cache.",
        Source = new("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html"),
        Peers = ["cdk-nag:APIGWCacheEnabledAndEncrypted", "guard:API_GW_CACHE_ENABLED_AND_ENCRYPTED", "securityhub:APIGateway.5"],
    };

    /// <summary>Every request leaves a line.</summary>
    public static readonly Rule AccessLog = new("MLI5402")
    {
        Title = "API stage should log the requests that it answers",
        On = [Rest, Http],
        Requires = OfType(Rest, Property("AccessLogSetting.DestinationArn").IsSet(), otherwise: Property("AccessLogSettings.DestinationArn").IsSet()),
        Because = "Who called the model, how often and with which result is known only from the access log; the metrics count, and name nobody.",
        Exam = "Operations: access logs have a format of yours with $context variables; execution logs are written by API Gateway and show each step.",
        Source = new("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"),
        Peers = ["cdk-nag:APIGWAccessLogging", "cdk-nag:AwsSolutions-APIG1", "checkov:CKV_AWS_76", "checkov:CKV_AWS_95", "guard:API_GW_STAGE_ACCESS_LOGGING_RULE", "guard:API_GWV2_ACCESS_LOGS_ENABLED", "securityhub:APIGateway.9"],
    };

    /// <summary>Failures leave their reason.</summary>
    public static readonly Rule ExecutionLog = new("MLI5403")
    {
        Title = "API stage should log the errors of its methods",
        On = [Rest],
        Requires = Property("MethodSettings").Some(Property("LoggingLevel").Is("ERROR", "INFO")),
        Because = "A 500 from an integration, a refused authorizer or a mapping that fails is explained in the execution log and nowhere else.",
        Exam = "Operations: execution logs need a role for CloudWatch in the account's API Gateway settings; DataTraceEnabled logs whole bodies and does not belong in production.",
        Source = new("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"),
        Peers = ["cdk-nag:APIGWExecutionLoggingEnabled", "cdk-nag:AwsSolutions-APIG6", "guard:API_GW_EXECUTION_LOGGING_ENABLED", "securityhub:APIGateway.1"],
    };

    /// <summary>A request can be followed.</summary>
    public static readonly Rule Tracing = new("MLI5404")
    {
        Title = "API stage should trace its requests with X-Ray",
        On = [Rest],
        Requires = Property("TracingEnabled", orDefault: "false").Is(true),
        Severity = Severity.Info,
        SeverityBecause = "traces cost by their number, and logs and metrics exist without them",
        Because = "A slow prediction spends its time in the gateway, the function or the endpoint. A trace says where; without one it is guesswork.",
        Exam = "Operations: X-Ray follows one request across API Gateway, Lambda and Step Functions; CloudWatch metrics show the sum of all.",
        Source = new("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html"),
        Peers = ["cdk-nag:APIGWXrayEnabled", "checkov:CKV_AWS_73", "securityhub:APIGateway.3"],
    };
}
