using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Templates.Tests.Diff;

public sealed class ResourceTypesTests
{
    [Theory]
    [InlineData("AWS::S3::Bucket", "BucketName", Replacement.Yes)]
    [InlineData("AWS::S3::Bucket", "BucketEncryption.ServerSideEncryptionConfiguration.BucketKeyEnabled", Replacement.No)]
    [InlineData("AWS::SageMaker::EndpointConfig", "ProductionVariants.InstanceType", Replacement.Yes)]
    [InlineData("AWS::SageMaker::Endpoint", "EndpointConfigName", Replacement.No)]
    [InlineData("AWS::EC2::Instance", "InstanceType", Replacement.Maybe)]
    [InlineData("AWS::S3::Bucket", "NoSuchProperty", Replacement.Unknown)]
    [InlineData("AWS::SageMaker::EndpointConfig", "ProductionVariants.NoSuchProperty", Replacement.Yes)]
    [InlineData("AWS::Lambda::Function", "Environment.Variables.ANY_NAME", Replacement.No)]
    [InlineData("aws::s3::bucket", "bucketname", Replacement.Yes)]
    public void A_property_says_whether_it_replaces(string type, string path, Replacement expected) =>
        Assert.Equal(expected, ResourceTypes.Find(type)!.ReplacedBy(path.Split('.')));

    [Theory]
    [InlineData("AWS::SageMaker::Model", "PrimaryContainer.Image", true)]
    [InlineData("AWS::SageMaker::Model", "PrimaryContainer.Picture", false)]
    [InlineData("AWS::IAM::Role", "AssumeRolePolicyDocument.Statement.Anything", true)]
    public void A_type_says_which_properties_it_has(string type, string path, bool exists) =>
        Assert.Equal(exists, ResourceTypes.Find(type)!.Has(path.Split('.')));

    [Theory]
    [InlineData("AWS::S3::NoSuchType")]
    [InlineData("AWS::NoSuchService::Thing")]
    [InlineData("Custom::Thing")]
    [InlineData("AWS::S3")]
    [InlineData("")]
    public void A_type_that_is_not_in_the_table_is_null(string type) => Assert.Null(ResourceTypes.Find(type));
}
