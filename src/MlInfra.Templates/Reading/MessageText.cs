using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Brings what a template says into messages: short, and on one line.</summary>
internal static class MessageText
{
    private const int Longest = 80;
    private const int LongestExpression = 1_000;

    internal static string Short(string text)
    {
        var cut = text.Length <= Longest ? text : text[..(Longest - 3)] + "...";
        return cut.AsSpan().ContainsAnyInRange('\0', '\u001F') || cut.AsSpan().ContainsAny('\u0085', '\u2028', '\u2029')
            ? string.Concat(cut.Select(c => c < ' ' || c is '\u0085' or '\u2028' or '\u2029' ? ' ' : c))
            : cut;
    }

    /// <summary>A value as Fn::Sub spells it, so that equal spellings mean equal values; null when a part of it has no spelling.</summary>
    internal static string? Spell(Value value) => value switch
    {
        ScalarValue scalar => scalar.Text,
        ReferenceValue reference => "${" + reference.Spelling + "}",
        UnknownValue { Expression: { } expression } => "${" + expression + "}",
        InterpolatedValue text when text.Parts.All(p => p is not UnknownValue { Expression: null }) => string.Concat(text.Parts.Select(Spell)),
        _ => null,
    };

    /// <summary>An expression by which unknown values are compared; null when it grew too long to be kept.</summary>
    internal static string? Expression(string? expression) => expression is { Length: <= LongestExpression } ? expression : null;
}
