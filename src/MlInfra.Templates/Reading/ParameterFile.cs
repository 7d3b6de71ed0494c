using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Reads files of parameter values in the forms that the AWS CLI takes and writes.</summary>
public static class ParameterFile
{
    private const string Forms = """write {"Name": "value"}, {"Parameters": {"Name": "value"}}, ["Name=value"] or [{"ParameterKey": "Name", "ParameterValue": "value"}]""";

    /// <summary>The values by the names of their parameters.</summary>
    /// <param name="text">JSON or YAML.</param>
    /// <param name="file">Its path, as messages show it.</param>
    /// <exception cref="TemplateException">The text is in none of the forms.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, string file)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (TemplateReader.ReadSyntax(text, file))
        {
            case null:
                throw new TemplateException("the file of parameters is empty; " + Forms, new TextOrigin(file, 1, 1, 1, 1));
            case MapSyntax map:
                var named = map.Find("Parameters") is MapSyntax inner ? inner : map;
                foreach (var entry in named.Entries)
                    values[entry.Name] = Text(entry.Value);
                break;
            case ListSyntax list:
                foreach (var item in list.Items)
                    Add(item, values);
                break;
            case var other:
                throw Unreadable(other);
        }

        return values;
    }

    private static void Add(SyntaxNode item, Dictionary<string, string> values)
    {
        if (item is ScalarSyntax pair && pair.Text.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            values[pair.Text[..equals]] = pair.Text[(equals + 1)..];
        else if (item is not MapSyntax map || map.Find("ParameterKey") is not ScalarSyntax key)
            throw Unreadable(item);
        else if (map.Find("ParameterValue") is { } value)
            values[key.Text] = Text(value);
        else if (map.Find("UsePreviousValue") is null)
            throw new TemplateException($"parameter {key.Text} has no ParameterValue; add it", map.Origin);
    }

    private static string Text(SyntaxNode node) => node switch
    {
        ScalarSyntax { IsNull: false } scalar => scalar.Text,
        ListSyntax list => string.Join(',', list.Items.Select(Text)),
        _ => throw Unreadable(node),
    };

    private static TemplateException Unreadable(SyntaxNode node) => new($"{node.Kind} does not belong into a file of parameters; " + Forms, node.Origin);
}
