using MlInfra.Cli.Linting;
using MlInfra.Cli.Output;
using MlInfra.Templates.Diagram;

namespace MlInfra.Cli.Comparing;

/// <summary>The templates of a picture.</summary>
internal static class DiagramInput
{
    private static readonly string[] Suffixes = [".template.json", "/template.json", ".template", ".json", ".yaml", ".yml"];

    /// <exception cref="UnusableException">There is nothing of that name, or it cannot be read as templates.</exception>
    internal static IReadOnlyList<DiagramSource> Read(string argument, Terminal terminal)
    {
        var side = argument == InputFile.StandardInput
            ? new DiffSide([new(InputFile.StandardInputName, InputFile.StandardInputName, terminal.In.ReadToEnd()) { ConfiguredAs = InputFile.StandardInputName }], IsOneTemplate: true)
            : DiffSide.Read(argument);
        return side.Templates.Count > 0
            ? [.. side.Templates.Select(t => new DiagramSource(StackOf(t.Name), DiffReport.Read(t)))]
            : throw new UnusableException($"{argument} holds no CloudFormation template; name a template, or a folder that holds one");
    }

    private static string StackOf(string name) =>
        Array.Find(Suffixes, s => name.Length > s.Length && name.EndsWith(s, StringComparison.OrdinalIgnoreCase)) is { } suffix ? name[..^suffix.Length] : name;
}
