using BenchmarkDotNet.Attributes;
using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Benchmarks;

/// <summary>Text into an architecture.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private string yaml = "";
    private string json = "";

    [Params(10, 300)]
    public int Resources { get; set; }

    [GlobalSetup]
    public void Generate() => (yaml, json) = (GeneratedTemplate.Yaml(Resources), GeneratedTemplate.Json(Resources));

    [Benchmark]
    public Architecture Yaml() => TemplateReader.Read(yaml, "template.yaml");

    [Benchmark]
    public Architecture Json() => TemplateReader.Read(json, "template.json");
}
