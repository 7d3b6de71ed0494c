using System.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Puts text together: one scalar when all of it is known, otherwise its known and unknown parts in turn.</summary>
internal sealed class TextBuilder(WorkBudget budget, Origin at)
{
    private readonly List<Value> parts = [];
    private readonly StringBuilder literal = new();
    private long length;

    private bool IsTooLong => length > ReadingLimits.LongestText;

    internal static Value Text(IReadOnlyList<Value> parts, WorkBudget budget, Origin at)
    {
        var builder = new TextBuilder(budget, at);
        foreach (var part in parts)
            builder.Add(part);
        return builder.ToValue();
    }

    internal static Value Joined(IReadOnlyList<Value> parts, string delimiter, WorkBudget budget, Origin at)
    {
        var builder = new TextBuilder(budget, at);
        var first = true;
        foreach (var part in parts)
        {
            if (part is AbsentValue)
                continue;
            if (!first)
                builder.Add(delimiter);
            builder.Add(part);
            first = false;
        }

        return builder.ToValue();
    }

    private void Add(string text)
    {
        budget.SpendText(text.Length, at);
        length += text.Length;
        if (!IsTooLong)
            literal.Append(text);
    }

    private void Add(Value part)
    {
        switch (part)
        {
            case ScalarValue scalar:
                Add(scalar.Text);
                break;
            case InterpolatedValue text:
                foreach (var inner in text.Parts)
                    Add(inner);
                break;
            default:
                budget.Spend(1, at);
                length += ReadingLimits.CharactersPerWork;
                Flush();
                parts.Add(part is ReferenceValue or UnknownValue ? part : new UnknownValue($"text cannot hold {part.Describe()}", part.Origin));
                break;
        }
    }

    private Value ToValue()
    {
        if (IsTooLong)
            return new UnknownValue("the text grows too long to be followed", at);
        if (parts.Count == 0)
            return new ScalarValue(literal.ToString(), ScalarKind.String, at);
        Flush();
        return parts.Count == 1 ? parts[0] : new InterpolatedValue(parts, at);
    }

    private void Flush()
    {
        if (literal.Length == 0)
            return;
        parts.Add(new ScalarValue(literal.ToString(), ScalarKind.String, at));
        literal.Clear();
    }
}
