using System.Text.Json;
using MlInfra.Templates.Snapshot;

namespace MlInfra.Cli.Comparing;

/// <summary>A stack's snapshot as it should be.</summary>
/// <param name="Path">Where it is kept.</param>
/// <param name="Fresh">What was synthesized; null when no stack is synthesized for it any more.</param>
/// <param name="Kept">What is kept there; null when there is nothing.</param>
internal sealed record SnapshotFile(string Path, string? Fresh, string? Kept)
{
    internal bool IsStale => Fresh != Kept;
}

/// <summary>The snapshots of all stacks that were synthesized, and those that are left from stacks that are gone.</summary>
internal static class SnapshotFiles
{
    private const string Suffix = ".template.json";

    /// <exception cref="UnusableException">Nothing was synthesized, or a template is no JSON.</exception>
    internal static IReadOnlyList<SnapshotFile> Of(string synthesized, string blueprints)
    {
        if (!Directory.Exists(synthesized))
            throw new UnusableException($"there is no folder {synthesized}; run 'npx -y aws-cdk@2 synth' first, or name the folder with --from");
        var templates = Directory.EnumerateFiles(synthesized, "*" + Suffix, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (templates.Count == 0)
            throw new UnusableException($"{synthesized} holds no {Suffix[1..]}; run 'npx -y aws-cdk@2 synth' first, or name the folder with --from");
        var fresh = templates
            .Select(t => (Path: Path.Combine(blueprints, StackOf(t), "template.json"), Template: t))
            .GroupBy(t => t.Path, StringComparer.Ordinal)
            .Select(g => g.Count() == 1
                ? new SnapshotFile(g.Key, Fresh(g.First().Template), Kept(g.Key))
                : throw new UnusableException($"{string.Join(" and ", g.Select(t => t.Template))} are of one stack; name the folder of one of them with --from"))
            .ToList();
        var known = fresh.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var left = Directory.Exists(blueprints)
            ? Directory.EnumerateDirectories(blueprints).Select(d => Path.Combine(d, "template.json")).Where(p => File.Exists(p) && !known.Contains(p))
            : [];
        return [.. fresh.Concat(left.Select(p => new SnapshotFile(p, null, Kept(p)))).OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static string StackOf(string template) => Path.GetFileName(template)[..^Suffix.Length];

    private static string? Kept(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    private static string Fresh(string template)
    {
        try
        {
            return TemplateSnapshot.Normalize(File.ReadAllText(template));
        }
        catch (JsonException exception)
        {
            throw new UnusableException($"{template} is no template: {exception.Message} Run 'npx -y aws-cdk@2 synth' again.");
        }
    }
}
