namespace MlInfra.Templates.Reading;

/// <summary>What is known about a deployment beside its template.</summary>
public sealed class TemplateOptions
{
    /// <summary>A deployment of which nothing is known.</summary>
    public static TemplateOptions None { get; } = new();

    /// <summary>
    /// Values that replace parameter defaults and decide conditions. Pseudo parameters such as <c>AWS::Region</c> may be
    /// among them; names that the template does not declare are ignored.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether values stay as they are written: a parameter stands for itself rather than for its default, and what a
    /// function gives that cannot be worked out is spelled by the call. Then equal values mean equal templates.
    /// </summary>
    public bool AsWritten { get; init; }

    /// <summary>
    /// Parameters that the deployment gives a value that is not known, with the reason, as a clause: their defaults do not
    /// count.
    /// </summary>
    public IReadOnlyDictionary<string, string> Undecided { get; init; } = new Dictionary<string, string>();
}
