using MlInfra.Rules.Conditions;

namespace MlInfra.Rules;

/// <summary>One statement about good resources of some types, with all that is said of it anywhere.</summary>
/// <param name="id">MLI and four digits; the first digit is the category.</param>
public sealed class Rule(string id)
{
    private readonly Severity? severity;

    /// <summary>The id, such as MLI2001.</summary>
    public string Id { get; } = id;

    /// <summary>What should be so, as a sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>The CloudFormation types that the rule speaks of.</summary>
    public required IReadOnlyList<string> On { get; init; }

    /// <summary>Where this does not hold the rule is not applicable; null: it always is.</summary>
    public Condition? AppliesWhen { get; init; }

    /// <summary>What is true of a good resource.</summary>
    public required Condition Requires { get; init; }

    /// <summary>Why, in one or two sentences.</summary>
    public required string Because { get; init; }

    /// <summary>What to remember for AWS's machine-learning exams.</summary>
    public required string Exam { get; init; }

    /// <summary>Where AWS's documentation bears the rule out.</summary>
    public required Uri Source { get; init; }

    /// <summary>The same check in other tools, as <c>tool:id</c>.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>What the rule is about; the first digit of the id says it.</summary>
    public Category Category => (Category)(Id[3] - '0');

    /// <summary>How much a finding weighs: the category's default unless the rule says otherwise.</summary>
    public Severity Severity
    {
        get => severity ?? DefaultSeverity(Category);
        init => severity = value;
    }

    /// <summary>Why the severity is not the category's default; required when it is not.</summary>
    public string? SeverityBecause { get; init; }

    /// <summary>Whether a violation can come with an edit that mends it.</summary>
    public bool IsFixable => Requires.IsRepairable;

    /// <summary>The severity of a category's rules.</summary>
    public static Severity DefaultSeverity(Category category) =>
        category is Category.Cost ? Severity.Info : Severity.Warning;
}
