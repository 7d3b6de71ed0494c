using System.Globalization;

namespace MlInfra.Rules.Conditions;

/// <summary>A path below <c>Properties</c>: names joined by dots, <c>*</c> for every item of a list. Empty: the value itself.</summary>
public sealed class PropertyPath(string text)
{
    internal const string EveryItem = "*";

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Segments { get; } = text.Length == 0 ? [] : text.Split('.');

    /// <inheritdoc />
    public override string ToString() => text;

    internal static string Append(string path, string name) => path.Length == 0 ? name : path + "." + name;

    internal static string Append(string path, int item) => string.Concat(path, "[", item.ToString(CultureInfo.InvariantCulture), "]");
}
