using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Analytics;
using MlInfra.Constructs.Analytics.QuickSight;
using MlInfra.Constructs.Analytics.Spark;

namespace MlInfra.Blueprints.Analytics;

/// <summary>Analytics: a lake, Spark to prepare it, a warehouse and Athena to ask it, QuickSight to show the answers.</summary>
public sealed class AnalyticsStack : Stack
{
    /// <summary>Makes the stack. The buckets of certificates and programs, their keys and the analysts are parameters, because they are made elsewhere.</summary>
    public AnalyticsStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "Prepares a lake with Spark and answers questions about it, in private" })
    {
        var certificates = Bucket.FromBucketAttributes(this, "Certificates", new BucketAttributes
        {
            BucketName = Parameter("CertificateBucket", "Name of the bucket of the certificates of Spark nodes"),
            EncryptionKey = Key.FromKeyArn(this, "CertificateKey", Parameter("CertificateKeyArn", "ARN of the bucket's key")),
        });
        Analytics = new AnalyticsEnvironment(this, "Analytics", new AnalyticsEnvironmentProps
        {
            Certificates = NodeCertificates.In(certificates, "emr/certificates.zip"),
            Analysts = Analysts.Of(Parameter("AnalystsArn", "ARN of the QuickSight group that builds data sets")),
        });
        var programs = Bucket.FromBucketAttributes(this, "Programs", new BucketAttributes
        {
            BucketName = Parameter("ProgramBucket", "Name of the bucket of Spark programs"),
            EncryptionKey = Key.FromKeyArn(this, "ProgramKey", Parameter("ProgramKeyArn", "ARN of the bucket's key")),
        });
        Prepare = Analytics.Run("Prepare", SparkProgram.Python(programs, "spark/prepare-1.0.0.py"));
    }

    /// <summary>The environment.</summary>
    public AnalyticsEnvironment Analytics { get; }

    /// <summary>The workflow that prepares the lake with Spark.</summary>
    public SparkWorkflow Prepare { get; }

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
