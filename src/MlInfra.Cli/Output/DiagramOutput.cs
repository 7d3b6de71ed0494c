using MlInfra.Templates.Diagram;

namespace MlInfra.Cli.Output;

/// <summary>Writes a picture where it was asked for; into a Markdown file as a block that GitHub draws.</summary>
internal static class DiagramOutput
{
    internal static void Print(ArchitectureDiagram diagram, string? file, Terminal terminal)
    {
        var text = MermaidWriter.Write(diagram);
        if (file is null)
        {
            terminal.Out.Write(text);
            return;
        }

        var isMarkdown = file.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        ReportFile.Write(file, to => to.Write(isMarkdown ? $"```mermaid\n{text}```\n" : text));
        terminal.Out.WriteLine($"{Words.Count(diagram.Nodes.Count, "node")}, {Words.Count(diagram.Flows.Count, "flow")}; the diagram is in {file}");
    }
}
