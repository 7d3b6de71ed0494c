using System.Globalization;
using System.Reflection;
using System.Text.Json;
using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary>The tool and its rules as a SARIF log tells them.</summary>
internal sealed class SarifRules(IReadOnlyList<Rule> rules)
{
    private readonly Dictionary<Rule, int> indexes = rules.Select((rule, index) => (rule, index)).ToDictionary(r => r.rule, r => r.index);

    internal int IndexOf(Rule rule) => indexes[rule];

    internal static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    internal void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("driver");
        json.WriteString("name", "mlinfra");
        json.WriteString("organization", "MlInfra");
        json.WriteString("semanticVersion", Version());
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", Name(rule.Title));
        WriteText(json, "shortDescription", rule.Title + ".");
        WriteText(json, "fullDescription", rule.Because);
        json.WriteStartObject("help");
        json.WriteString("text", $"{rule.Because}\n\nMust hold: {rule.Requires.Describe()}.\n\n{rule.Exam}\n\nSource: {rule.Source}");
        json.WriteString("markdown", RulePage.Of(rule));
        json.WriteEndObject();
        json.WriteString("helpUri", rule.Source.AbsoluteUri);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStrings("tags", Tags(rule));
        json.WriteString("precision", "very-high");
        if (SecuritySeverity(rule) is { } score)
            json.WriteString("security-severity", score.ToString("0.0", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string property, string text)
    {
        json.WriteStartObject(property);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string[] Tags(Rule rule)
    {
        string[] tags = [rule.Category.ToString().ToLowerInvariant(), .. rule.On];
        return SecuritySeverity(rule) is null ? tags : ["security", .. tags];
    }

    // Code scanning ranks security alerts by this number: 7.0 and more is high, 4.0 and more medium, anything else low.
    private static decimal? SecuritySeverity(Rule rule)
    {
        decimal? typical = rule.Category switch
        {
            Category.Network or Category.Identity => 7.0m,
            Category.Encryption => 5.5m,
            Category.Logging => 4.0m,
            _ => null,
        };
        return rule.Severity switch
        {
            Severity.Error => typical + 1.5m,
            Severity.Warning => typical,
            _ => typical is null ? null : 2.0m,
        };
    }

    // SARIF wants an identifier that a person can read.
    private static string Name(string title) => string.Concat(
        title.Split(' ').Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)]))
            .Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Version() =>
        typeof(SarifRules).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
