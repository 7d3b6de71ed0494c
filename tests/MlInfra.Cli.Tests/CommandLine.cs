using MlInfra.Cli.Output;

namespace MlInfra.Cli.Tests;

/// <summary>A folder of its own, and the command run in-process as a shell would run it.</summary>
public abstract class CommandLine : IDisposable
{
    /// <summary>One warning: MLI2003, at line 4, on the value of EnableNetworkIsolation.</summary>
    protected const string Model = """
        Resources:
          Model:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: false, VpcConfig: { Subnets: [subnet-1] } }
        """;

    protected const string GoodModel = """
        Resources:
          Model:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: true, VpcConfig: { Subnets: [subnet-1] } }
        """;

    /// <summary>One unknown: MLI2003.</summary>
    protected const string UnknownModel = """
        Parameters:
          Isolated: { Type: String }
        Resources:
          Model:
            Type: AWS::SageMaker::Model
            Properties: { EnableNetworkIsolation: !Ref Isolated, VpcConfig: { Subnets: [subnet-1] } }
        """;

    protected const string Broken = "Resources: { Model: { Type: 'AWS::SageMaker::Model', }";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mlinfra-cli-");

    protected string At(string name) => Path.Combine(folder.FullName, name).Replace('\\', '/');

    protected string Write(string name, string text)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    protected static Ran Run(params string[] args) => RunWith("", args);

    protected static Ran RunWith(string input, params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exitCode = Program.Run(args, new Terminal(output, error, () => new StringReader(input)) { Today = new(2026, 6, 1) });
        return new(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => folder.Delete(recursive: true);

    protected sealed record Ran(int ExitCode, string Out, string Error);
}
