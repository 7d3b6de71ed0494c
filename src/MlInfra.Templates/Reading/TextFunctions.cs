using System.Buffers;
using System.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>The functions that make text, and Fn::Split, which takes it apart.</summary>
internal static class TextFunctions
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:");

    internal static Value Sub(IntrinsicResolver resolver, SyntaxNode argument, Origin at)
    {
        if (argument is ScalarSyntax { IsNull: false } whole)
            return ChoiceDistribution.Over(SubParts(resolver, whole.Text, null, at), at, parts => TextBuilder.Text(parts, resolver.Budget, at));
        if (argument is not ListSyntax { Items: [ScalarSyntax { IsNull: false } text, MapSyntax variables] })
            return IntrinsicResolver.Malformed("Fn::Sub", "a text, or a list of a text and an object of variables", at);
        resolver.Budget.SpendText(text.Text.Length, at);
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var variable in variables.Entries)
            values[variable.Name] = resolver.Resolve(variable.Value);
        return ChoiceDistribution.Over(SubParts(resolver, text.Text, values, at), at, parts => TextBuilder.Text(parts, resolver.Budget, at));
    }

    internal static Value Join(IntrinsicResolver resolver, SyntaxNode argument, Origin at)
    {
        if (argument is not ListSyntax { Items: [ScalarSyntax { IsNull: false } delimiter, var list] })
            return IntrinsicResolver.Malformed("Fn::Join", "a delimiter and a list", at);
        return ChoiceDistribution.Over(resolver.Resolve(list), at, resolved => resolved switch
        {
            ListValue { OpenBecause: null } items => ChoiceDistribution.Over(
                items.Items, at, parts => TextBuilder.Joined(parts, delimiter.Text, resolver.Budget, at)),
            _ => Of("Fn::Join", resolved, at),
        });
    }

    internal static Value Split(IntrinsicResolver resolver, SyntaxNode argument, Origin at)
    {
        if (argument is not ListSyntax { Items: [ScalarSyntax { Text.Length: > 0 } delimiter, var text] })
            return IntrinsicResolver.Malformed("Fn::Split", "a delimiter and a text", at);
        return ChoiceDistribution.Over(resolver.Resolve(text), at, resolved =>
        {
            if (resolved is not ScalarValue scalar)
                return Of("Fn::Split", resolved, at);
            var pieces = scalar.Text.Split(delimiter.Text);
            resolver.Budget.SpendText(scalar.Text.Length, at);
            resolver.Budget.Spend(pieces.Length, at);
            return new ListValue([.. pieces.Select(p => new ScalarValue(p, ScalarKind.String, at))], at);
        });
    }

    internal static Value Base64(IntrinsicResolver resolver, SyntaxNode argument, Origin at) =>
        ChoiceDistribution.Over(resolver.Resolve(argument), at, text =>
        {
            if (text is not ScalarValue scalar)
                return Of("Fn::Base64", text, at);
            var encoded = new ScalarValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(scalar.Text)), ScalarKind.String, at);
            return TextBuilder.Text([encoded], resolver.Budget, at);
        });

    internal static Value ToJsonString(IntrinsicResolver resolver, SyntaxNode argument, Origin at)
    {
        if (argument is ScalarSyntax)
            return IntrinsicResolver.Malformed("Fn::ToJsonString", "an object or a list", at);
        return ChoiceDistribution.Over(resolver.Resolve(argument), at, value =>
            JsonText.Write(value) is { } json
                ? TextBuilder.Text([new ScalarValue(json, ScalarKind.String, at)], resolver.Budget, at)
                : new UnknownValue("Fn::ToJsonString writes what is known at deployment", at));
    }

    /// <summary>What a function gives for an argument that is not known.</summary>
    internal static UnknownValue Of(string function, Value argument, Origin at) => argument switch
    {
        UnknownValue unknown => new(unknown.Reason, at) { Expression = unknown.Expression is { } e ? MessageText.Expression($"{function}({e})") : null },
        ReferenceValue => new($"{MessageText.Short(argument.Describe())} is known at deployment", at) { Expression = MessageText.Expression($"{function}({MessageText.Spell(argument)})") },
        InterpolatedValue text => new($"the text holds {MessageText.Short(Unknown(text).Describe())}", at)
        {
            Expression = MessageText.Spell(text) is { } spelled ? MessageText.Expression($"{function}({spelled})") : null,
        },
        _ => new($"{function} cannot take {argument.Describe()}", at),
    };

    private static Value Unknown(InterpolatedValue text)
    {
        foreach (var part in text.Parts)
        {
            if (part is not ScalarValue)
                return part;
        }

        return text;
    }

    private static List<Value> SubParts(IntrinsicResolver resolver, string text, Dictionary<string, Value>? variables, Origin at)
    {
        var parts = new List<Value>();
        var literal = 0;
        var from = 0;
        while (text.IndexOf("${", from, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                break;
            from = close + 1;
            AddLiteral(parts, text[literal..open], at);
            literal = from;
            var name = text.AsSpan(open + 2, close - open - 2).Trim().ToString();
            if (name.StartsWith('!'))
                AddLiteral(parts, "${" + name[1..] + "}", at);
            else
                parts.Add(variables is not null && variables.TryGetValue(name, out var value) ? value : Variable(resolver, name, at));
        }

        AddLiteral(parts, text[literal..], at);
        return parts;
    }

    private static void AddLiteral(List<Value> parts, string text, Origin at)
    {
        if (text.Length > 0)
            parts.Add(new ScalarValue(text, ScalarKind.String, at));
    }

    private static Value Variable(IntrinsicResolver resolver, string name, Origin at)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            return new UnknownValue($"Fn::Sub cannot resolve \"{MessageText.Short(name)}\"; write ${{!{MessageText.Short(name)}}} where the text itself is meant", at);
        }

        return name.Contains('.', StringComparison.Ordinal) ? resolver.Attribute(name, at) : resolver.Named(name, at);
    }
}
