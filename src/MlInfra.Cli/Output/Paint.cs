using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary>Colours for text; <see cref="None"/> leaves it as it is.</summary>
internal sealed class Paint
{
    private readonly bool colours;

    private Paint(bool colours) => this.colours = colours;

    internal static Paint Ansi { get; } = new(true);

    internal static Paint None { get; } = new(false);

    internal string Bold(string text) => In("1", text);

    internal string Dim(string text) => In("2", text);

    internal string Link(string text) => In("4", text);

    internal string Code(string text) => In("36", text);

    internal string Good(string text) => In("32", text);

    internal string Of(Severity severity, string text) => In(
        severity switch { Severity.Error => "1;31", Severity.Warning => "1;33", _ => "1;34" }, text);

    private string In(string code, string text) => colours && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
