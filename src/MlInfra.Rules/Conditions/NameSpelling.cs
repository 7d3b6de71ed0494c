using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>How a text spells a resource's name among other things: <c>table/{name}/index/</c>.</summary>
/// <remarks>What follows the template is not looked at. Names do not hold the text that follows them.</remarks>
public sealed class NameSpelling(string template)
{
    private const string Name = "{name}";

    private readonly string before = template.Substring(0, template.IndexOf(Name, StringComparison.Ordinal));
    private readonly string after = template.Substring(template.IndexOf(Name, StringComparison.Ordinal) + Name.Length);

    /// <inheritdoc />
    public override string ToString() => template;

    /// <summary>The name in a value: absent where the value does not follow the template, unknown where that cannot be told.</summary>
    internal Value NameIn(Value value)
    {
        var parts = value switch
        {
            InterpolatedValue text => text.Parts,
            ScalarValue scalar => [scalar],
            _ => null,
        };
        if (parts is null)
            return value;
        if (parts[0] is not ScalarValue first || first.Text.Length < before.Length)
            return new UnknownValue($"where in {value.Describe()} the name stands is known at deployment", value.Origin);
        if (!first.Text.StartsWith(before, StringComparison.Ordinal))
            return new AbsentValue(value.Origin);
        return Upto([Part(first, first.Text.Substring(before.Length)), .. parts.Skip(1)], value);
    }

    private Value Upto(IReadOnlyList<Value> parts, Value value)
    {
        var name = new List<Value>();
        foreach (var part in parts)
        {
            var end = part is ScalarValue text ? text.Text.IndexOf(after, StringComparison.Ordinal) : -1;
            name.Add(end < 0 ? part : Part(part, ((ScalarValue)part).Text.Substring(0, end)));
            if (end >= 0)
                return Joined(name, value.Origin);
        }

        return parts.All(part => part is ScalarValue)
            ? new AbsentValue(value.Origin)
            : new UnknownValue($"where in {value.Describe()} the name ends is known at deployment", value.Origin);
    }

    private static Value Joined(List<Value> parts, Origin origin)
    {
        parts.RemoveAll(part => part is ScalarValue { Text.Length: 0 });
        return parts.Count == 1 ? parts[0] : new InterpolatedValue(parts, origin);
    }

    private static ScalarValue Part(Value whole, string text) => new(text, ScalarKind.String, whole.Origin);
}
