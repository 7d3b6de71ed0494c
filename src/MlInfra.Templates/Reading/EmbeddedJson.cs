using System.Globalization;
using System.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Reads JSON that stands in a string, also one that functions put together with parts that only deployment knows.</summary>
internal static class EmbeddedJson
{
    // Stand around the number of an unknown part while the JSON is read; no document holds characters of this private kind.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    /// <summary>The document's object, all of it at the origin of its string; the value itself where it is no JSON object.</summary>
    internal static Value Parse(Value value, WorkBudget budget) => value switch
    {
        ScalarValue scalar => Parse(scalar.Text, [], value, budget),
        InterpolatedValue text => Parse(Spell(text.Parts), text.Parts, value, budget),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Parse(a.Value, budget)))], choice.Origin)
        {
            IsParameter = choice.IsParameter,
        },
        _ => value,
    };

    private static Value Parse(string json, IReadOnlyList<Value> parts, Value whole, WorkBudget budget)
    {
        if (!json.AsSpan().TrimStart().StartsWith("{"))
            return whole;
        budget.SpendText(json.Length, whole.Origin);
        if (Syntax(json, whole.Origin.File) is not { } syntax)
            return whole;
        return parts.Count == 0
            ? SyntaxLiteral.Read(syntax, whole.Origin, budget)
            : SyntaxLiteral.Read(syntax, whole.Origin, budget, (scalar, at) => Restore(scalar, parts, at, budget), name => Restore(name, parts));
    }

    private static SyntaxNode? Syntax(string json, string file)
    {
        try
        {
            return JsonSyntaxReader.Read(json, file);
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    // A part outside the quotes is a value of its own, such as a number; JSON lets a string stand in its place.
    private static string Spell(IReadOnlyList<Value> parts)
    {
        var text = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is ScalarValue scalar)
            {
                text.Append(scalar.Text);
                isQuoted = IsQuotedAfter(scalar.Text, isQuoted);
                continue;
            }

            var quote = isQuoted ? "" : "\"";
            text.Append(quote).Append(Open).Append(i.ToString(CultureInfo.InvariantCulture)).Append(Close).Append(quote);
        }

        return text.ToString();
    }

    private static bool IsQuotedAfter(string text, bool isQuoted)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (text[i] == '\\' && isQuoted)
                i++;
        }

        return isQuoted;
    }

    private static Value Restore(ScalarSyntax scalar, IReadOnlyList<Value> parts, Origin at, WorkBudget budget) =>
        scalar.Text.Contains(Open, StringComparison.Ordinal)
            ? TextBuilder.Text([.. Pieces(scalar.Text, parts, at)], budget, at)
            : scalar.ToValue(at);

    private static string Restore(string name, IReadOnlyList<Value> parts) =>
        name.Contains(Open, StringComparison.Ordinal)
            ? string.Concat(Pieces(name, parts, Origin.None).Select(piece => MessageText.Spell(piece) ?? "${?}"))
            : name;

    private static IEnumerable<Value> Pieces(string text, IReadOnlyList<Value> parts, Origin at)
    {
        var from = 0;
        while (text.IndexOf(Open, from) is var open and >= 0)
        {
            var close = text.IndexOf(Close, open);
            if (close < 0 || !int.TryParse(text.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part >= parts.Count)
                break;
            yield return new ScalarValue(text[from..open], ScalarKind.String, at);
            yield return parts[part];
            from = close + 1;
        }

        yield return new ScalarValue(text[from..], ScalarKind.String, at);
    }
}
