using MlInfra.Rules.Model;

namespace MlInfra.Cli.Linting;

/// <summary>One stack that a template makes of another template beside it.</summary>
/// <param name="Name">Its logical id and the file that it stands in, for messages.</param>
/// <param name="Template">The full path that its TemplateURL leads to.</param>
/// <param name="Parameters">The parameters that it passes: their text, or null where only the deployment knows it.</param>
internal sealed record NestedStack(string Name, string Template, IReadOnlyDictionary<string, string?> Parameters)
{
    /// <summary>The stacks in an architecture whose TemplateURL is a relative path, as the AWS CLI packages them.</summary>
    internal static IReadOnlyList<NestedStack> In(Architecture architecture, string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return [.. architecture.OfType("AWS::CloudFormation::Stack").Select(stack => Of(stack, file, folder)).OfType<NestedStack>()];
    }

    private static NestedStack? Of(Resource stack, string file, string folder)
    {
        if (stack.Properties["TemplateURL"] is not ScalarValue { Text: var path } || !IsRelative(path))
            return null;
        var passed = stack.Properties["Parameters"] as MapValue;
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var entry in passed?.Entries ?? [])
            parameters.TryAdd(entry.Name, Known(entry.Value));
        return new($"{stack.Name} in {file}", Path.GetFullPath(path, folder), parameters);
    }

    private static string? Known(Value value) => value switch
    {
        ScalarValue scalar => scalar.Text,
        ListValue { OpenBecause: null } list when list.Items.All(i => i is ScalarValue) => string.Join(',', list.Items.Cast<ScalarValue>().Select(i => i.Text)),
        _ => null,
    };

    private static bool IsRelative(string path) =>
        path.Length > 0 && !path.Contains("://", StringComparison.Ordinal) && !Path.IsPathRooted(path) && !path.Contains('\0', StringComparison.Ordinal);
}
