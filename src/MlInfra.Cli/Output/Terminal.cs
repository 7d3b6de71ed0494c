using System.Text;
using Spectre.Console;

namespace MlInfra.Cli.Output;

/// <summary>Where a command reads and prints.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, Func<TextReader> openInput)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal TextWriter Out { get; } = output;

    internal TextWriter Error { get; } = error;

    /// <summary>Opened when it is first asked for: opening a terminal for reading changes its modes.</summary>
    internal TextReader In => field ??= openInput();

    /// <summary>The day on which the command runs, in UTC; suppressions end by it.</summary>
    internal required DateOnly Today { get; init; }

    /// <summary>Whether standard output shows colours.</summary>
    internal bool HasColours { get; init; }

    /// <summary>The columns of standard output, or null when it is no terminal: then no line is wrapped or cut.</summary>
    internal int? Width { get; init; }

#pragma warning disable CA2000 // The process owns its streams until it ends.
    // Console.Out flushes after each write and asks for encodings, which a cold start would pay for.
    internal static Terminal OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), Utf8, bufferSize: 16 * 1024),
        new StreamWriter(Console.OpenStandardError(), Utf8, bufferSize: 1024) { AutoFlush = true },
        () => new StreamReader(Console.OpenStandardInput(), Utf8))
    {
        HasColours = ShowsColours(),
        Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime),
        Width = Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, 60),
    };
#pragma warning restore CA2000

    /// <summary>How text is coloured in what goes to <paramref name="to"/>: files are always plain.</summary>
    internal Paint PaintFor(TextWriter to) => to == Out && HasColours ? Paint.Ansi : Paint.None;

    /// <summary>The columns that what goes to <paramref name="to"/> may use, or null for no limit.</summary>
    internal int? WidthFor(TextWriter to) => to == Out ? Width : null;

    /// <summary>A console for tables.</summary>
    internal IAnsiConsole TableConsole()
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,

            // Its enrichers switch colours on for continuous-integration servers, redirected or not.
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Width ?? 10_000;
        return console;
    }

    internal void Flush()
    {
        Out.Flush();
        Error.Flush();
    }

    // Only on Windows a terminal has to be asked to understand colours; Spectre does, and knows the answer.
    private static bool ShowsColours() =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && (!OperatingSystem.IsWindows() || AnsiConsole.Profile.Capabilities.Ansi);
}
