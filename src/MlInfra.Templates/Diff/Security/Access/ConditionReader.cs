using System.Globalization;
using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Reads the conditions of a statement: what they demand of a request's context, key by key.</summary>
internal sealed class ConditionReader(DeployedTexts texts)
{
    private const string Existing = "IfExists";
    private const string AllOf = "ForAllValues:";
    private const string AnyOf = "ForAnyValue:";

    private readonly Spelling spelling = new();

    /// <summary>Adds what the conditions demand; false when they cannot be read at all.</summary>
    internal bool Read(Value value, List<Demand> demands)
    {
        if (value is AbsentValue)
            return true;
        if (value is not MapValue { OpenBecause: null } operators || operators.Entries.Any(o => o.Value is not MapValue { OpenBecause: null }))
            return false;
        demands.AddRange(operators.Entries.SelectMany(o => ((MapValue)o.Value).Entries.Select(k => Read(o.Name, k.Name.ToLowerInvariant(), k.Value))));
        return true;
    }

    private Demand Read(string operation, string key, Value value)
    {
        var values = value is ListValue list ? list.Items : [value];
        var isOptional = operation.EndsWith(Existing, StringComparison.Ordinal);
        var name = isOptional ? operation[..^Existing.Length] : operation;
        var demand = name.StartsWith(AllOf, StringComparison.Ordinal) || name.StartsWith(AnyOf, StringComparison.Ordinal)
            ? isOptional ? null : OfSeveral(name, key, values)
            : OfOne(name, key, values, isOptional);
        return demand ?? new(new OpaqueTest($"{operation}:{key}", spelling.Of(value)), true);
    }

    private Demand? OfSeveral(string operation, string key, IReadOnlyList<Value> values)
    {
        var isAll = operation.StartsWith(AllOf, StringComparison.Ordinal);
        var name = operation[(isAll ? AllOf : AnyOf).Length..];
        return FormOf(name) is { } form && Patterns(values, form) is { } patterns
            ? new(new SetTest($"{operation[..^name.Length]}{key}", patterns, isAll), true)
            : null;
    }

    private Demand? OfOne(string name, string key, IReadOnlyList<Value> values, bool isOptional)
    {
        if (name is "Null" or "Bool")
            return Flag(name, key, values, isOptional);
        if (name is "IpAddress" or "NotIpAddress")
            return Blocks(values) is { } blocks ? Range(key, blocks, name == "IpAddress", isOptional) : null;
        if (name.StartsWith("Numeric", StringComparison.Ordinal))
            return values is [ScalarValue scalar] && uint.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Numbers(name["Numeric".Length..], key, number, isOptional) : null;
        if (name.StartsWith("Date", StringComparison.Ordinal))
            return values is [ScalarValue date] && Seconds(date.Text) is { } seconds ? Numbers(name["Date".Length..], key, seconds, isOptional) : null;
        var isNegated = name.Contains("Not", StringComparison.Ordinal);
        var positive = name.Replace("Not", "", StringComparison.Ordinal);
        if (FormOf(positive) is not { } form || Patterns(values, form) is not { } patterns)
            return null;
        var side = form.HasFlag(TextForm.IgnoringCase) ? key + " (ignoring case)" : key;
        return new(new TextTest(side, patterns, isOptional && !isNegated), !isNegated);
    }

    private static Demand? Flag(string name, string key, IReadOnlyList<Value> values, bool isOptional)
    {
        if (values is not [ScalarValue { Text: var text }] || !bool.TryParse(text, out var flag))
            return null;
        return name == "Null"
            ? new(new TextTest(key, [], TakesAbsent: true), flag)
            : new(new TextTest(key, [TextPattern.Literal(flag ? "true" : "false")], isOptional) { IsBoolean = true }, true);
    }

    private static RangeSet? Blocks(IReadOnlyList<Value> values)
    {
        var blocks = values.Select(v => v is ScalarValue scalar ? AddressSpace.Block(scalar.Text) : null).ToList();
        return blocks.Contains(null) ? null : RangeSet.Of(blocks.SelectMany(b => b!.Ranges));
    }

    private static Demand? Numbers(string comparison, string key, uint number, bool isOptional) => comparison switch
    {
        "Equals" => Range(key, RangeSet.Of((number, number)), true, isOptional),
        "NotEquals" => Range(key, RangeSet.Of((number, number)), false, isOptional),
        "LessThan" => number == 0 ? null : Range(key, RangeSet.Of((UInt128.Zero, number - 1)), true, isOptional),
        "LessThanEquals" => Range(key, RangeSet.Of((UInt128.Zero, number)), true, isOptional),
        "GreaterThan" => Range(key, RangeSet.Of(((UInt128)number + 1, UInt128.MaxValue)), true, isOptional),
        "GreaterThanEquals" => Range(key, RangeSet.Of((number, UInt128.MaxValue)), true, isOptional),
        _ => null,
    };

    private static uint? Seconds(string date) =>
        DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.ToUnixTimeSeconds() is >= 0 and <= uint.MaxValue and var seconds
            ? (uint)seconds
            : null;

    // A key that is not there makes a negated operator hold, and a plain one only when it may be missing.
    private static Demand Range(string key, RangeSet numbers, bool holds, bool isOptional) => new(new RangeTest(key, numbers, holds && isOptional), holds);

    private IReadOnlyList<TextPattern>? Patterns(IReadOnlyList<Value> values, TextForm form)
    {
        var patterns = values.Select(v => texts.Read(v, form)).ToList();
        return patterns.Contains(null) ? null : [.. patterns.OfType<TextPattern>()];
    }

    private static TextForm? FormOf(string operation) => operation switch
    {
        "StringEquals" => TextForm.Plain,
        "StringEqualsIgnoreCase" => TextForm.IgnoringCase,
        "StringLike" or "ArnLike" or "ArnEquals" => TextForm.Wildcards,
        _ => null,
    };
}
