using System.Globalization;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>The functions that make lists or look into them.</summary>
internal static class ListFunctions
{
    internal static Value Select(IntrinsicResolver resolver, SyntaxNode argument, Origin at)
    {
        if (argument is not ListSyntax { Items: [var index, var list] })
            return IntrinsicResolver.Malformed("Fn::Select", "an index and a list", at);
        return ChoiceDistribution.Over([resolver.Resolve(index), resolver.Resolve(list)], at, parts => Item(parts[0], parts[1], at));
    }

    internal static Value Length(IntrinsicResolver resolver, SyntaxNode argument, Origin at) =>
        ChoiceDistribution.Over(resolver.Resolve(argument), at, list => list switch
        {
            ListValue { OpenBecause: null } items when Present(items) is { } present =>
                new ScalarValue(present.Count.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, at),
            ListValue => new UnknownValue("the length of the list is known at deployment", at),
            _ => TextFunctions.Of("Fn::Length", list, at),
        });

    internal static Value GetAZs(IntrinsicResolver resolver, SyntaxNode argument, Origin at) =>
        ChoiceDistribution.Over(resolver.Resolve(argument), at, region => region switch
        {
            ScalarValue { Text: "" } or AbsentValue => Zones("AWS::Region", at),
            ScalarValue scalar => Zones(scalar.Text, at),
            UnknownValue { Expression: { } expression } => Zones(expression, at),
            _ => new UnknownValue("the zones of a region are known at deployment", at),
        });

    internal static Value Cidr(IntrinsicResolver resolver, SyntaxNode argument, Origin at)
    {
        if (argument is not ListSyntax { Items: { Count: 2 or 3 } items })
            return IntrinsicResolver.Malformed("Fn::Cidr", "a block, a count and the bits of each", at);
        return ChoiceDistribution.Over([.. items.Select(resolver.Resolve)], at, parts =>
            CidrBlocks.Of(parts) is { } blocks
                ? new ListValue([.. blocks.Select(b => new ScalarValue(b, ScalarKind.String, at))], at)
                : TextFunctions.Of("Fn::Cidr", parts.FirstOrDefault(p => p is not ScalarValue) ?? parts[0], at));
    }

    private static UnknownValue Zones(string region, Origin at) =>
        new("the zones of a region are known at deployment", at) { Expression = MessageText.Expression($"Fn::GetAZs({region})") };

    private static Value Item(Value index, Value list, Origin at)
    {
        if (index is not ScalarValue position || !int.TryParse(position.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
            return index is ScalarValue ? IntrinsicResolver.Malformed("Fn::Select", "an index from 0", at) : TextFunctions.Of("Fn::Select", index, at);
        if (list is UnknownValue unknown)
            return new UnknownValue(unknown.Reason, at) { Expression = unknown.Expression is { } e ? MessageText.Expression(FormattableString.Invariant($"{e}[{wanted}]")) : null };
        if (list is not ListValue items)
            return TextFunctions.Of("Fn::Select", list, at);
        if (items.OpenBecause is { } open)
            return new UnknownValue(open, at);
        if (Present(items) is not { } present)
            return new UnknownValue("which item Fn::Select takes is known at deployment", at);
        return wanted < present.Count
            ? present[wanted]
            : new UnknownValue(FormattableString.Invariant($"Fn::Select wants item {wanted} of a list of {present.Count}"), at);
    }

    /// <summary>The items that are there; null when that depends on conditions.</summary>
    private static List<Value>? Present(ListValue list)
    {
        var present = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is UnknownValue { MayBeAbsent: true } || (item is AlternativesValue choice && MayVanish(choice)))
                return null;
            if (item is not AbsentValue)
                present.Add(item);
        }

        return present;
    }

    private static bool MayVanish(AlternativesValue choice)
    {
        foreach (var alternative in choice.Alternatives)
        {
            if (alternative.Value is AbsentValue or ListValue || (alternative.Value is AlternativesValue inner && MayVanish(inner)))
                return true;
        }

        return false;
    }
}
