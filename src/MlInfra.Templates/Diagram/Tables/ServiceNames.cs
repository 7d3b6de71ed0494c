namespace MlInfra.Templates.Diagram.Tables;

/// <summary>What services are called in ARNs and IAM actions.</summary>
internal static class ServiceNames
{
    // Where it is not what CloudFormation calls the service.
    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ApiGateway"] = "execute-api",
        ["ApiGatewayV2"] = "execute-api",
        ["EFS"] = "elasticfilesystem",
        ["Elasticsearch"] = "es",
        ["KinesisAnalyticsV2"] = "kinesisanalytics",
        ["KinesisFirehose"] = "firehose",
        ["MSK"] = "kafka",
        ["OpenSearchService"] = "es",
        ["StepFunctions"] = "states",
    };

    /// <summary>The service of a CloudFormation type.</summary>
    internal static string Of(string type)
    {
        var service = type.Split("::") is [_, var middle, ..] ? middle : type;
        return Others.GetValueOrDefault(service) ?? service;
    }
}
