using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;

namespace MlInfra.Rules;

/// <summary>Words the evidence of a rule's evaluations as findings, one for each place that has to change.</summary>
internal static class FindingReport
{
    internal static IReadOnlyList<Finding> Of(
        Rule rule, Resource resource, Verdict verdict, IReadOnlyList<RuleEngine.Evaluation> decisive, int evaluations)
    {
        var places = decisive
            .SelectMany(e => e.Outcome!.Evidence.Select(evidence => (Evidence: evidence, Evaluation: e)))
            .GroupBy(e => Place(resource, e.Evidence));
        return [.. places.Select(place => Of(
            rule, resource, verdict, place.Key,
            [.. place.Select(p => p.Evidence).GroupBy(e => e.Path).Select(g => g.First())],
            When([.. place.Select(p => p.Evaluation).Distinct()], evaluations)))];
    }

    private static Finding Of(
        Rule rule, Resource resource, Verdict verdict, Origin origin, IReadOnlyList<Evidence> evidence, string? when)
    {
        var what = string.Join(", ", evidence.Select(Words(resource)).Distinct());
        var message = $"{rule.Title}: '{resource.Name}' {(when is null ? "" : when + ", ")}{what}";
        Edit[] edits = when is null && evidence.All(e => e.Edits.Count > 0 && e.Resource == resource)
            ? [.. evidence.SelectMany(e => e.Edits).GroupBy(e => e.Path).Select(same => same.First())]
            : [];
        return new(rule, resource, verdict, origin, evidence[0].Resource == resource ? evidence[0].Path : "", message, edits);
    }

    private static Func<Evidence, string> Words(Resource resource) => evidence =>
        evidence.Resource == resource ? evidence.Describe() : $"{evidence.Resource.Name}: {evidence.Describe()}";

    // What is not set at all is shown at the resource's name.
    private static Origin Place(Resource resource, Evidence evidence) =>
        evidence.Value.Origin == resource.Properties.Origin ? resource.Origin : evidence.Value.Origin;

    // The choices that fell the same way in all evaluations with this evidence are the ones it depends on.
    private static string? When(IReadOnlyList<RuleEngine.Evaluation> with, int evaluations)
    {
        if (with.Count == evaluations)
            return null;
        var shared = with[0].Choices.Select(c => c.Words).Where(c => with.All(e => e.Choices.Any(other => other.Words == c))).ToList();
        return shared.Count == 0 ? null : "when " + string.Join(" and ", shared);
    }
}
