using MlInfra.Rules;
using MlInfra.Templates.Diagram;
using MlInfra.Templates.Diff;

namespace MlInfra.Templates.Tests.Diagram;

/// <summary>Pictures of small templates, as Mermaid.</summary>
internal static class Drawn
{
    internal static string Of(string resources) => MermaidWriter.Write(Picture(resources));

    internal static ArchitectureDiagram Picture(string resources) => ArchitectureDiagram.Of(Read(resources));

    internal static string Change(string @base, string head)
    {
        var (before, after) = (Read(@base), Read(head));
        return MermaidWriter.Write(ArchitectureDiagram.OfChange(before, after, new BlueprintComparer(RuleCatalog.All).Compare(before, after)));
    }

    internal static Blueprint Read(string resources) =>
        Blueprint.Read(resources.Contains("Resources:") || resources.StartsWith('{') ? resources : "Resources:\n" + resources, "t.yaml");
}
