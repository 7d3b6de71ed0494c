using MlInfra.Cli.Linting;

namespace MlInfra.Cli.Output;

/// <summary>Prints a lint report: the report where it was asked for, what could not be read on standard error.</summary>
internal static class LintOutput
{
    internal static readonly string[] Formats = ["console", "json", "sarif", "github", "markdown"];

    internal static void Print(LintReport report, string format, string? file, Terminal terminal)
    {
        foreach (var skipped in report.Skipped)
            terminal.Error.WriteLine($"{skipped.File}: skipped: {skipped.Reason}");
        foreach (var unreadable in report.Unreadable)
            terminal.Error.WriteLine($"{Place(unreadable)}: error: {unreadable.Message}");

        if (file is null)
        {
            Write(report, format, terminal.Out, terminal);
            return;
        }

        ReportFile.Write(file, writer => Write(report, format, writer, terminal));
        terminal.Out.WriteLine($"{Words.Summary(report)}; the report is in {file}");
    }

    private static void Write(LintReport report, string format, TextWriter to, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                LintJson.Write(report, to);
                break;
            case "sarif":
                new LintSarif(report).Write(to);
                break;
            case "github":
                LintGitHub.Write(report, to);
                break;
            case "markdown":
                LintMarkdown.Write(report, to);
                break;
            default:
                new LintConsole(to, terminal.PaintFor(to), terminal.WidthFor(to)).Write(report);
                break;
        }
    }

    internal static string Place(UnreadableFile file) => file.Line > 0 ? $"{file.File}:{file.Line}:{file.Column}" : file.File;
}
