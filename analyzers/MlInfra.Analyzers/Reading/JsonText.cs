using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>JSON that stands in a C# text, such as a state machine's definition. All of it comes from the text's own place.</summary>
internal static class JsonText
{
    // Characters of the private use area stand in for what is put into the text at deployment.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    private static readonly Regex Hole = new($"{Open}([0-9]+){Close}", RegexOptions.CultureInvariant);

    /// <summary>The value of a text; null when it is no JSON.</summary>
    internal static Value? Read(Value text)
    {
        switch (text)
        {
            case ScalarValue { Kind: ScalarKind.String } scalar:
                return Parse(scalar.Text, [], text.Origin);
            case InterpolatedValue interpolated:
                var holes = new List<Value>();
                var parts = interpolated.Parts.Select(part =>
                {
                    if (part is ScalarValue known)
                        return known.Text;
                    holes.Add(part);
                    return FormattableString.Invariant($"{Open}{holes.Count - 1}{Close}");
                });
                return Parse(string.Concat(parts), holes, text.Origin);
            default:
                return null;
        }
    }

    private static Value? Parse(string json, IReadOnlyList<Value> holes, Origin origin)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(
                Encoding.UTF8.GetBytes(json), new XmlDictionaryReaderQuotas { MaxDepth = 64, MaxStringContentLength = json.Length + 1 });
            return XDocument.Load(reader).Root is { } root ? Convert(root, holes, origin) : null;
        }
#pragma warning disable CA1031 // What is thrown at text that is no JSON differs between the platforms that a compiler runs on.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static Value Convert(XElement element, IReadOnlyList<Value> holes, Origin origin) => element.Attribute("type")?.Value switch
    {
        "object" => new MapValue([.. element.Elements().Select(e => new MapEntry(NameOf(e), Convert(e, holes, origin), origin))], origin),
        "array" => new ListValue([.. element.Elements().Select(e => Convert(e, holes, origin))], origin),
        "number" => new ScalarValue(element.Value, ScalarKind.Number, origin),
        "boolean" => new ScalarValue(element.Value, ScalarKind.Boolean, origin),
        "null" => new AbsentValue(origin),
        _ => Filled(element.Value, holes, origin),
    };

    // A name that is no name in XML stands in an attribute.
    private static string NameOf(XElement element) => element.Attribute("item")?.Value ?? element.Name.LocalName;

    private static Value Filled(string text, IReadOnlyList<Value> holes, Origin origin)
    {
        var parts = new List<Value>();
        var end = 0;
        foreach (Match match in Hole.Matches(text))
        {
            if (match.Index > end)
                parts.Add(new ScalarValue(text.Substring(end, match.Index - end), ScalarKind.String, origin));
            parts.Add(holes[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)]);
            end = match.Index + match.Length;
        }

        if (end < text.Length || parts.Count == 0)
            parts.Add(new ScalarValue(text.Substring(end), ScalarKind.String, origin));
        return parts.Count == 1 ? parts[0] : new InterpolatedValue(parts, origin);
    }
}
