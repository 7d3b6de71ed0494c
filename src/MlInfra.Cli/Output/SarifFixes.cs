using System.Text.Json;
using MlInfra.Cli.Linting;
using MlInfra.Rules;
using MlInfra.Templates.Editing;

namespace MlInfra.Cli.Output;

/// <summary>The fixes of one file's findings, as replacements of regions.</summary>
internal sealed class SarifFixes(LintedFile file, IReadOnlyDictionary<Finding, IReadOnlyList<TextChange>> fixes, SarifFiles files)
{
    private readonly SourceLines lines = new(file.Text);

    internal void Write(Utf8JsonWriter json, Finding finding)
    {
        if (!fixes.TryGetValue(finding, out var changes))
            return;
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        json.WriteStartObject("description");
        json.WriteString("text", Words.Fix(finding));
        json.WriteEndObject();
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        files.WriteLocation(json, "artifactLocation", file.File);
        json.WriteStartArray("replacements");
        foreach (var change in changes)
            Write(json, change);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, TextChange change)
    {
        var (startLine, startColumn) = lines.PlaceOf(change.Start);
        var (endLine, endColumn) = lines.PlaceOf(change.Start + change.Length);
        json.WriteStartObject();
        json.WriteStartObject("deletedRegion");
        json.WriteNumber("startLine", startLine);
        json.WriteNumber("startColumn", startColumn);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
        if (change.Text.Length > 0)
        {
            json.WriteStartObject("insertedContent");
            json.WriteString("text", change.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
