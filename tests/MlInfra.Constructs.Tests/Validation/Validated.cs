using System.Text.Json.Nodes;
using Amazon.CDK;
using MlInfra.Constructs.Validation;

namespace MlInfra.Constructs.Tests.Validation;

/// <summary>An app that was synthesized with the validator, and what the CDK reported of it.</summary>
internal sealed class Validated
{
    private const string Report = "policy-validation-report.json";

    private Validated(JsonNode? report, int exitCode) => (Violations, Fails) = (report?["pluginReports"]!.AsArray() is [{ } plugin] ? plugin["violations"]!.AsArray() : [], exitCode != 0);

    /// <summary>Whether the app's process would end with an error, and with it <c>cdk synth</c>.</summary>
    internal bool Fails { get; }

    /// <summary>The violations of a report that failed.</summary>
    internal JsonArray Violations { get; }

    /// <summary>The rules that were violated.</summary>
    internal IReadOnlyList<string> Rules => [.. Violations.Select(violation => ((string)violation!["ruleName"]!).Split(':')[0])];

    /// <summary>The paths of the constructs that violate a rule.</summary>
    internal IReadOnlyList<string> Paths(string rule) => [.. Places(rule).Select(place => (string)place["constructPath"]!)];

    internal JsonNode Of(string rule) => Violations.First(violation => ((string)violation!["ruleName"]!).StartsWith(rule, StringComparison.Ordinal))!;

    internal IEnumerable<JsonNode> Places(string rule) => Violations
        .Where(violation => ((string)violation!["ruleName"]!).StartsWith(rule, StringComparison.Ordinal))
        .SelectMany(violation => violation!["violatingConstructs"]!.AsArray()!)!;

    /// <summary>Makes and synthesizes an app below a folder that may hold a configuration.</summary>
    internal static Validated App(Action<App> make, MlInfraValidatorProps? props = null, string? editorConfig = null)
    {
        var folder = Directory.CreateTempSubdirectory("mlinfra-validation-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, ".editorconfig"), "root = true\n" + editorConfig);
            var output = Path.Combine(folder.FullName, "cdk.out");
            var app = new App(new AppProps
            {
                Outdir = output,
                AnalyticsReporting = false,
                PolicyValidationBeta1 = [new MlInfraValidator(props)],
                Context = new Dictionary<string, object> { ["@aws-cdk/core:validationReportJson"] = true },
            });
            make(app);
            System.Environment.ExitCode = 0;
            app.Synth();
            return new(JsonNode.Parse(File.ReadAllText(Path.Combine(output, Report))), System.Environment.ExitCode);
        }
        finally
        {
            System.Environment.ExitCode = 0;
            folder.Delete(recursive: true);
        }
    }
}
