using System.Text;
using System.Text.RegularExpressions;
using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security;

/// <summary>How a text is read.</summary>
[Flags]
internal enum TextForm
{
    /// <summary>As it is.</summary>
    Plain = 0,

    /// <summary><c>*</c> and <c>?</c> are wildcards.</summary>
    Wildcards = 1,

    /// <summary>Its case does not count.</summary>
    IgnoringCase = 2,
}

/// <summary>Reads the texts of one side as deployment will find them: characters, wildcards, and tokens for what deployment alone knows.</summary>
/// <param name="side">The side.</param>
/// <param name="tokens">The tokens of both sides.</param>
/// <param name="takesDefault">Whether a parameter is what its default says, or may be anything.</param>
internal sealed partial class DeployedTexts(ComparedSide side, Tokens tokens, Func<string, bool> takesDefault)
{
    private const int DeepestName = 5;

    /// <summary>The side.</summary>
    internal ComparedSide Side { get; } = side;

    /// <summary>The text as a pattern; null when it cannot be read.</summary>
    internal TextPattern? Read(Value value, TextForm form)
    {
        var symbols = new List<int>();
        return Add(value, symbols, form, 0) ? new(symbols, Display(value)) : null;
    }

    /// <summary>The value with a parameter's default, or with what a resource is given, in its place where they are known.</summary>
    internal Value Settle(Value value) => value switch
    {
        UnknownValue { Expression: { } expression } when takesDefault(expression) && Side.DefaultOf(expression) is { } known => known,
        ReferenceValue { Attribute: "CidrBlock" } reference when Side.Find(reference.Target)?.Properties.Find("CidrBlock") is { Value: not ReferenceValue } block => Settle(block.Value),
        _ => value,
    };

    private bool Add(Value value, List<int> symbols, TextForm form, int depth)
    {
        switch (value)
        {
            case ScalarValue scalar:
                AddText(scalar.Text, symbols, form);
                return true;
            case InterpolatedValue text:
                return text.Parts.All(p => Add(p, symbols, form, depth));
            case ReferenceValue reference:
                return AddReference(reference, symbols, depth);
            case UnknownValue { Expression: { } expression }:
                return AddExpression(expression, symbols, form, depth);
            default:
                return false;
        }
    }

    private bool AddExpression(string expression, List<int> symbols, TextForm form, int depth)
    {
        switch (expression)
        {
            case "AWS::Partition":
                AddText("aws", symbols, TextForm.Plain);
                return true;
            case "AWS::URLSuffix":
                AddText("amazonaws.com", symbols, TextForm.Plain);
                return true;
            // A literal beside it is another account.
            case "AWS::AccountId":
                symbols.Add(tokens.Of(expression, isOpen: false));
                return true;
            default:
                if (depth < DeepestName && takesDefault(expression) && Side.DefaultOf(expression) is { Text.Length: > 0 } known)
                    return Add(known, symbols, form, depth + 1);
                symbols.Add(tokens.Of(expression, isOpen: true));
                return true;
        }
    }

    private bool AddReference(ReferenceValue reference, List<int> symbols, int depth)
    {
        if (depth < DeepestName && Side.Find(reference.Target) is { } target)
        {
            if (KnownNames.ArnOf(target, reference.Attribute) is var (arn, nameAttribute))
            {
                foreach (var part in Hole().Split(arn))
                {
                    var isKnown = part switch
                    {
                        "{region}" => AddExpression("AWS::Region", symbols, TextForm.Plain, depth),
                        "{account}" => AddExpression("AWS::AccountId", symbols, TextForm.Plain, depth),
                        "{name}" => AddReference(new(reference.Target, nameAttribute, reference.Origin), symbols, depth + 1),
                        _ => AddLiteral(part, symbols),
                    };
                    if (!isKnown)
                        return false;
                }

                return true;
            }

            if (KnownNames.NameProperty(target.Type, reference.Attribute) is { } property && target.Properties.Find(property) is { } name)
                return Add(name.Value, symbols, TextForm.Plain, depth + 1);
        }

        symbols.Add(tokens.Of("${" + reference.Spelling + "}", isOpen: false));
        return true;
    }

    private static bool AddLiteral(string text, List<int> symbols)
    {
        AddText(text, symbols);
        return true;
    }

    private static void AddText(string text, List<int> symbols) =>
        symbols.AddRange(text.Select(c => c == '*' ? TextPattern.AnyText : c));

    // What a request fills in, such as ${aws:username}, is a part of its own; ${*}, ${?} and ${$} are the characters themselves.
    private void AddText(string text, List<int> symbols, TextForm form)
    {
        foreach (var part in Variable().Split(text))
        {
            if (part is ['$', '{', var escaped and ('*' or '?' or '$'), '}'])
                symbols.Add(escaped);
            else if (part is ['$', '{', .., '}'])
                symbols.Add(tokens.Of(part, isOpen: false));
            else
                symbols.AddRange(part.Select(c => Symbol(c, form)));
        }
    }

    private static int Symbol(char character, TextForm form) => character switch
    {
        '*' when form.HasFlag(TextForm.Wildcards) => TextPattern.AnyText,
        '?' when form.HasFlag(TextForm.Wildcards) => TextPattern.AnyOne,
        _ => form.HasFlag(TextForm.IgnoringCase) ? char.ToLowerInvariant(character) : character,
    };

    private static string Display(Value value) => value switch
    {
        ScalarValue scalar => scalar.Text,
        InterpolatedValue text => new StringBuilder().AppendJoin("", text.Parts.Select(Display)).ToString(),
        UnknownValue { Expression: { } expression } => "${" + expression + "}",
        _ => value.Describe(),
    };

    [GeneratedRegex(@"(\$\{[^}]*\})")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(\{[a-z]+\})")]
    private static partial Regex Hole();
}
