using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;

namespace MlInfra.Constructs.Storage;

/// <summary>
/// Refuses objects to everybody outside one VPC. Only actions on data are refused: CloudFormation and administrators
/// can still change the bucket, its policy included, from anywhere, so nobody is locked out. The S3 console can show the
/// bucket's settings but not its objects.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html.
/// </summary>
/// <param name="s3EndpointId">Id of the VPC's S3 endpoint, such as <c>vpce-0123</c>.</param>
/// <param name="exceptRoles">ARNs of roles that may pass from elsewhere, such as the one that uploads training data. Default: none.</param>
public sealed class VpcOnly(string s3EndpointId, params string[] exceptRoles)
{
    /// <summary>Id of the VPC's S3 endpoint.</summary>
    public string S3EndpointId { get; } = s3EndpointId;

    /// <summary>ARNs of roles that may pass from elsewhere.</summary>
    public IReadOnlyList<string> ExceptRoles { get; } = exceptRoles;

    // When the bucket is emptied with its stack, the function that does it runs outside the VPC and only lists and deletes.
    internal PolicyStatement Refusal(IBucket bucket, bool mayBeEmptied)
    {
        string[] always = ["s3:GetObject*", "s3:ListBucket", "s3:PutObject*"];
        string[] unlessEmptied = ["s3:DeleteObject*", "s3:ListBucketVersions"];
        var conditions = new Dictionary<string, object>
        {
            ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = S3EndpointId },
            ["BoolIfExists"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
        };
        if (ExceptRoles.Count > 0)
        {
            conditions["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = ExceptRoles.ToArray() };
        }

        return new PolicyStatement(new PolicyStatementProps
        {
            Sid = "DataThroughThisVpcOnly",
            Effect = Effect.DENY,
            Principals = [new AnyPrincipal()],
            Actions = mayBeEmptied ? always : [.. always, .. unlessEmptied],
            Resources = [bucket.BucketArn, bucket.ArnForObjects("*")],
            Conditions = conditions,
        });
    }
}
