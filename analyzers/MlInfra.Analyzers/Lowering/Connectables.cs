namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of which rules know no more than whom they let in.</summary>
internal static class Connectables
{
    internal static readonly ConstructLowering Proxy = Of("aws_rds.DatabaseProxy", "AWS::RDS::DBProxy");

    internal static readonly ConstructLowering Lustre = Of("aws_fsx.LustreFileSystem", "AWS::FSx::FileSystem");

    internal static readonly ConstructLowering Project = Of("aws_codebuild.Project", "AWS::CodeBuild::Project");

    internal static readonly ConstructLowering PipelineProject = Of("aws_codebuild.PipelineProject", "AWS::CodeBuild::Project");

    internal static readonly ConstructLowering KubernetesCluster = Of("aws_eks.Cluster", "Custom::AWSCDK-EKS-Cluster");

    internal static readonly ConstructLowering FargateCluster = Of("aws_eks.FargateCluster", "Custom::AWSCDK-EKS-Cluster");

    private static ConstructLowering Of(string construct, string type) => new()
    {
        Construct = "aws-cdk-lib." + construct,
        Type = type,
        Attributes = new Dictionary<string, string?>(),
        Properties = [],
        Methods = Ec2Peers.Methods,
        Companions = Ec2Peers.Companions,
    };
}
