namespace MlInfra.Templates.Diff.Security;

/// <summary>How AWS makes the names and ARNs of common resources, so that a reference and a spelled-out ARN are known to be the same.</summary>
internal static class KnownNames
{
    private static readonly Dictionary<string, (string? NameProperty, string NameAttribute, string Arn)> Forms = new(StringComparer.Ordinal)
    {
        ["AWS::DynamoDB::Table"] = ("TableName", "", "arn:aws:dynamodb:{region}:{account}:table/{name}"),
        ["AWS::ECR::Repository"] = ("RepositoryName", "", "arn:aws:ecr:{region}:{account}:repository/{name}"),
        ["AWS::IAM::Role"] = ("RoleName", "", "arn:aws:iam::{account}:role/{name}"),
        ["AWS::IAM::User"] = ("UserName", "", "arn:aws:iam::{account}:user/{name}"),
        ["AWS::KMS::Key"] = (null, "", "arn:aws:kms:{region}:{account}:key/{name}"),
        ["AWS::Kinesis::Stream"] = ("Name", "", "arn:aws:kinesis:{region}:{account}:stream/{name}"),
        ["AWS::KinesisFirehose::DeliveryStream"] = ("DeliveryStreamName", "", "arn:aws:firehose:{region}:{account}:deliverystream/{name}"),
        ["AWS::Lambda::Function"] = ("FunctionName", "", "arn:aws:lambda:{region}:{account}:function:{name}"),
        ["AWS::Logs::LogGroup"] = ("LogGroupName", "", "arn:aws:logs:{region}:{account}:log-group:{name}:*"),
        ["AWS::S3::Bucket"] = ("BucketName", "", "arn:aws:s3:::{name}"),
        ["AWS::SQS::Queue"] = ("QueueName", "QueueName", "arn:aws:sqs:{region}:{account}:{name}"),
    };

    /// <summary>The property that sets the name which a reference gives; null when the reference gives no such name.</summary>
    internal static string? NameProperty(string type, string? attribute) =>
        Forms.TryGetValue(type, out var form) && form.NameAttribute == (attribute ?? "") ? form.NameProperty : null;

    /// <summary>The form of the ARN, and the attribute that gives its name; null when it is not known.</summary>
    internal static (string Arn, string? NameAttribute)? ArnOf(ComparedResource resource, string? attribute) =>
        attribute == "Arn" && Forms.TryGetValue(resource.Type, out var form) && resource.Properties.Find("Path") is null
            ? (form.Arn, form.NameAttribute.Length == 0 ? null : form.NameAttribute)
            : null;
}
