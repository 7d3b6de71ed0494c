using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Ecr;

/// <summary>What can be wrong with an <c>AWS::ECR::Repository</c>.</summary>
public static class Repository
{
    private const string Type = "AWS::ECR::Repository";

    /// <summary>Images are encrypted with a KMS key.</summary>
    public static readonly Rule Encryption = new("MLI1602")
    {
        Title = "Repository should encrypt its images with a KMS key",
        On = [Type],
        Requires = Property("EncryptionConfiguration.EncryptionType").Is("KMS", "KMS_DSSE"),
        Because = "Images carry code, weights and licences. With a KMS key pulling them takes a second permission that is recorded and can be revoked; how a repository is encrypted is fixed when it is made.",
        Exam = "Security: ECR encrypts with keys of S3 by default; with KMS it takes the key aws/ecr or yours, and cannot be changed later.",
        Source = new("https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html"),
        Peers = ["checkov:CKV_AWS_136", "securityhub:ECR.5"],
    };

    /// <summary>A tag means the same image tomorrow.</summary>
    public static readonly Rule ImmutableTags = new("MLI4601")
    {
        Title = "Repository should not let a tag be overwritten",
        On = [Type],
        Requires = Property("ImageTagMutability", orDefault: "MUTABLE").Is("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"),
        Because = "A model that was approved with image 1.4 may run another image tomorrow when somebody pushes 1.4 again: the experiment cannot be repeated, and the endpoint scales out with code that nobody reviewed.",
        Exam = "Reproducibility: with immutable tags, or images named by digest, an endpoint, a pipeline and a rollback run what was tested.",
        Source = new("https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html"),
        Peers = ["checkov:CKV_AWS_51", "securityhub:ECR.2"],
    };

    /// <summary>Images are searched for known holes.</summary>
    public static readonly Rule ScanOnPush = new("MLI5601")
    {
        Title = "Repository should scan images when they are pushed",
        On = [Type],
        Requires = Property("ImageScanningConfiguration.ScanOnPush").Is(true),
        Severity = Severity.Info,
        SeverityBecause = "scanning may be set for the whole registry, which a template of a repository does not show",
        Because = "Images for training and inference carry hundreds of packages. A scan tells which of them have known holes, before the image is on an endpoint.",
        Exam = "Monitoring: basic scanning looks when an image is pushed; enhanced scanning by Inspector goes on looking, at language packages too.",
        Source = new("https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html"),
        Peers = ["checkov:CKV_AWS_163", "guard:ECR_REPO_SCAN_ON_PUSH", "securityhub:ECR.1"],
    };
}
