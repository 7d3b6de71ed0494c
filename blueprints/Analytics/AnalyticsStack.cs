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
    /// <summary>Makes the stack. The bucket of the certificates, its key and the analysts are parameters, because they are made elsewhere.</summary>
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
    }

    /// <summary>The environment.</summary>
    public AnalyticsEnvironment Analytics { get; }

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
