using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using MlInfra.Constructs.Batch;
using MlInfra.Constructs.Compute;

namespace MlInfra.Blueprints.Batch;

/// <summary>Batch ETL: the orders of a MySQL database on premises and a DynamoDB table of customers, as clean tables in a lake, every night.</summary>
public sealed class BatchStack : Stack
{
    /// <summary>Makes the stack. What is made elsewhere comes as parameters: the site, the login, the certificates, the table, the scripts and the container.</summary>
    public BatchStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "Brings a database on premises and a DynamoDB table into a lake every night" })
    {
        var login = Secret.FromSecretAttributes(this, "Login", new SecretAttributes
        {
            SecretCompleteArn = Parameter("LoginArn", "ARN of the secret with host, port, username and password of the database on premises"),
            EncryptionKey = Key.FromKeyArn(this, "LoginKey", Parameter("LoginKeyArn", "ARN of the secret's key")),
        });
        var scripts = Bucket.FromBucketAttributes(this, "Scripts", new BucketAttributes
        {
            BucketName = Parameter("ScriptBucket", "Name of the bucket of Glue scripts"),
            EncryptionKey = Key.FromKeyArn(this, "ScriptKey", Parameter("ScriptKeyArn", "ARN of the bucket's key")),
        });
        var cleanUp = Repository.FromRepositoryName(this, "Images", Parameter("ImageRepository", "Name of the repository of the container that cleans up"));
        var table = Parameter("TableName", "Name of the DynamoDB table to export, with point-in-time recovery");
        Pipeline = new BatchPipeline(this, "Batch", new BatchPipelineProps
        {
            Source = new MySqlSource(login, Parameter("SourceCertificateArn", "ARN of the database's certificate in DMS"), "orders"),
            StoreCertificateArn = Parameter("StoreCertificateArn", "ARN of the certificate of RDS in DMS"),
            Site = new() { DeviceAddress = Parameter("DeviceAddress", "Public IPv4 address of the VPN device at the site"), SiteCidr = "192.168.10.0/24" },
            Table = Table.FromTableName(this, "Customers", table),
            Extract = GlueScript.In(scripts, "etl/extract-1.0.0.py"),
            Transform = GlueScript.In(scripts, "etl/transform-1.0.0.py"),
            CleanUp = PrivateImage.In(cleanUp, "1.0.0"),
        });
    }

    /// <summary>The pipeline.</summary>
    public BatchPipeline Pipeline { get; }

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
