using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace MlInfra.Cli.Linting;

/// <summary>A file to lint, and whether it was named rather than found in a folder or by a pattern.</summary>
internal sealed record InputFile(string Path, bool Named)
{
    internal const string StandardInput = "-";

    /// <summary>What reports call standard input.</summary>
    internal const string StandardInputName = "stdin";

    /// <summary>Why there is nothing to read, or null.</summary>
    internal string? Problem { get; init; }
}

/// <summary>Turns the arguments of a command (files, folders, patterns, <c>-</c>) into files.</summary>
internal static class InputFiles
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml", ".template"];

    internal static readonly string[] SkippedFolders = ["bin", "obj", "node_modules", ".git"];

    /// <summary>The files in the order of the arguments, those of a folder or pattern sorted, each once.</summary>
    internal static IReadOnlyList<InputFile> Find(IEnumerable<string> arguments)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. arguments.SelectMany(Expand).Where(file => seen.Add(file.Path == InputFile.StandardInput ? file.Path : Path.GetFullPath(file.Path)))];
    }

    private static IEnumerable<InputFile> Expand(string argument)
    {
        if (argument == InputFile.StandardInput || File.Exists(argument))
            return [new(Tidy(argument), Named: true)];
        if (Directory.Exists(argument))
            return Sorted(argument, InFolder(new(argument), argument), "the folder holds no .json, .yaml, .yml or .template file");
        if (argument.Contains('*', StringComparison.Ordinal))
            return Sorted(argument, Matching(argument), "the pattern matches no file");
        return [Nothing(argument, "there is no such file or folder")];
    }

    private static IEnumerable<InputFile> Sorted(string argument, IEnumerable<InputFile> files, string whenNone)
    {
        var sorted = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        return sorted.Count > 0 ? sorted : [Nothing(argument, whenNone)];
    }

    private static InputFile Found(string path) => new(Tidy(path), Named: false);

    private static InputFile Nothing(string argument, string problem) =>
        new(argument, Named: true) { Problem = $"{problem}; name a template, or a folder that holds one" };

    private static IEnumerable<InputFile> InFolder(DirectoryInfo folder, string path)
    {
        try
        {
            var synthesized = IsSynthesized(folder);
            return [.. folder.EnumerateFileSystemInfos().SelectMany(entry => Entry(entry, Path.Combine(path, entry.Name), synthesized))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [Nothing(path, exception.Message.TrimEnd('.'))];
        }
    }

    // A link to a folder may lead back to where it stands.
    private static IEnumerable<InputFile> Entry(FileSystemInfo entry, string path, bool synthesized) => entry switch
    {
        FileInfo when IsCandidate(entry.Name, synthesized) => [Found(path)],
        DirectoryInfo { LinkTarget: null } folder when !SkippedFolders.Contains(entry.Name) => InFolder(folder, path),
        _ => [],
    };

    // cdk.out also holds manifests and assets in JSON, which are no templates.
    private static bool IsSynthesized(DirectoryInfo folder)
    {
        for (var at = folder; at is not null; at = at.Parent)
        {
            if (at.Name == "cdk.out")
                return true;
        }

        return false;
    }

    private static bool IsCandidate(string name, bool synthesized) => synthesized
        ? name.EndsWith(".template.json", StringComparison.OrdinalIgnoreCase)
        : Extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<InputFile> Matching(string pattern)
    {
        var parts = Slashes(pattern).Split('/');
        var literal = parts.TakeWhile(p => !p.Contains('*', StringComparison.Ordinal)).ToList();
        var root = literal.Count == 0 ? "." : string.Join('/', literal) + "/";
        if (!Directory.Exists(root))
            return [];
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(string.Join('/', parts.Skip(literal.Count)));
        foreach (var skipped in SkippedFolders)
            matcher.AddExclude($"**/{skipped}/**");
        return matcher.Execute(new DirectoryInfoWrapper(new(root))).Files.Select(f => Found(Path.Combine(root, f.Path)));
    }

    private static string Tidy(string path)
    {
        var tidy = Slashes(path).Replace("/./", "/", StringComparison.Ordinal);
        while (tidy.StartsWith("./", StringComparison.Ordinal))
            tidy = tidy[2..].TrimStart('/');
        return tidy;
    }

    // Elsewhere a backslash is a character like any other.
    private static string Slashes(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
}
