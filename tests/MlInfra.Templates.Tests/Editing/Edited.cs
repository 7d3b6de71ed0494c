using MlInfra.Rules;
using MlInfra.Templates.Editing;

namespace MlInfra.Templates.Tests.Editing;

/// <summary>Edits of the resource R.</summary>
internal static class Edited
{
    internal static string Set(string text, string path, object value, string file = "t.yaml") => Apply(text, file, new SetEdit(path, value));

    internal static string Remove(string text, string path, string file = "t.yaml") => Apply(text, file, new RemoveEdit(path));

    internal static string Apply(string text, string file, params Edit[] edits) =>
        TemplateEditor.Open(text, file).Apply([.. edits.Select(e => new ResourceEdit("R", e))]);

    internal static string Refused(string text, string path, object value) =>
        Assert.Throws<EditRefusedException>(() => Set(text, path, value)).Message;
}
