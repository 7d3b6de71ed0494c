using BenchmarkDotNet.Running;
using MlInfra.Benchmarks;

// The project that compare-builds builds.
if (args is ["project", var folder, var constructs])
    GeneratedProject.Write(folder, int.Parse(constructs, System.Globalization.CultureInfo.InvariantCulture));
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
