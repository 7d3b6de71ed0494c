namespace MlInfra.Rules.Conditions;

/// <summary>
/// The outcome of several that decide together. All: Violation before Unknown before Pass. Any: Pass before Unknown before Violation.
/// Where it is to be explained, the evidence of all that share the verdict counts; otherwise the rest is not looked at once the verdict is sure.
/// </summary>
internal struct OutcomeFold
{
    private readonly bool explains;
    private readonly Verdict strongest;
    private Outcome? first;
    private List<Outcome>? same;

    private OutcomeFold(Scope scope, Verdict strongest)
    {
        explains = scope.Explains;
        this.strongest = strongest;
    }

    /// <summary>Whether no other outcome can change anything.</summary>
    internal readonly bool IsDecided => !explains && first?.Verdict == strongest;

    /// <summary>The outcome, or null where there were none.</summary>
    internal readonly Outcome? Result => same is null ? first : Outcome.Of(same);

    internal static OutcomeFold All(Scope scope) => new(scope, Verdict.Violation);

    internal static OutcomeFold Any(Scope scope) => new(scope, Verdict.Pass);

    internal void Add(Outcome outcome)
    {
        if (first is null || (strongest == Verdict.Violation ? outcome.Verdict > first.Verdict : outcome.Verdict < first.Verdict))
            (first, same) = (outcome, null);
        else if (explains && outcome.Verdict == first.Verdict)
            (same ??= [first]).Add(outcome);
    }
}
