using System.Text.RegularExpressions;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>What a reader calls a resource: its construct's path, or its logical id without what CDK adds.</summary>
internal static partial class DisplayName
{
    private const string CdkPath = "aws:cdk:path";

    internal static string Of(Resource resource)
    {
        if (resource.Host is not null)
            return resource.Name[(resource.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return resource.Attributes["Metadata"] is MapValue metadata && metadata[CdkPath] is ScalarValue path
            ? OfPath(path.Text)
            : Hash().Replace(resource.LogicalId, "$1");
    }

    /// <summary>The words that all names begin with: they tell nothing apart.</summary>
    internal static string CommonStart(IReadOnlyList<string> names)
    {
        if (names.Count < 3)
            return "";
        var length = names.Skip(1).Aggregate(names[0].Length, (most, name) => Common(names[0], name, most));
        while (length > 0 && !names.All(n => IsWordStart(n, length)))
            length--;
        return names[0][..length];
    }

    internal static string Without(string start, string name) => name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..].TrimStart('/') : name;

    private static int Common(string left, string right, int most)
    {
        var length = 0;
        while (length < most && length < right.Length && left[length] == right[length])
            length++;
        return length;
    }

    private static bool IsWordStart(string name, int at) =>
        at < name.Length - 1 && (name[at] == '/' || (char.IsAsciiLetterUpper(name[at]) && !char.IsAsciiLetterUpper(name[at - 1])));

    // The stack's own name and the CDK's names of a construct's only child say nothing.
    private static string OfPath(string path)
    {
        var parts = path.Split('/').ToList();
        if (parts.Count > 1 && parts[^1] is "Resource" or "Default")
            parts.RemoveAt(parts.Count - 1);
        return string.Join('/', parts.Count > 1 ? parts.Skip(1) : parts);
    }

    [GeneratedRegex("^(.*[^0-9A-F]|.*[a-z].*?)[0-9A-F]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
