using System.Text;

namespace MlInfra.Templates.Reading;

/// <summary>Spells syntax so that equal texts mean equal syntax: the order of an object's keys does not count, nor how a scalar is quoted.</summary>
internal static class SyntaxText
{
    internal static string Of(SyntaxNode node, WorkBudget budget)
    {
        var text = new StringBuilder();
        Write(node, text);
        budget.SpendText(text.Length, node.Origin);
        return text.ToString();
    }

    private static void Write(SyntaxNode node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarSyntax { IsNull: true }:
                text.Append("null");
                break;
            case ScalarSyntax scalar:
                text.Append('"').Append(scalar.Text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case ListSyntax list:
                Write('[', list.Items, static (item, to) => Write(item, to), ']', text);
                break;
            default:
                Write('{', ((MapSyntax)node).Entries.OrderBy(e => e.Name, StringComparer.Ordinal), WriteEntry, '}', text);
                break;
        }
    }

    private static void WriteEntry(SyntaxEntry entry, StringBuilder text)
    {
        text.Append(entry.Name).Append(':');
        if (entry is { Name: "Fn::GetAtt", Value: ListSyntax { Items: [ScalarSyntax target, ScalarSyntax attribute] } })
            text.Append('"').Append(target.Text).Append('.').Append(attribute.Text).Append('"');
        else
            Write(entry.Value, text);
    }

    private static void Write<T>(char open, IEnumerable<T> parts, Action<T, StringBuilder> write, char close, StringBuilder text)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
                text.Append(',');
            write(part, text);
            first = false;
        }

        text.Append(close);
    }
}
