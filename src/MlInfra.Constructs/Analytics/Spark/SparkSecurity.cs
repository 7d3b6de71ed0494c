using Amazon.CDK.AWS.EMR;
using Amazon.CDK.AWS.KMS;
using Constructs;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// The security configuration of clusters: S3 and disks are encrypted with the key, nodes speak TLS, and the metadata service answers version 2 only.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html.
/// </summary>
public sealed class SparkSecurity : Construct
{
    /// <summary>Makes the configuration.</summary>
    public SparkSecurity(Construct scope, string id, IKey key, NodeCertificates certificates) : base(scope, id) =>
        Configuration = new CfnSecurityConfiguration(this, "Resource", new CfnSecurityConfigurationProps
        {
            SecurityConfiguration = new Dictionary<string, object>
            {
                ["EncryptionConfiguration"] = new Dictionary<string, object>
                {
                    ["EnableAtRestEncryption"] = true,
                    ["AtRestEncryptionConfiguration"] = new Dictionary<string, object>
                    {
                        ["S3EncryptionConfiguration"] = new Dictionary<string, object> { ["EncryptionMode"] = "SSE-KMS", ["AwsKmsKey"] = key.KeyArn },
                        ["LocalDiskEncryptionConfiguration"] = new Dictionary<string, object>
                        {
                            ["EncryptionKeyProviderType"] = "AwsKms",
                            ["AwsKmsKey"] = key.KeyArn,
                            // The root volume and the disks, by EBS; without it the disks only, by LUKS.
                            ["EnableEbsEncryption"] = true,
                        },
                    },
                    ["EnableInTransitEncryption"] = true,
                    ["InTransitEncryptionConfiguration"] = new Dictionary<string, object>
                    {
                        ["TLSCertificateConfiguration"] = new Dictionary<string, object>
                        {
                            ["CertificateProviderType"] = "PEM",
                            ["S3Object"] = $"s3://{certificates.Bucket.BucketName}/{certificates.Path}",
                        },
                    },
                },
                ["InstanceMetadataServiceConfiguration"] = new Dictionary<string, object>
                {
                    ["MinimumInstanceMetadataServiceVersion"] = 2,
                    ["HttpPutResponseHopLimit"] = 1,
                },
            },
        });

    /// <summary>The configuration.</summary>
    public CfnSecurityConfiguration Configuration { get; }
}
