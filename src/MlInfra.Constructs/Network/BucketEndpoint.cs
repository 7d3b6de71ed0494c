using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace MlInfra.Constructs.Network;

/// <summary>
/// The S3 gateway endpoint of a VPC. It opens to the buckets admitted and to the region's bucket of image layers, nothing else.
/// Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms.
/// </summary>
public sealed class BucketEndpoint : Construct
{
    /// <summary>Makes the endpoint in the VPC's isolated subnets.</summary>
    public BucketEndpoint(Construct scope, string id, IVpc vpc) : base(scope, id)
    {
        var stack = Stack.Of(this);
        Endpoint = new GatewayVpcEndpoint(this, "Resource", new GatewayVpcEndpointProps
        {
            Vpc = vpc,
            Service = GatewayVpcEndpointAwsService.S3,
            Subnets = [new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        // ECR hands out signed links to layers in a bucket of its own, so the principal is not of this account.
        Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "ImageLayers",
            Principals = [new AnyPrincipal()],
            Actions = ["s3:GetObject"],
            Resources = [$"arn:{stack.Partition}:s3:::prod-{stack.Region}-starport-layer-bucket/*"],
        }));
    }

    /// <summary>The endpoint.</summary>
    public GatewayVpcEndpoint Endpoint { get; }

    /// <summary>Opens the endpoint to a bucket, for principals of this account.</summary>
    public void Admit(IBucket bucket)
    {
        Allow([bucket.BucketArn], "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads");
        Allow([bucket.ArnForObjects("*")], "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject");
    }

    /// <summary>Opens the endpoint to objects that AWS publishes, for reading. Their requests are not all signed, so the principal may be of no account.</summary>
    public void AdmitPublished(params string[] objectArns) =>
        Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new AnyPrincipal()],
            Actions = ["s3:GetObject"],
            Resources = objectArns,
        }));

    private void Allow(string[] resources, params string[] actions) =>
        Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new AnyPrincipal()],
            Actions = actions,
            Resources = resources,
            Conditions = ServiceEndpoint.OfAccount(Stack.Of(this)),
        }));
}
