using System.Text;
using MlInfra.Rules.Conditions;

namespace MlInfra.RulePages.Tests.Pages;

/// <summary>A condition in Markdown: one that is put together from others becomes a list.</summary>
internal static class Requirement
{
    private const string Indentation = "  ";

    internal static string InMarkdown(Condition condition)
    {
        if (!IsCompound(condition))
            return " " + condition.Describe();
        var text = new StringBuilder();
        Append(text, condition, Indentation);
        return text.ToString().TrimEnd();
    }

    private static bool IsCompound(Condition condition) =>
        condition is AllCondition or AnyCondition || condition.Children.Any(IsCompound);

    private static void Append(StringBuilder text, Condition condition, string indentation)
    {
        switch (condition)
        {
            case MendedCondition:
                Append(text, condition.Children[0], indentation);
                break;
            case AllCondition:
                AppendAll(text, condition.Children, indentation);
                break;
            case AnyCondition:
                text.Append('\n').Append(indentation).Append("- at least one of these:");
                AppendAll(text, condition.Children, indentation + Indentation);
                break;
            case { Children: [var inner] } when IsCompound(inner) && condition.Describe().EndsWith(inner.Describe(), StringComparison.Ordinal):
                text.Append('\n').Append(indentation).Append("- ").Append(condition.Describe()[..^inner.Describe().Length].TrimEnd(' ', ',', ':')).Append(':');
                Append(text, inner, indentation + Indentation);
                break;
            default:
                text.Append('\n').Append(indentation).Append("- ").Append(condition.Describe());
                break;
        }
    }

    // Conditions that must hold together, below "at least one of these", stay one item.
    private static void AppendAll(StringBuilder text, IEnumerable<Condition> conditions, string indentation)
    {
        foreach (var condition in conditions)
        {
            if (condition is AllCondition or MendedCondition { Children: [AllCondition] })
                text.Append('\n').Append(indentation).Append("- ").Append(condition.Describe());
            else
                Append(text, condition, indentation);
        }
    }
}
