namespace MlInfra.RulePages.Tests.Coverage;

/// <summary>Why an L2 construct that makes a rule's resource cannot break the rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Construct">The construct's jsii name.</param>
/// <param name="Because">The reason, as a clause.</param>
internal sealed record CannotBreak(string Rule, string Construct, string Because)
{
    internal static IReadOnlyList<CannotBreak> All { get; } =
    [
        new("MLI2601", "aws-cdk-lib.aws_ec2.BastionHostLinux", "it asks for no address"),
        new("MLI3606", "aws-cdk-lib.aws_batch.EcsJobDefinition", "its container is a construct of its own"),
        new("MLI5410", "aws-cdk-lib.aws_cloudtrail.Trail", "it always records"),
        new("MLI6404", "aws-cdk-lib.aws_kinesis.Stream", "it refuses a number of shards on demand"),
        new("MLI6601", "aws-cdk-lib.aws_batch.EcsJobDefinition", "its container is a construct of its own"),
    ];
}
