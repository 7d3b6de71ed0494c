using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Lambda;

/// <summary>What can be wrong with an <c>AWS::Lambda::Function</c>.</summary>
public static class Function
{
    /// <summary>The runtime gets security patches.</summary>
    public static readonly Rule Runtime = new("MLI8203")
    {
        Title = "Function should run on a runtime that Lambda supports",
        On = ["AWS::Lambda::Function"],
        Requires = Property("Runtime").IsNot(
            "python2.7", "python3.6", "python3.7", "python3.8", "python3.9",
            "nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x",
            "java8", "go1.x", "provided", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet5.0", "dotnet6", "dotnet7",
            "ruby2.5", "ruby2.7", "ruby3.2"),
        Because = "A deprecated runtime gets no security patches. Later Lambda blocks first new functions and then updates of those that exist.",
        Exam = "Retired: Lambda deprecates a runtime when its language version ends; a container image puts the choice and the patching in your hands.",
        Source = new("https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"),
        Peers = ["checkov:CKV_AWS_363", "cfn-lint:E2531", "cfn-lint:W2531", "securityhub:Lambda.2"],
    };
}
