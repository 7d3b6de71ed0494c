using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Normal;

/// <summary>Spells values in normal form so that equal texts mean equal values.</summary>
internal sealed class Spelling
{
    private readonly Dictionary<Value, string> known = new(ReferenceEqualityComparer.Instance);

    internal string Of(Value value)
    {
        if (known.TryGetValue(value, out var ready))
            return ready;
        if (value is ScalarValue scalar)
            return Quoted(scalar.Text);
        return known[value] = value switch
        {
            ReferenceValue reference => "${" + reference.Spelling + "}",
            UnknownValue unknown => "$(" + (unknown.Expression ?? unknown.Reason) + ")",
            InterpolatedValue text => "+(" + string.Join('+', text.Parts.Select(Of)) + ")",
            ListValue list => "[" + string.Join(',', list.Items.Select(Of)) + "]",
            MapValue map => "{" + string.Join(',', map.Entries.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => Quoted(e.Name) + ":" + Of(e.Value))) + "}",
            AlternativesValue choice => "?(" + Quoted(choice.Choice) + string.Concat(choice.Alternatives.Select(a => "|" + Of(a.Value))) + ")",
            _ => "",
        };
    }

    /// <summary>The value, which from now on equals all that are spelled like <paramref name="text"/>.</summary>
    internal Value As(Value value, string text)
    {
        known[value] = Quoted(text);
        return value;
    }

    internal bool Same(Value left, Value right) => string.Equals(Of(left), Of(right), StringComparison.Ordinal);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny('"', '\\')
            ? "\"" + text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\""
            : "\"" + text + "\"";
}
