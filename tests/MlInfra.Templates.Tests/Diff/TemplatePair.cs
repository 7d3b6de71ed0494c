using MlInfra.Rules;
using MlInfra.Templates.Diff;

namespace MlInfra.Templates.Tests.Diff;

/// <summary>Two templates in one file, with what a careful reviewer says of the change in comments above them.</summary>
internal sealed record TemplatePair(string Name, IReadOnlyList<string> Expected, string Base, string Head)
{
    private const string Parting = "\n---\n";

    internal static IReadOnlyList<TemplatePair> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Diff", "Pairs"), "*.yaml").Order(StringComparer.Ordinal).Select(Read)];

    internal static TemplatePair Find(string name) => All.First(p => p.Name == name);

    internal static BlueprintDiff Compare(string @base, string head) =>
        new BlueprintComparer(RuleCatalog.All).Compare(Blueprint.Read(@base, "base.yaml"), Blueprint.Read(head, "head.yaml"));

    private static TemplatePair Read(string path)
    {
        var text = File.ReadAllText(path);
        var expected = text.Split('\n').TakeWhile(l => l.StartsWith("# ", StringComparison.Ordinal)).Select(l => l[2..]).ToList();
        var parting = text.IndexOf(Parting, StringComparison.Ordinal);
        return new(Path.GetFileNameWithoutExtension(path), expected, text[..parting], text[(parting + Parting.Length)..]);
    }
}
