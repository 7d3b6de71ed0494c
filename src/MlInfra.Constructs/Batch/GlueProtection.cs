using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Batch;

/// <summary>What a <see cref="GlueProtection"/> is made from.</summary>
public sealed class GlueProtectionProps
{
    /// <summary>The key of what jobs and crawlers write.</summary>
    public required IKey Key { get; init; }
}

/// <summary>
/// A Glue security configuration: objects, logs and bookmarks are encrypted with one key.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html.
/// </summary>
public sealed class GlueProtection : Construct
{
    private readonly IKey _key;

    /// <summary>Makes the configuration.</summary>
    public GlueProtection(Construct scope, string id, GlueProtectionProps props) : base(scope, id)
    {
        _key = props.Key;
        Configuration = new CfnSecurityConfiguration(this, "Resource", new CfnSecurityConfigurationProps
        {
            Name = UniqueName.Of(this),
            EncryptionConfiguration = new CfnSecurityConfiguration.EncryptionConfigurationProperty
            {
                S3Encryptions = new[] { new CfnSecurityConfiguration.S3EncryptionProperty { S3EncryptionMode = "SSE-KMS", KmsKeyArn = props.Key.KeyArn } },
                CloudWatchEncryption = new CfnSecurityConfiguration.CloudWatchEncryptionProperty { CloudWatchEncryptionMode = "SSE-KMS", KmsKeyArn = props.Key.KeyArn },
                JobBookmarksEncryption = new CfnSecurityConfiguration.JobBookmarksEncryptionProperty { JobBookmarksEncryptionMode = "CSE-KMS", KmsKeyArn = props.Key.KeyArn },
            },
        });
    }

    /// <summary>The configuration.</summary>
    public CfnSecurityConfiguration Configuration { get; }

    /// <summary>Its name.</summary>
    public string Name => Configuration.Ref;

    // Glue puts the configuration and the role into the names of the groups that it writes to, so they can be made before, with a key and an end.
    internal void GrantLoggingOfJob(Construct scope, Role role)
    {
        Group(scope, "Output", $"/aws-glue/jobs/{Name}-role/{role.RoleName}/output");
        Group(scope, "Errors", $"/aws-glue/jobs/{Name}-role/{role.RoleName}/error");
        GrantLogging(role, "jobs");
    }

    internal void GrantLoggingOfCrawler(Construct scope, string id, Role role)
    {
        Group(scope, id, $"/aws-glue/crawlers-role/{role.RoleName}-{Name}");
        GrantLogging(role, "crawlers");
    }

    private void Group(Construct scope, string id, string name) => _ = new EncryptedLogGroup(scope, id, new EncryptedLogGroupProps { Key = _key, Name = name });

    private void GrantLogging(Role role, string kind)
    {
        var stack = Stack.Of(this);
        role.Allow(
            ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            [$"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:/aws-glue/{kind}*"]);
        _key.GrantReadingAndWriting(role);
    }
}
