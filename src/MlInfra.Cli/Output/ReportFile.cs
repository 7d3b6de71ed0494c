using System.Text;

namespace MlInfra.Cli.Output;

/// <summary>A file that is there as a whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Writes beside the file and moves into its place, so that nobody ever reads half a report.</summary>
    /// <exception cref="UnusableException">The file cannot be written.</exception>
    internal static void Write(string path, Action<TextWriter> content, string option = "--output")
    {
        var target = Path.GetFullPath(path);
        var temporary = target + ".tmp";
        try
        {
            if (Directory.Exists(target))
                throw new IOException("It is a folder.");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false)))
                content(writer);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{path} cannot be written: {exception.Message} Name another file with {option}.");
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
