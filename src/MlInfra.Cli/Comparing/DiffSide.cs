using MlInfra.Cli.Linting;
using MlInfra.Templates.Reading;

namespace MlInfra.Cli.Comparing;

/// <summary>A template's text.</summary>
/// <param name="Name">By which the two sides' templates go together.</param>
/// <param name="Place">Where it was read, as messages show it.</param>
/// <param name="Text">The text.</param>
internal sealed record SourceText(string Name, string Place, string Text)
{
    /// <summary>Where the configuration of its rules is looked for: a file of the working tree, also for one of a revision.</summary>
    internal required string ConfiguredAs { get; init; }
}

/// <summary>One side of a comparison: a template, the templates of a folder, or either at a git revision.</summary>
internal sealed record DiffSide(IReadOnlyList<SourceText> Templates, bool IsOneTemplate)
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml", ".template"];

    /// <summary>Reads what an argument names; what is in a folder and no template is passed over.</summary>
    /// <exception cref="UnusableException">There is nothing of that name.</exception>
    internal static DiffSide Read(string argument)
    {
        if (File.Exists(argument))
            return new([OfFile(Path.GetFileName(argument), argument)], IsOneTemplate: true);
        if (Directory.Exists(argument))
            return Folder(InputFiles.Find([argument]).Where(f => f.Problem is null).Select(f => OfFile(NameIn(argument, f.Path), f.Path)));
        if (GitRevision.TryParse(argument) is { } revision)
            return OfRevision(revision);
        throw new UnusableException($"there is no file or folder {argument}; name one, or a git revision such as main:{argument}");
    }

    private static DiffSide OfRevision(GitRevision revision)
    {
        var files = revision.Files();
        if (files is [var only] && only == revision.Path)
            return new([OfFile(Path.GetFileName(only), only, revision)], IsOneTemplate: true);
        return Folder(files.Where(IsCandidate).Select(f => OfFile(NameIn(revision.Path, f), f, revision)));
    }

    private static SourceText OfFile(string name, string path) => new(name, path, ReadFile(path)) { ConfiguredAs = path };

    private static SourceText OfFile(string name, string path, GitRevision revision) =>
        new(name, $"{revision.Revision}:{path}", revision.Read(path)) { ConfiguredAs = Path.Combine(GitRevision.Root, path) };

    private static DiffSide Folder(IEnumerable<SourceText> texts) =>
        new([.. texts.Where(t => TemplateReader.LooksLikeTemplate(t.Text))], IsOneTemplate: false);

    private static bool IsCandidate(string path)
    {
        var folders = path.Split('/')[..^1];
        return !InputFiles.SkippedFolders.Any(folders.Contains)
            && (folders.Contains("cdk.out") ? path.EndsWith(".template.json", StringComparison.OrdinalIgnoreCase)
                : Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)));
    }

    private static string NameIn(string folder, string path) =>
        Path.GetRelativePath(folder.Length == 0 ? "." : folder, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{exception.Message} Check that the file exists and that you may read it.");
        }
    }
}
