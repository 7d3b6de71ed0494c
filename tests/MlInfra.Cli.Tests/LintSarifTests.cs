using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlInfra.Cli.Tests;

public sealed partial class LintSarifTests : CommandLine
{
    [Fact]
    public void A_log_keeps_the_structural_rules_of_the_specification()
    {
        using var log = Log(Write("a.yaml", Model), Write("b.yaml", UnknownModel), Write("c.yaml", Broken), At("missing.yaml"), "--unknown");

        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        CheckRules(run);
        CheckArtifacts(run);
        CheckResults(run, expected: 2);
        CheckInvocation(run, notifications: 2);
    }

    [Fact]
    public void A_violation_fails_at_its_level_and_place()
    {
        using var log = Log(Write("a.yaml", Model));

        var result = Results(log).Single();
        Assert.Equal(("MLI2003", "fail", "warning"), (Text(result, "ruleId"), Text(result, "kind"), Text(result, "level")));
        var location = result.GetProperty("locations")[0];
        Assert.Equal(
            """{"startLine":4,"startColumn":43,"endLine":4,"endColumn":48}""",
            JsonSerializer.Serialize(location.GetProperty("physicalLocation").GetProperty("region")));
        Assert.Equal("Model.EnableNetworkIsolation", Text(location.GetProperty("logicalLocations")[0], "fullyQualifiedName"));
    }

    [Fact]
    public void What_cannot_be_decided_is_open_and_has_no_level()
    {
        using var log = Log(Write("a.yaml", UnknownModel), "--unknown");

        var result = Results(log).Single();
        Assert.Equal(("open", "none"), (Text(result, "kind"), Text(result, "level")));
    }

    [Fact]
    public void A_fingerprint_survives_moved_lines_and_tells_resources_apart()
    {
        var file = Write("a.yaml", Model);
        var before = Fingerprints(file);
        Write("a.yaml", "# a comment\n\n" + Model);
        var moved = Fingerprints(file);
        Write("a.yaml", Model.Replace("Model:", "Other:", StringComparison.Ordinal));
        var other = Fingerprints(file);

        Assert.Equal(before, moved);
        Assert.NotEqual(before, other);
    }

    [Fact]
    public void Files_below_the_working_folder_have_relative_uris()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Directory.GetCurrentDirectory(), "sarif tests"));
        try
        {
            var file = Path.Combine(folder.FullName, "a.yaml");
            File.WriteAllText(file, Model);
            using var log = Log(file);

            var location = Results(log).Single().GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
            Assert.Equal(("sarif%20tests/a.yaml", "%SRCROOT%"), (Text(location, "uri"), Text(location, "uriBaseId")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("a.yaml", "Resources:\r\n  S:\r\n    Type: AWS::Kinesis::Stream\r\n    Properties:\r\n      # shards\r\n      ShardCount: 1\r\n")]
    [InlineData("b.yaml", Model)]
    [InlineData("c.json", """{"Resources": {"S": {"Type": "AWS::Kinesis::Stream"}, "M": {"Type": "AWS::SageMaker::Model", "Properties": {"EnableNetworkIsolation": false}}}}""")]
    public void The_replacements_of_a_fix_give_what_fix_writes(string name, string text)
    {
        var file = Write(name, text);
        using var log = Log(file);
        var fixes = Results(log).Where(r => r.TryGetProperty("fixes", out _)).Select(r => Assert.Single(r.GetProperty("fixes").EnumerateArray())).ToList();
        Assert.NotEmpty(fixes);
        Assert.All(fixes, f => Assert.NotEmpty(Text(f.GetProperty("description"), "text")));
        var changes = fixes.Select(f => Assert.Single(f.GetProperty("artifactChanges").EnumerateArray())).ToList();
        Assert.All(changes, c => Assert.Equal(0, c.GetProperty("artifactLocation").GetProperty("index").GetInt32()));

        foreach (var replacement in changes.SelectMany(c => c.GetProperty("replacements").EnumerateArray()).Reverse())
            text = Replaced(text, replacement);
        Run("lint", "--fix", file);

        Assert.Equal(File.ReadAllText(file), text);
    }

    [Fact]
    public void What_has_no_certain_fix_offers_none()
    {
        using var log = Log(Write("a.yaml", UnknownModel), "--unknown");

        Assert.All(Results(log), r => Assert.False(r.TryGetProperty("fixes", out _)));
    }

    [Fact]
    public void Braces_in_a_message_are_text_and_not_the_place_of_an_argument()
    {
        using var log = Log(Write("a.yaml", "Resources: { M: { Type: 'AWS::SageMaker::Model', Properties: { EnableNetworkIsolation: 'a{0}', VpcConfig: { Subnets: [subnet-1] } } } }"));

        Assert.Contains("a{{0}}", Text(Results(log).Single().GetProperty("message"), "text"), StringComparison.Ordinal);
    }

    private static void CheckRules(JsonElement run)
    {
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("mlinfra", Text(driver, "name"));
        Assert.Matches(@"^\d+\.\d+\.\d+", Text(driver, "semanticVersion"));
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Count, rules.Select(r => Text(r, "id")).Distinct().Count());
        Assert.All(rules, rule =>
        {
            Assert.Matches("^[A-Z][A-Za-z0-9]+$", Text(rule, "name"));
            Assert.EndsWith(".", Text(rule.GetProperty("shortDescription"), "text"), StringComparison.Ordinal);
            Assert.NotEmpty(Text(rule.GetProperty("fullDescription"), "text"));
            Assert.NotEmpty(Text(rule.GetProperty("help"), "text"));
            Assert.NotEmpty(Text(rule.GetProperty("help"), "markdown"));
            Assert.True(Uri.IsWellFormedUriString(Text(rule, "helpUri"), UriKind.Absolute));
            Assert.Contains(Text(rule.GetProperty("defaultConfiguration"), "level"), (string[])["none", "note", "warning", "error"]);
            var properties = rule.GetProperty("properties");
            var tags = properties.GetProperty("tags").EnumerateArray().Select(t => t.GetString()).ToList();
            Assert.Equal(tags.Contains("security"), properties.TryGetProperty("security-severity", out var score));
            if (score.ValueKind == JsonValueKind.String)
                Assert.InRange(decimal.Parse(score.GetString()!, System.Globalization.CultureInfo.InvariantCulture), 0.1m, 10m);
        });
    }

    private static void CheckArtifacts(JsonElement run)
    {
        var bases = run.GetProperty("originalUriBaseIds").EnumerateObject().Select(b => b.Name).ToList();
        var artifacts = run.GetProperty("artifacts").EnumerateArray().Select(a => a.GetProperty("location")).ToList();
        foreach (var (location, index) in artifacts.Select((a, i) => (a, i)))
            Assert.Equal(index, location.GetProperty("index").GetInt32());
        Assert.All(ArtifactLocations(run), location =>
        {
            Assert.True(Uri.IsWellFormedUriString(Text(location, "uri"), UriKind.RelativeOrAbsolute));
            Assert.Equal(!Text(location, "uri").StartsWith("file:", StringComparison.Ordinal), location.TryGetProperty("uriBaseId", out var id));
            Assert.True(id.ValueKind == JsonValueKind.Undefined || bases.Contains(id.GetString()!));
            Assert.Equal(Text(artifacts[location.GetProperty("index").GetInt32()], "uri"), Text(location, "uri"));
        });
    }

    private static void CheckResults(JsonElement run, int expected)
    {
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(expected, results.Count);
        Assert.All(results, result =>
        {
            Assert.Equal(Text(rules[result.GetProperty("ruleIndex").GetInt32()], "id"), Text(result, "ruleId"));
            Assert.Equal(Text(result, "kind") == "fail", Text(result, "level") != "none");
            Assert.DoesNotMatch(LoneBrace(), Text(result.GetProperty("message"), "text"));
            Assert.Matches("^[0-9a-f]{32}$", Text(result.GetProperty("partialFingerprints"), "mlinfraFinding/v1"));
            var region = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation").GetProperty("region");
            Assert.True(region.GetProperty("startLine").GetInt32() >= 1 && region.GetProperty("startColumn").GetInt32() >= 1);
            Assert.True(region.GetProperty("endLine").GetInt32() >= region.GetProperty("startLine").GetInt32());
        });
    }

    private static void CheckInvocation(JsonElement run, int notifications)
    {
        var invocation = Assert.Single(run.GetProperty("invocations").EnumerateArray());
        Assert.Equal(notifications == 0, invocation.GetProperty("executionSuccessful").GetBoolean());
        var told = invocation.GetProperty("toolExecutionNotifications").EnumerateArray().ToList();
        Assert.Equal(notifications, told.Count);
        Assert.All(told, t => Assert.Equal("error", Text(t, "level")));
        Assert.All(told, t => Assert.NotEmpty(Text(t.GetProperty("message"), "text")));
    }

    private static IEnumerable<JsonElement> ArtifactLocations(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name is "artifactLocation" ? [p.Value] : ArtifactLocations(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ArtifactLocations),
        _ => [],
    };

    private static string Replaced(string text, JsonElement replacement)
    {
        var region = replacement.GetProperty("deletedRegion");
        int Offset(string end)
        {
            var starts = text.Split('\n').Select(l => l.Length + 1).Take(region.GetProperty(end + "Line").GetInt32() - 1).Sum();
            return starts + region.GetProperty(end + "Column").GetInt32() - 1;
        }

        var inserted = replacement.TryGetProperty("insertedContent", out var content) ? Text(content, "text") : "";
        return text[..Offset("start")] + inserted + text[Offset("end")..];
    }

    private static List<string> Fingerprints(string file)
    {
        using var log = Log(file);
        return [.. Results(log).Select(r => Text(r.GetProperty("partialFingerprints"), "mlinfraFinding/v1"))];
    }

    private static JsonDocument Log(params string[] args) => JsonDocument.Parse(Run(["lint", "--format", "sarif", .. args]).Out);

    private static JsonElement.ArrayEnumerator Results(JsonDocument log) => log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    [GeneratedRegex(@"(?<!\{)\{(?!\{)|(?<!\})\}(?!\})")]
    private static partial Regex LoneBrace();
}
