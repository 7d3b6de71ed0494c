using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.EFS</c>.</summary>
internal static class Efs
{
    internal static readonly ConstructLowering FileSystem = new()
    {
        Construct = "aws-cdk-lib.aws_efs.FileSystem",
        Type = "AWS::EFS::FileSystem",
        Attributes = new Dictionary<string, string?> { ["FileSystemId"] = null, ["FileSystemArn"] = "Arn" },
        Properties =
        [
            CopyOr("Encrypted", "Encrypted", true),
            new("FileSystemPolicy", p => p["FileSystemPolicy"] is AbsentValue && ResourcePolicies.Added(p).Count == 0
                ? p["FileSystemPolicy"]
                : Iam.Extended(p["FileSystemPolicy"], ResourcePolicies.Added(p), p.Origin)),
            Choose("EnableAutomaticBackups", "BackupPolicy.Status", new Dictionary<string, object?> { ["true"] = "ENABLED", ["false"] = null }),
        ],
        Fixes = new Dictionary<string, PropFix>
        {
            ["Encrypted"] = new("Encrypted", "true"),
            ["BackupPolicy.Status"] = new("EnableAutomaticBackups", "true"),
        },
        RemovalDefault = "Retain",
        Methods = [ResourcePolicies.AddTo, .. Ec2Peers.Methods],
        Companions = Ec2Peers.CompanionsOf("", defaultPort: p => Ec2Peers.Tcp(p.Number(2049))),
    };
}
