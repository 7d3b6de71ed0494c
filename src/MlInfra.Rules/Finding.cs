using MlInfra.Rules.Model;

namespace MlInfra.Rules;

/// <summary>A rule's verdict on one resource, at one place.</summary>
public sealed class Finding
{
    internal Finding(Rule rule, Resource resource, Verdict verdict, Origin origin, string path, string message, IReadOnlyList<Edit> edits)
    {
        Rule = rule;
        Resource = resource;
        Verdict = verdict;
        Origin = origin;
        Path = path;
        Message = message;
        Edits = edits;
    }

    /// <summary>A violation that a reader of code found itself.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="origin">Where to look.</param>
    /// <param name="words">What is wrong, to stand after the resource's name.</param>
    public static Finding InCode(Rule rule, Resource resource, Origin origin, string words) =>
        new(rule, resource, Verdict.Violation, origin, "", $"{rule.Title}: '{resource.Name}' {words}", []);

    /// <summary>The rule.</summary>
    public Rule Rule { get; }

    /// <summary>The resource.</summary>
    public Resource Resource { get; }

    /// <summary><see cref="Verdict.Violation"/> or <see cref="Verdict.Unknown"/>.</summary>
    public Verdict Verdict { get; }

    /// <summary>Where to look: the value, or what should hold it.</summary>
    public Origin Origin { get; }

    /// <summary>The concrete path below <c>Properties</c> of the first value that decided; empty for the resource itself.</summary>
    public string Path { get; }

    /// <summary>What is wrong, in one sentence.</summary>
    public string Message { get; }

    /// <summary>The edits that mend it, all together; empty when no edit is certain.</summary>
    public IReadOnlyList<Edit> Edits { get; }
}
