using System.Text;

namespace MlInfra.Cli.Linting;

/// <summary>A template on disk, whose text is replaced as a whole or not at all.</summary>
internal static class TemplateFile
{
    /// <summary>Replaces a file's text and keeps its encoding, byte order mark, permissions, and the link that leads to it.</summary>
    /// <exception cref="UnusableException">The file is not what was read, or cannot be written.</exception>
    internal static void Replace(string path, string before, string after)
    {
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
            var encoding = EncodingOf(target, before);
            var temporary = target + ".tmp";
            try
            {
                File.WriteAllText(temporary, after, encoding);
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
                File.Move(temporary, target, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{path} cannot be fixed: {exception.Message} Check that you may write it.");
        }
    }

    // Text that does not give back the bytes it was read from would lose some of them.
    private static Encoding EncodingOf(string path, string text)
    {
        var bytes = File.ReadAllBytes(path);
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
        var read = reader.ReadToEnd();
        var encoding = reader.CurrentEncoding;
        if (read != text)
            throw new UnusableException($"{path} changed while it was checked; run the command again");
        return bytes.AsSpan().SequenceEqual([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])
            ? encoding
            : throw new UnusableException($"{path} cannot be fixed: its text is not valid {encoding.WebName}; save it as UTF-8");
    }
}
