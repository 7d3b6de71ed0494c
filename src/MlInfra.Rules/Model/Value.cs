using System.Globalization;

namespace MlInfra.Rules.Model;

/// <summary>What a property holds, as far as it can be known before deployment.</summary>
public abstract class Value(Origin origin)
{
    /// <summary>Where the value was written.</summary>
    public Origin Origin { get; } = origin;

    /// <summary>The value in words, as a message shows it.</summary>
    public abstract string Describe();

    /// <inheritdoc />
    public sealed override string ToString() => Describe();
}

/// <summary>The kind of a scalar as its source wrote it. Rules compare text, as CloudFormation does.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,
}

/// <summary>Text as a message quotes it: short, and on one line.</summary>
internal static class Quotation
{
    private const int Longest = 80;

    internal static string Of(string text)
    {
        var cut = text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "...";
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c)) : cut;
    }
}

/// <summary>A known scalar.</summary>
public sealed class ScalarValue(string text, ScalarKind kind, Origin origin) : Value(origin)
{
    /// <summary>The text; for a boolean <c>true</c> or <c>false</c>, for a number its invariant spelling.</summary>
    public string Text { get; } = text;

    /// <summary>How the source wrote it.</summary>
    public ScalarKind Kind { get; } = kind;

    /// <summary>The scalar as a number, or null when it is none.</summary>
    public decimal? Number =>
        decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <inheritdoc />
    public override string Describe() => Kind == ScalarKind.String ? $"\"{Quotation.Of(Text)}\"" : Text;
}

/// <summary>Text put together from literal parts and parts that only deployment knows (Fn::Sub, Fn::Join, interpolation).</summary>
public sealed class InterpolatedValue(IReadOnlyList<Value> parts, Origin origin) : Value(origin)
{
    /// <summary>The parts in order: scalars, references and unknowns.</summary>
    public IReadOnlyList<Value> Parts { get; } = parts;

    /// <inheritdoc />
    public override string Describe() => "\"" + Quotation.Of(string.Concat(Parts.Select(Spell))) + "\"";

    private static string Spell(Value part) => part switch
    {
        ScalarValue scalar => scalar.Text,
        ReferenceValue reference => "${" + reference.Spelling + "}",
        UnknownValue { Expression: { } expression } => "${" + expression + "}",
        _ => "${?}",
    };
}

/// <summary>A reference to a resource of the same architecture (Ref, Fn::GetAtt, a C# member access).</summary>
public sealed class ReferenceValue(string target, string? attribute, Origin origin) : Value(origin)
{
    /// <summary>The <see cref="Resource.LogicalId"/> of the resource.</summary>
    public string Target { get; } = target;

    /// <summary>The attribute of Fn::GetAtt, or null for Ref.</summary>
    public string? Attribute { get; } = attribute;

    /// <summary>The reference as Fn::Sub spells it.</summary>
    public string Spelling => Attribute is null ? Target : $"{Target}.{Attribute}";

    /// <inheritdoc />
    public override string Describe() => "${" + Spelling + "}";
}

/// <summary>Nothing is there: the property is not set, or is AWS::NoValue.</summary>
public sealed class AbsentValue(Origin origin) : Value(origin)
{
    /// <inheritdoc />
    public override string Describe() => "not set";
}

/// <summary>Something that cannot be known before deployment, or that the reader does not understand.</summary>
public sealed class UnknownValue(string reason, Origin origin) : Value(origin)
{
    /// <summary>Why it is not known, as a clause: "parameter Subnet has no default".</summary>
    public string Reason { get; } = reason;

    /// <summary>The source's own spelling when it names something, such as <c>AWS::Region</c>; equal spellings mean equal values.</summary>
    public string? Expression { get; init; }

    /// <summary>Whether the property may turn out not to be set at all.</summary>
    public bool MayBeAbsent { get; init; }

    /// <inheritdoc />
    public override string Describe() => $"unknown ({Reason})";
}

/// <summary>An ordered list.</summary>
public sealed class ListValue(IReadOnlyList<Value> items, Origin origin) : Value(origin)
{
    /// <summary>The items that are known.</summary>
    public IReadOnlyList<Value> Items { get; } = items;

    /// <summary>Why there may be more items than <see cref="Items"/>, or null when there are no more.</summary>
    public string? OpenBecause { get; init; }

    /// <inheritdoc />
    public override string Describe() => Items.Count == 1 ? $"[{Items[0].Describe()}]" : $"a list of {Items.Count}";
}

/// <summary>One of several values, decided by a condition (Fn::If, ?:).</summary>
public sealed class AlternativesValue(string choice, IReadOnlyList<Alternative> alternatives, Origin origin) : Value(origin)
{
    /// <summary>What decides: the condition's name or expression. Equal choices fall the same way everywhere.</summary>
    public string Choice { get; } = choice;

    /// <summary>The alternatives; the same choice has them in the same order everywhere.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; } = alternatives;

    /// <summary>
    /// Whether the alternatives are what a parameter may be given. Then a rule is violated only when it is under all of them;
    /// of a condition's alternatives one is enough, because each was written to be deployed.
    /// </summary>
    public bool IsParameter { get; init; }

    /// <inheritdoc />
    public override string Describe() => string.Join(" or ", Alternatives.Select(a => a.Value.Describe()));
}

/// <summary>One outcome of a choice, and the value it brings.</summary>
public sealed class Alternative(string label, Value value)
{
    /// <summary>The outcome: <c>true</c>, <c>false</c>, a parameter's value.</summary>
    public string Label { get; } = label;

    /// <summary>The value.</summary>
    public Value Value { get; } = value;
}
