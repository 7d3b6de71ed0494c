using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Templates.Editing;

/// <summary>Spells the scalars of edits: strings, booleans and numbers.</summary>
internal static class ScalarText
{
    /// <summary>What the scalar says, without quotes.</summary>
    internal static string Bare(object scalar) => scalar switch
    {
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)scalar,
    };

    internal static string Json(object scalar) => scalar is string text ? DoubleQuoted(text) : Bare(scalar);

    /// <summary>Plain where that is read as what is meant, otherwise in single quotes.</summary>
    internal static string Yaml(object scalar) =>
        scalar is string text && !IsPlain(text) ? SingleQuoted(text) : Bare(scalar);

    /// <summary>In place of a scalar that is written, in the same kind of quotes.</summary>
    internal static string Like(string written, object scalar, bool isJson) => (written.Length > 0 ? written[0] : '\0') switch
    {
        '"' => DoubleQuoted(Bare(scalar)),
        '\'' => SingleQuoted(Bare(scalar)),
        _ => isJson ? Json(scalar) : Yaml(scalar),
    };

    internal static string DoubleQuoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string SingleQuoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // A leading digit may mean a date or an octal number to some reader of YAML.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '/')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '@' or '+' or '=')
        && text[^1] != ':'
        && YamlTags.Read(new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Plain, true, false), Origin.None) is { IsNull: false, ScalarKind: ScalarKind.String };
}
