using MlInfra.Rules.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Templates.Reading;

/// <summary>What YAML's tags and plain words mean to CloudFormation, which reads YAML 1.1.</summary>
internal static class YamlTags
{
    private const string Standard = "tag:yaml.org,2002:";

    /// <summary>The function that a short form such as <c>!GetAtt</c> stands for, or null.</summary>
    internal static string? Function(TagName tag)
    {
        if (tag.IsEmpty || tag.Value.Length < 2 || tag.Value[0] != '!')
            return null;
        return tag.Value switch
        {
            "!Ref" => "Ref",
            "!Condition" => "Condition",
            "!Sub" => "Fn::Sub",
            "!GetAtt" => "Fn::GetAtt",
            var other => "Fn::" + other[1..],
        };
    }

    internal static ScalarSyntax Read(Scalar scalar, Origin origin)
    {
        var plain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        var tag = scalar.Tag.IsEmpty || !scalar.Tag.Value.StartsWith(Standard, StringComparison.Ordinal)
            ? ""
            : scalar.Tag.Value[Standard.Length..];
        return (plain, tag) switch
        {
            (_, "null") => Null(origin),
            (_, "bool" or "int" or "float") => Plain(scalar.Value, origin),
            (true, "") => Plain(scalar.Value, origin),
            _ => new(scalar.Value, ScalarKind.String, origin),
        };
    }

    private static ScalarSyntax Null(Origin origin) => new("", ScalarKind.String, origin) { IsNull = true };

    private static ScalarSyntax Plain(string text, Origin origin) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => Null(origin),
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => new("true", ScalarKind.Boolean, origin),
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => new("false", ScalarKind.Boolean, origin),
        _ => IsNumber(text)
            ? new(text.Replace("_", "", StringComparison.Ordinal), ScalarKind.Number, origin)
            : new(text, ScalarKind.String, origin),
    };

    // Digits after a leading zero stay text: they are account ids far more often than octal numbers.
    private static bool IsNumber(string text)
    {
        var i = text[0] is '-' or '+' ? 1 : 0;
        if (i == text.Length || !char.IsAsciiDigit(text[i]) || (text[i] == '0' && i + 1 < text.Length && text[i + 1] != '.'))
            return false;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '_'))
            i++;
        return i == text.Length || (text[i] == '.' && IsFraction(text.AsSpan(i + 1)));
    }

    private static bool IsFraction(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('e', 'E');
        var digits = exponent < 0 ? text : text[..exponent];
        if (digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (exponent < 0)
            return true;
        var power = text[(exponent + 1)..];
        return power.Length > 1 && power[0] is '-' or '+' && !power[1..].ContainsAnyExceptInRange('0', '9');
    }
}
