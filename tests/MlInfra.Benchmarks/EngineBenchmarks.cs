using BenchmarkDotNet.Attributes;
using MlInfra.Rules;
using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Benchmarks;

/// <summary>All rules over an architecture.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly RuleEngine engine = new(RuleCatalog.All);
    private Architecture architecture = new([]);

    [Params(10, 300)]
    public int Resources { get; set; }

    [GlobalSetup]
    public void Read() => architecture = TemplateReader.Read(GeneratedTemplate.Yaml(Resources), "template.yaml");

    [Benchmark]
    public int Check() => engine.Check(architecture).Count();
}
