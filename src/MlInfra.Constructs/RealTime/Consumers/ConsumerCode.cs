using System.Reflection;

namespace MlInfra.Constructs.RealTime.Consumers;

/// <summary>The code of a stream's consumer: one JavaScript file, kept beside this one, that becomes part of the template.</summary>
public sealed record ConsumerCode
{
    // What CloudFormation takes as a function's code inside a template.
    private const int Limit = 4_096;

    private ConsumerCode(string text) => Text = text;

    /// <summary>Tells a topic about records whose score reaches a threshold.</summary>
    internal static ConsumerCode Alert => Embedded("alert.js");

    /// <summary>Asks an endpoint about every record and sends the answer to the lake.</summary>
    internal static ConsumerCode Score => Embedded("score.js");

    /// <summary>The JavaScript.</summary>
    public string Text { get; }

    /// <summary>Code of your own: a CommonJS file whose <c>exports.handler</c> is an async function of the event and answers with <c>batchItemFailures</c>.</summary>
    /// <exception cref="ArgumentException">The code is empty or longer than 4096 characters.</exception>
    public static ConsumerCode Inline(string javascript) => javascript.Length is > 0 and <= Limit ? new(javascript)
        : throw new ArgumentException($"The code has {javascript.Length} characters, but a template takes 1 to 4096: shorten it, or use a function of your own.", nameof(javascript));

    private static ConsumerCode Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return Inline(reader.ReadToEnd());
    }
}
