using System.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Reads CloudFormation templates, JSON and YAML, into the model that rules check.</summary>
public static class TemplateReader
{
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>Reads a template of whose deployment nothing is known.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">Its path, as origins and messages show it.</param>
    /// <exception cref="TemplateException">The text is not a template, or asks too much of its reader.</exception>
    public static Architecture Read(string text, string file) => Read(text, file, TemplateOptions.None);

    /// <summary>Reads a template with what is known about its deployment.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">Its path, as origins and messages show it.</param>
    /// <param name="options">What is known beside the template.</param>
    /// <exception cref="TemplateException">The text is not a template, or asks too much of its reader.</exception>
    public static Architecture Read(string text, string file, TemplateOptions options) =>
        Read(text, file, template => new ArchitectureReader(template, file, options).Read());

    /// <summary>What <paramref name="read"/> makes of the template that a text holds.</summary>
    internal static T Read<T>(string text, string file, Func<MapSyntax, T> read)
    {
        try
        {
            var root = ReadSyntax(text, file);
            if (root is MapSyntax map && (map.Find("Resources") is not null || map.Find("AWSTemplateFormatVersion") is not null))
                return read(map);
            throw new TemplateException(
                "this is not a CloudFormation template: it has no Resources; pass over the file or add them", new TextOrigin(file, 1, 1, 1, 1))
            {
                IsNotATemplate = true,
            };
        }
        catch (TemplateException exception) when (!exception.IsNotATemplate && !LooksLikeTemplate(text))
        {
            throw new TemplateException(exception.Message, exception.Origin, exception) { IsNotATemplate = true };
        }
    }

    /// <summary>Whether a text may be a template, judged by its words alone: cheap, and never false for a real one.</summary>
    public static bool LooksLikeTemplate(string text) =>
        text.Contains("Resources", StringComparison.Ordinal)
        && (text.Contains("::", StringComparison.Ordinal) || text.Contains("AWSTemplateFormatVersion", StringComparison.Ordinal));

    /// <summary>The one document of a text, JSON or YAML; null when there is none.</summary>
    internal static SyntaxNode? ReadSyntax(string text, string file)
    {
        text = Clean(text, file);
        var start = text.AsSpan().TrimStart();
        if (!file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !start.StartsWith("{") && !start.StartsWith("["))
            return YamlSyntaxReader.Read(text, file);
        if (start.IsEmpty)
            return null;
        try
        {
            return JsonSyntaxReader.Read(text, file);
        }
        catch (TemplateException) when (IsYamlByName(file))
        {
            // YAML's flow style begins like JSON.
            return YamlSyntaxReader.Read(text, file);
        }
    }

    private static bool IsYamlByName(string file) =>
        file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static string Clean(string text, string file)
    {
        if (text.Length > ReadingLimits.MostCharacters)
        {
            throw new TemplateException(
                $"the file has more than {ReadingLimits.MostCharacters} characters; CloudFormation takes one megabyte, so split it", new TextOrigin(file, 1, 1, 1, 1));
        }

        if (text.StartsWith(ByteOrderMark, StringComparison.Ordinal))
            text = text[1..];
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new TemplateException("the text holds NUL characters, as UTF-16 read as UTF-8 does; save the file as UTF-8", new TextOrigin(file, 1, 1, 1, 1));

        // Half a surrogate pair is no character; the replacement takes its place and its column.
        return text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)) : text;
    }
}
