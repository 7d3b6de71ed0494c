using System.Text.RegularExpressions;
using MlInfra.Templates.Diagram;
using MlInfra.Templates.Snapshot;

namespace MlInfra.Blueprints.Tests;

public partial class DiagramTests(Synthesized made)
{
    private const string Start = "<!-- diagram:start -->";
    private const string End = "<!-- diagram:end -->";

    public static TheoryData<string> Folders => [.. BlueprintFolders.All];

    [Fact]
    public void There_are_blueprints_to_picture() => Assert.NotEmpty(BlueprintFolders.All);

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_page_of_every_blueprint_has_the_diagram_of_its_template(string blueprint)
    {
        var page = Path.Combine(BlueprintFolders.Root, blueprint, "README.md");
        var text = File.ReadAllText(page);
        var fresh = WithDiagram(text, MermaidWriter.Write(DiagramOf(blueprint)));
        if (Repository.UpdatesBaselines)
        {
            File.WriteAllText(page, text = fresh);
        }

        Assert.True(fresh == text, $"{blueprint}/README.md does not show what its template makes: UPDATE_BASELINES=1 dotnet test writes the diagram between {Start} and {End}.");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_diagram_shows_a_network_and_flows_and_can_be_taken_in(string blueprint)
    {
        var diagram = DiagramOf(blueprint);

        Assert.NotEmpty(diagram.Flows);
        Assert.InRange(diagram.Nodes.Count, 2, 40);
        Assert.Equal(0, diagram.Omitted + diagram.OmittedFlows);
    }

    // As the snapshot beside the page has it, which another test may be writing.
    private ArchitectureDiagram DiagramOf(string blueprint) =>
        ArchitectureDiagram.Of(Templates.Diff.Blueprint.Read(TemplateSnapshot.Normalize(made.First[blueprint]), "template.json"));

    // A page that was drawn by hand gets the markers with its first diagram.
    private static string WithDiagram(string page, string mermaid)
    {
        var block = $"{Start}\n```mermaid\n{mermaid}```\n{End}";
        var marked = Marked().Match(page);
        var place = marked.Success ? marked : Drawn().Match(page);
        Assert.True(place.Success, $"The page has no place for its diagram: add the lines {Start} and {End}.");
        return page[..place.Index] + block + page[(place.Index + place.Length)..];
    }

    [GeneratedRegex("<!-- diagram:start -->.*?<!-- diagram:end -->", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex("```mermaid\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Drawn();
}
