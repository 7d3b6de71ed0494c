using System.ComponentModel;
using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace MlInfra.Benchmarks;

/// <summary>
/// <c>dotnet build</c> of a project of 2,000 constructs with and without the analyzer, as a user runs it: it looks whether there is
/// something to restore, and the SDK's own analyzers are part of both. Every file is compiled anew.
/// </summary>
public abstract class DotnetBuild(bool isWarm)
{
    private const int Constructs = 2000;

    private readonly string folder = Directory.CreateTempSubdirectory("constructs").FullName;

    /// <summary>How many of the hundred classes have a finding. A project whose warnings are mended has none.</summary>
    [Params(0, 10)]
    public int Findings { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        GeneratedProject.Write(folder, Constructs, Findings);
        Run("restore");
    }

    [Benchmark(Baseline = true)]
    public void Build() => Run("build", "--no-incremental", "-p:Analyzed=false");

    [Benchmark]
    public void BuildAnalyzed() => Run("build", "--no-incremental", "-p:Analyzed=true");

    [GlobalCleanup]
    public void Delete() => Directory.Delete(folder, recursive: true);

    private void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-v:q", "-clp:ErrorsOnly"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["UseSharedCompilation"] = isWarm ? "true" : "false";
        using var process = Process.Start(start) ?? throw new Win32Exception("dotnet does not start");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output);
    }
}

/// <summary>In a warm compiler server, as it is after some builds.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 60, iterationCount: 25)]
public class BuildBenchmarks() : DotnetBuild(isWarm: true);

/// <summary>In a compiler that has just started, as in the first build of the day.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 7)]
public class ColdBuildBenchmarks() : DotnetBuild(isWarm: false);
