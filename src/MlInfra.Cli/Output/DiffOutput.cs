using MlInfra.Cli.Comparing;

namespace MlInfra.Cli.Output;

/// <summary>Prints a comparison where it was asked for.</summary>
internal static class DiffOutput
{
    internal const int LeastSize = 500;

    internal static readonly string[] Formats = ["console", "markdown", "json"];

    internal static void Print(DiffReport report, string format, string? file, int maxSize, Terminal terminal)
    {
        if (file is null)
        {
            Write(report, format, maxSize, terminal.Out, terminal);
            return;
        }

        if (format == "markdown" && DiffMarkdown.Text(report, int.MaxValue, "") is var whole && whole.Length > maxSize)
        {
            var full = Path.ChangeExtension(file, ".full" + Path.GetExtension(file));
            ReportFile.Write(full, to => to.Write(whole));
            ReportFile.Write(file, to => to.Write(DiffMarkdown.Text(report, maxSize, $"The full report is in {Path.GetFileName(full)}.")));
            terminal.Out.WriteLine($"{DiffWords.Headline(report)}; the report is in {file}, all of it in {full}");
            return;
        }

        ReportFile.Write(file, writer => Write(report, format, maxSize, writer, terminal));
        terminal.Out.WriteLine($"{DiffWords.Headline(report)}; the report is in {file}");
    }

    private static void Write(DiffReport report, string format, int maxSize, TextWriter to, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                DiffJson.Write(report, to);
                break;
            case "markdown":
                to.Write(DiffMarkdown.Text(report, maxSize, DiffMarkdown.InJson));
                break;
            default:
                new DiffConsole(to, terminal.PaintFor(to), terminal.WidthFor(to)).Write(report);
                break;
        }
    }
}
