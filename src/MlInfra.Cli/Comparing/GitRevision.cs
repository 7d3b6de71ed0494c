using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace MlInfra.Cli.Comparing;

/// <summary>A file or folder at a revision of the git repository around the current folder, written <c>revision:path</c>.</summary>
internal sealed record GitRevision(string Revision, string Path)
{
    private static readonly Lazy<string> Around = new(() => Git("rev-parse", "--show-toplevel").TrimEnd());

    /// <summary>The revision and path of an argument; null when it is none.</summary>
    internal static GitRevision? TryParse(string argument)
    {
        var colon = argument.IndexOf(':', StringComparison.Ordinal);

        // One letter before a colon is a drive, and a revision never begins like an option.
        if (colon < 1 || argument[0] == '-' || (colon == 1 && OperatingSystem.IsWindows()))
            return null;
        var path = argument[(colon + 1)..].Replace('\\', '/').Trim('/');
        return new(argument[..colon], path == "." ? "" : path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
    }

    /// <summary>The files at the path: itself when it is one, otherwise all below it, from the repository's root.</summary>
    /// <exception cref="UnusableException">There is no repository, no such revision, or nothing at the path.</exception>
    internal IReadOnlyList<string> Files()
    {
        var listed = Git("ls-tree", "-r", "-z", "--name-only", "--full-tree", Revision, "--", Path.Length == 0 ? "." : Path);
        string[] files = listed.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return files.Length > 0 ? files : throw new UnusableException($"the revision {Revision} has no {Path}; a path counts from the repository's root");
    }

    /// <summary>The folder of the repository around the current folder.</summary>
    /// <exception cref="UnusableException">There is none.</exception>
    internal static string Root => Around.Value;

    internal string Read(string file) => Git("show", $"{Revision}:{file}");

    private static string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : throw new UnusableException(Explain(error.Result));
        }
        catch (Win32Exception)
        {
            throw new UnusableException("git is not installed, or not on the PATH; name files or folders instead of a revision");
        }
    }

    private static string Explain(string error)
    {
        if (error.Contains("not a git repository", StringComparison.Ordinal))
            return "the current folder is in no git repository; run the command in one, or name files or folders";
        var line = error.Split('\n')[0].Trim();
        return $"git: {(line.StartsWith("fatal: ", StringComparison.Ordinal) ? line[7..] : line)}; name a revision and a path from the repository's root, such as main:blueprints";
    }
}
