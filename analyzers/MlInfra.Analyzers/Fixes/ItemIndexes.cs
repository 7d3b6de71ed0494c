using System.Text.RegularExpressions;

namespace MlInfra.Analyzers.Fixes;

/// <summary>The items that a path goes through: <c>[0]</c> and <c>[2]</c> in <c>Rules[0].Tags[2].Key</c>.</summary>
internal static class ItemIndexes
{
    private const string Any = "[*]";

    private static readonly Regex Index = new(@"\[[0-9]+\]", RegexOptions.CultureInvariant);

    internal static IReadOnlyList<string> Of(string path) => [.. Index.Matches(path).Cast<Match>().Select(match => match.Value)];

    /// <summary>The path with <c>[*]</c> for each item.</summary>
    internal static string Without(string path) => Index.Replace(path, Any);

    /// <summary>A path whose <c>[*]</c> become items, in order.</summary>
    internal static string Into(string path, IReadOnlyList<string> items)
    {
        foreach (var item in items)
        {
            var at = path.IndexOf(Any, StringComparison.Ordinal);
            if (at >= 0)
                path = path.Substring(0, at) + item + path.Substring(at + Any.Length);
        }

        return path;
    }
}
