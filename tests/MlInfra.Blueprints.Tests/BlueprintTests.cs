using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.CDK;
using MlInfra.Templates.Snapshot;

namespace MlInfra.Blueprints.Tests;

public partial class BlueprintTests(Synthesized made)
{
    public static TheoryData<string> Folders => [.. BlueprintFolders.All];

    [Fact]
    public void There_are_blueprints_and_the_app_makes_each_of_them()
    {
        Assert.NotEmpty(BlueprintFolders.All);
        Assert.Equal(BlueprintFolders.All, Blueprint.All.Keys);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_blueprint_has_a_stack_a_snapshot_and_a_page(string blueprint)
    {
        Assert.True(File.Exists(PathOf(blueprint, $"{blueprint}Stack.cs")), "The stack is named after its folder.");
        Assert.True(File.Exists(PathOf(blueprint, "template.json")), "A snapshot is what reviewers read: UPDATE_BASELINES=1 dotnet test writes it.");
        Assert.Contains("```mermaid", File.ReadAllText(PathOf(blueprint, "README.md")));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_snapshot_is_what_the_stack_makes(string blueprint)
    {
        var fresh = TemplateSnapshot.Normalize(made.First[blueprint]);
        if (Repository.UpdatesBaselines)
        {
            File.WriteAllText(PathOf(blueprint, "template.json"), fresh);
        }

        Assert.Equal(fresh, File.ReadAllText(PathOf(blueprint, "template.json")));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_same_stack_gives_the_same_bytes_twice(string blueprint) => Assert.Equal(made.First[blueprint], made.Second[blueprint]);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_sample_on_the_page_compiles_and_synthesizes(string blueprint)
    {
        var samples = Sample().Matches(File.ReadAllText(PathOf(blueprint, "README.md"))).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples, sample =>
        {
            Assert.Empty(Snippet.ErrorsOf(sample));
            var stack = Assert.Single(Snippet.Load(sample), type => type.IsSubclassOf(typeof(Stack)));
            var folder = Directory.CreateTempSubdirectory("mlinfra-sample-");
            var app = new App(new AppProps { Outdir = folder.FullName });
            Activator.CreateInstance(stack, app, "Sample");
            Assert.Contains("\"Resources\"", JsonSerializer.Serialize(app.Synth().GetStackByName("Sample").Template));
            folder.Delete(recursive: true);
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_template_needs_no_asset(string blueprint)
    {
        Assert.All(Resource.Of(made, blueprint, "AWS::Lambda::Function"), function => Assert.NotNull(function.Settings["Code"]!["ZipFile"]));
        Assert.DoesNotContain("ASSET-HASH", TemplateSnapshot.Normalize(made.First[blueprint]));
    }

    private static string PathOf(string blueprint, string file) => Path.Combine(BlueprintFolders.Root, blueprint, file);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
