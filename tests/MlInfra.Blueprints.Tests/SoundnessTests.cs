using System.Text.Json.Nodes;

namespace MlInfra.Blueprints.Tests;

/// <summary>What holds for every blueprint, whatever it builds.</summary>
public class SoundnessTests(Synthesized made)
{
    // Actions that AWS does not scope to resources, or whose resource cannot be known before they are called.
    private static readonly string[] Unscoped =
    [
        "batch:DescribeJobs", "ec2:DeleteNetworkInterfacePermission", "ec2:Describe", "ecr:GetAuthorizationToken", "glue:GetJobBookmark", "cloudwatch:PutMetricData", "logs:CreateLogDelivery", "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery", "rekognition:DetectLabels", "rekognition:GetLabelDetection", "rekognition:StartLabelDetection", "sagemaker:List", "xray:",
    ];

    private static readonly string[] PhysicalNames =
        ["BucketName", "RoleName", "TopicName", "LogGroupName", "StateMachineName", "NotebookInstanceName", "AlarmName", "GroupName", "KeyName",
        "EndpointName", "EndpointConfigName", "ModelName", "MonitoringScheduleName", "RepositoryName", "ApplicationName", "DeliveryStreamName",
        "QueueName", "FunctionName", "RuleName", "DashboardName"];

    public static TheoryData<string> Folders => BlueprintTests.Folders;

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_bucket_is_encrypted_private_versioned_and_takes_tls_only(string blueprint)
    {
        var policies = Resource.Of(made, blueprint, "AWS::S3::BucketPolicy");
        Assert.All(Resource.Of(made, blueprint, "AWS::S3::Bucket"), bucket =>
        {
            Assert.NotNull(bucket.Settings["BucketEncryption"]);
            Assert.All(["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"],
                block => Assert.True((bool)bucket.Settings["PublicAccessBlockConfiguration"]![block]!));
            Assert.Equal("Enabled", (string)bucket.Settings["VersioningConfiguration"]!["Status"]!);
            Assert.Equal("Retain", (string)bucket.Body["DeletionPolicy"]!);
            Assert.Contains(
                policies.Where(policy => policy.Settings["Bucket"]!.ToJsonString().Contains($"\"{bucket.Id}\"")).SelectMany(policy => policy.Statements()),
                statement => statement["Effect"]!.ToString() == "Deny" && statement["Action"]!.ToString() == "s3:*"
                    && (string?)statement["Condition"]?["Bool"]?["aws:SecureTransport"] == "false"
                    && statement["Resource"]!.AsArray().Count == 2);
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_bucket_is_logged_or_receives_logs_and_then_uses_the_encryption_that_s3_accepts(string blueprint)
    {
        var buckets = Resource.Of(made, blueprint, "AWS::S3::Bucket");
        Assert.All(buckets, bucket =>
        {
            var isTarget = buckets.Any(other => other.Settings["LoggingConfiguration"]?.ToJsonString().Contains($"\"{bucket.Id}\"") == true);
            var algorithm = bucket.Settings["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]!.ToString();
            Assert.True(isTarget || bucket.Settings["LoggingConfiguration"] is not null);
            Assert.Equal(isTarget ? "AES256" : "aws:kms", algorithm);
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_key_rotates_stays_and_lets_no_account_or_stranger_decrypt(string blueprint) =>
        Assert.All(Resource.Of(made, blueprint, "AWS::KMS::Key"), key =>
        {
            Assert.True((bool)key.Settings["EnableKeyRotation"]!);
            Assert.Equal("Retain", (string)key.Body["DeletionPolicy"]!);
            Assert.All(key.Statements("KeyPolicy"), statement =>
            {
                var principal = statement["Principal"]!.ToJsonString();
                var usesData = Resource.Texts(statement["Action"]).Any(action => action is "kms:*" or "kms:Decrypt" or "*");
                Assert.DoesNotContain("\"*\"", principal);
                // Secrets Manager uses the key in the caller's name; through it, and in no other way, the account may.
                var onlySecrets = statement["Condition"]?["StringEquals"]?["kms:ViaService"]?.ToJsonString().Contains("secretsmanager.") == true;
                Assert.False(usesData && !onlySecrets && principal.Contains(":root"), "An IAM policy alone would then open the data.");
                Assert.True(!usesData || !principal.Contains("Service") || statement["Condition"] is not null, "A service must be bound to this account.");
            });
        });

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_log_group_is_encrypted_and_ends(string blueprint) =>
        Assert.All(Resource.Of(made, blueprint, "AWS::Logs::LogGroup"), group =>
        {
            Assert.NotNull(group.Settings["KmsKeyId"]);
            Assert.NotNull(group.Settings["RetentionInDays"]);
        });

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_permission_names_its_resource_where_aws_lets_it(string blueprint)
    {
        var policies = Resource.Of(made, blueprint, "AWS::IAM::Policy");
        Assert.NotEmpty(policies);
        Assert.All(policies.SelectMany(policy => policy.Statements()), statement =>
        {
            var actions = Resource.Texts(statement["Action"]);
            Assert.DoesNotContain(actions, action => action.EndsWith(":*", StringComparison.Ordinal) || action == "*");
            if (Resource.Texts(statement["Resource"]).Contains("*"))
            {
                Assert.All(actions, action => Assert.True(Unscoped.Any(prefix => action.StartsWith(prefix, StringComparison.Ordinal)), $"{action} could name its resource."));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_role_has_a_managed_policy_of_aws_and_every_role_is_bound_to_this_account(string blueprint) =>
        Assert.All(Resource.Of(made, blueprint, "AWS::IAM::Role"), role =>
        {
            Assert.Null(role.Settings["ManagedPolicyArns"]);
            Assert.All(role.Statements("AssumeRolePolicyDocument"), statement => Assert.NotNull(statement["Condition"]?["StringEquals"]?["aws:SourceAccount"]));
        });

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_topic_is_encrypted_and_takes_tls_only(string blueprint)
    {
        var policies = Resource.Of(made, blueprint, "AWS::SNS::TopicPolicy");
        Assert.All(Resource.Of(made, blueprint, "AWS::SNS::Topic"), topic =>
        {
            Assert.NotNull(topic.Settings["KmsMasterKeyId"]);
            Assert.Contains(policies, policy => policy.RefersTo(topic) && policy.Body.ToJsonString().Contains("aws:SecureTransport"));
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Nothing_has_a_name_of_its_own(string blueprint) =>
        Assert.All(Resource.Of(made, blueprint), resource =>
            Assert.All(PhysicalNames, name => Assert.False(resource.Settings[name] is JsonValue, $"{resource.Id} has the physical name {name}.")));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_queue_is_encrypted_and_takes_tls_only(string blueprint)
    {
        var policies = Resource.Of(made, blueprint, "AWS::SQS::QueuePolicy");
        Assert.All(Resource.Of(made, blueprint, "AWS::SQS::Queue"), queue =>
        {
            Assert.NotNull(queue.Settings["KmsMasterKeyId"]);
            Assert.Contains(policies, policy => policy.RefersTo(queue) && policy.Body.ToJsonString().Contains("aws:SecureTransport"));
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_alarm_watches_a_resource_and_does_something(string blueprint) =>
        Assert.All(Resource.Of(made, blueprint, "AWS::CloudWatch::Alarm"), alarm =>
        {
            Assert.NotEmpty(alarm.Settings["Dimensions"]!.AsArray());
            Assert.NotEmpty(alarm.Settings["AlarmActions"]!.AsArray());
        });

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_function_is_in_the_network_traced_and_logs_where_it_is_told(string blueprint) =>
        Assert.All(Resource.Of(made, blueprint, "AWS::Lambda::Function"), function =>
        {
            Assert.NotNull(function.Settings["VpcConfig"]);
            Assert.Equal("Active", (string)function.Settings["TracingConfig"]!["Mode"]!);
            Assert.NotNull(function.Settings["LoggingConfig"]!["LogGroup"]);
        });
}
