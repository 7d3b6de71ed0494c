using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;

namespace MlInfra.Rules;

/// <summary>Evaluates rules over architectures: each resource once, against the rules of its type.</summary>
public sealed class RuleEngine
{
    // 2^6: six conditions that all matter to one rule on one resource. Beyond that the rest is not looked at, and said so.
    private const int MostCombinations = 64;

    private readonly Dictionary<string, List<Rule>> byType = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An engine for <paramref name="rules"/>.</summary>
    public RuleEngine(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            foreach (var type in rule.On)
            {
                if (!byType.TryGetValue(type, out var same))
                    byType.Add(type, same = []);
                same.Add(rule);
            }
        }
    }

    /// <summary>Whether any rule speaks of a CloudFormation type.</summary>
    public bool Covers(string type) => byType.ContainsKey(type);

    /// <summary>The violations and unknowns of an architecture, in the order of its resources.</summary>
    /// <param name="architecture">What to check.</param>
    /// <param name="explainsUnknown">Whether unknowns say why; a compiler, which shows none, need not pay for it.</param>
    public IEnumerable<Finding> Check(Architecture architecture, bool explainsUnknown = true)
    {
        var relations = new Relations(architecture);
        foreach (var resource in architecture.Resources)
        {
            if (!byType.TryGetValue(resource.Type, out var rules))
                continue;
            foreach (var rule in rules)
            {
                foreach (var finding in Check(rule, resource, relations, explainsUnknown))
                    yield return finding;
            }
        }
    }

    /// <summary>The verdict of one rule on one resource of an architecture.</summary>
    public static Verdict Judge(Rule rule, Resource resource, Architecture architecture) =>
        Decide(Evaluations(rule, resource, new(architecture))).Verdict;

    private static IReadOnlyList<Finding> Check(Rule rule, Resource resource, Relations relations, bool explainsUnknown)
    {
        try
        {
            var worst = Worst(rule, resource, relations);
            if (worst is Verdict.Pass or Verdict.NotApplicable)
                return [];
            if (worst == Verdict.Unknown && !explainsUnknown)
                return [new(rule, resource, Verdict.Unknown, resource.Origin, "", rule.Title, [])];
            var evaluations = Evaluations(rule, resource, relations);
            var (verdict, decisive) = Decide(evaluations);
            return verdict is Verdict.Violation or Verdict.Unknown
                ? FindingReport.Of(rule, resource, verdict, decisive, evaluations.Count)
                : [];
        }
#pragma warning disable CA1031 // A rule that throws is our bug; the user's build must not pay for it, and must learn of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var message = $"{rule.Id} failed on {resource.Name} and could not decide; please report it: {exception.Message}";
            return [new(rule, resource, Verdict.Unknown, resource.Origin, "", message, [])];
        }
    }

    // The worst verdict under any choices. Most pass, and only for what is found the evidence is worth its price.
    private static Verdict Worst(Rule rule, Resource resource, Relations relations)
    {
        var trail = new ChoiceTrail(resource.ExistsWhen);
        var scope = Scope.Of(relations, resource, trail, explains: false);
        var worst = Verdict.NotApplicable;
        for (var evaluations = 0; evaluations < MostCombinations; evaluations++)
        {
            var verdict = Evaluate(rule, scope)?.Verdict ?? Verdict.NotApplicable;
            if (verdict == Verdict.Violation)
                return verdict;
            worst = verdict > worst ? verdict : worst;
            if (!trail.MoveNext())
                return worst;
        }

        return Verdict.Violation;
    }

    private static IReadOnlyList<Evaluation> Evaluations(Rule rule, Resource resource, Relations relations)
    {
        var trail = new ChoiceTrail(resource.ExistsWhen);
        var scope = Scope.Of(relations, resource, trail, explains: true);
        var first = new Evaluation(Evaluate(rule, scope), trail.Made());
        if (!trail.MoveNext())
            return [first];
        List<Evaluation> evaluations = [first];
        do
        {
            if (evaluations.Count == MostCombinations)
            {
                evaluations.Add(new(scope.Unknown("more conditions matter here than can be tried"), trail.Made()));
                break;
            }

            evaluations.Add(new(Evaluate(rule, scope), trail.Made()));
        }
        while (trail.MoveNext());
        return evaluations;
    }

    private static Outcome? Evaluate(Rule rule, Scope scope)
    {
        var applies = rule.AppliesWhen?.Evaluate(scope);
        if (applies?.Verdict == Verdict.Violation)
            return null;
        var outcome = rule.Requires.Evaluate(scope);
        return outcome.Verdict == Verdict.Violation && applies?.Verdict == Verdict.Unknown ? applies : outcome;
    }

    private static (Verdict Verdict, IReadOnlyList<Evaluation> Decisive) Decide(IReadOnlyList<Evaluation> evaluations)
    {
        if (evaluations.Count == 1)
            return (evaluations[0].Verdict, evaluations);
        var verdict = Fold(evaluations, 0, evaluations.Count, 0);
        var worst = evaluations.Max(e => e.Verdict);

        // A violation under some of a parameter's values only is not certain: the evidence stays, the verdict is Unknown.
        return (verdict, [.. evaluations.Where(e => e.Verdict == (verdict == Verdict.Unknown ? worst : verdict))]);
    }

    // The evaluations from one index to another share their first choices; the next one, if any, parts them.
    private static Verdict Fold(IReadOnlyList<Evaluation> evaluations, int from, int to, int choice)
    {
        if (to - from == 1)
            return evaluations[from].Verdict;
        var verdicts = new List<Verdict>();
        var next = from;
        while (next < to)
        {
            var start = next++;
            while (next < to && evaluations[next].Choices[choice].Outcome == evaluations[start].Choices[choice].Outcome)
                next++;
            verdicts.Add(Fold(evaluations, start, next, choice + 1));
        }

        var made = evaluations[from].Choices[choice];
        var worst = verdicts.Max();
        return worst != Verdict.Violation || !made.IsParameter || (verdicts.Count == made.Outcomes && verdicts.All(v => v == worst))
            ? worst
            : Verdict.Unknown;
    }

    /// <summary>The outcome of a rule under one combination of choices; null when the rule does not apply there.</summary>
    internal sealed class Evaluation(Outcome? outcome, IReadOnlyList<MadeChoice> choices)
    {
        internal Outcome? Outcome { get; } = outcome;

        internal Verdict Verdict => Outcome?.Verdict ?? Verdict.NotApplicable;

        internal IReadOnlyList<MadeChoice> Choices { get; } = choices;
    }
}
