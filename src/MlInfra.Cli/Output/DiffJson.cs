using System.Text.Json;
using MlInfra.Cli.Comparing;
using MlInfra.Rules.Model;
using MlInfra.Templates.Diff;
using MlInfra.Templates.Diff.Findings;
using MlInfra.Templates.Diff.Impacts;
using MlInfra.Templates.Diff.Security;

namespace MlInfra.Cli.Output;

/// <summary><c>diff --format json</c>: all of it; its names are a contract that docs/diff.md describes.</summary>
internal static class DiffJson
{
    internal const int Version = 1;

    internal static void Write(DiffReport report, TextWriter to) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("base", report.Base);
        json.WriteString("head", report.Head);
        json.WriteString("verdict", Name(report.Level));
        json.WriteList("templates", report.Templates, Write);
        json.WriteEndObject();
    });

    private static void Write(this Utf8JsonWriter json, TemplateDiff template)
    {
        var verdict = template.Diff.Verdict;
        json.WriteString("name", template.Name);
        json.WriteString("status", template.IsNew ? "new" : template.IsGone ? "gone" : template.Diff.IsEmpty ? "same" : "changed");
        json.WriteString("verdict", Name(verdict.Level));
        json.WriteStrings("reasons", verdict.Reasons);
        json.WriteStrings("losses", verdict.Losses);
        json.WriteStrings("weaker", verdict.Weaker);
        json.WriteStrings("safer", verdict.Safer);
        json.WriteStrings("cannotTell", verdict.CannotTell);
        json.WriteList("resources", template.Diff.Resources, Write);
        json.WriteList("sections", template.Diff.Sections, Write);
        json.WriteList("dataRisks", template.Diff.DataRisks, Write);
        json.WriteList("rules", template.Diff.Rules, Write);
        json.WriteList("security", template.Diff.Security, Write);
    }

    private static void Write(this Utf8JsonWriter json, ResourceChange change)
    {
        json.WriteString("logicalId", change.LogicalId);
        json.WriteString("type", change.Type);
        if (change.IsMoved)
            json.WriteString("movedFrom", change.Old!.LogicalId);
        if (change.Old is { } old && old.Type != change.Type)
            json.WriteString("formerType", old.Type);
        json.WriteString("impact", Name(change.Impact));
        json.WritePlace(change.Origin);
        json.WriteList("properties", change.Properties, Write);
        json.WriteList("attributes", change.Attributes, Write);
    }

    private static void Write(this Utf8JsonWriter json, PropertyChange change)
    {
        json.WriteString("path", change.Path.ToString());
        DiffValueJson.Write(json, "old", change.Old);
        DiffValueJson.Write(json, "new", change.New);
        json.WriteString("impact", Name(change.Impact));
        json.WriteString("replacement", DiffWords.Of(change.Replacement));
        if (change.Because is { } because)
            json.WriteString("because", because);
        json.WritePlace(change.Origin);
    }

    private static void Write(this Utf8JsonWriter json, SectionChange change)
    {
        json.WriteString("section", change.Section);
        json.WriteString("name", change.Name);
        json.WriteList("values", change.Values, static (to, value) =>
        {
            to.WriteString("path", value.Path.ToString());
            DiffValueJson.Write(to, "old", value.Old);
            DiffValueJson.Write(to, "new", value.New);
        });
    }

    private static void Write(this Utf8JsonWriter json, DataRisk risk)
    {
        json.WriteString("kind", Camel(risk.Kind));
        json.WriteString("logicalId", risk.LogicalId);
        json.WriteString("type", risk.Type);
        json.WriteString("text", risk.Text);
        json.WritePlace(risk.Origin);
    }

    private static void Write(this Utf8JsonWriter json, RuleChange change)
    {
        json.WriteString("kind", Camel(change.Kind));
        json.WriteString("rule", change.Finding.Rule.Id);
        json.WriteString("severity", Words.Of(change.Severity));
        json.WriteString("logicalId", change.LogicalId);
        json.WriteBoolean("isNew", change.IsNew);
        json.WriteString("path", change.Finding.Path);
        json.WriteString("message", change.Finding.Message);
        json.WritePlace(change.Finding.Origin);
    }

    private static void Write(this Utf8JsonWriter json, SecurityFact fact)
    {
        json.WriteString("direction", Camel(fact.Direction));
        json.WriteString("topic", Camel(fact.Topic));
        json.WriteString("logicalId", fact.LogicalId);
        json.WriteString("path", fact.Path);
        json.WriteString("text", fact.Text);
        json.WritePlace(fact.Origin);
    }

    private static void WriteList<T>(this Utf8JsonWriter json, string property, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(property);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(this Utf8JsonWriter json, Origin origin)
    {
        json.WriteString("file", origin.File);
        json.WriteNumber("line", origin.Line);
    }

    private static string Name(ReviewLevel level) => level switch
    {
        ReviewLevel.DataAtRisk => "data-at-risk",
        ReviewLevel.Weaker => "weaker",
        ReviewLevel.Safer => "safer",
        ReviewLevel.CannotTell => "cannot-tell",
        _ => "no-security-effect",
    };

    private static string Name(Impact impact) => Camel(impact);

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
