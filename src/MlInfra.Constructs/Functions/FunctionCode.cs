using System.Reflection;

namespace MlInfra.Constructs.Functions;

/// <summary>The code of a function: one JavaScript file that becomes part of the template, so nothing is bundled and no asset is made.</summary>
public sealed record FunctionCode
{
    // What CloudFormation takes as a function's code inside a template.
    private const int Limit = 4_096;

    private FunctionCode(string text) => Text = text;

    /// <summary>The JavaScript.</summary>
    public string Text { get; }

    /// <summary>Code of your own: a CommonJS file whose <c>exports.handler</c> is an async function of the event.</summary>
    /// <exception cref="ArgumentException">The code is empty or longer than 4096 characters.</exception>
    public static FunctionCode Inline(string javascript) => javascript.Length is > 0 and <= Limit ? new(javascript)
        : throw new ArgumentException($"The code has {javascript.Length} characters, but a template takes 1 to 4096: shorten it, or use a function of your own.", nameof(javascript));

    /// <summary>A handler of ours, kept in a file beside the construct that uses it.</summary>
    internal static FunctionCode Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.js")!;
        using var reader = new StreamReader(stream);
        return Inline(reader.ReadToEnd());
    }
}
