using System.Globalization;
using MlInfra.Rules.Catalog.Suppressions;
using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;

namespace MlInfra.Rules.Suppressions;

/// <summary>Lets the suppressions of an architecture accept findings, and finds what is wrong with the suppressions.</summary>
public sealed class SuppressionReview
{
    private static readonly RuleEngine Rules = new(RuleCatalog.All.Where(r => r.Category == Category.Suppression));

    private static readonly RuleEngine FormOnly = new([SuppressionEntry.Form]);

    private readonly Architecture architecture;
    private readonly IReadOnlyList<Suppression> suppressions;
    private readonly IReadOnlyList<Finding> findings;
    private readonly DateTime? today;

    // By where they stand and what they are for, so that the time does not grow with suppressions times findings.
    private readonly ILookup<(Resource?, Rule), Suppression> holding;
    private readonly HashSet<(Resource?, Rule?)> open;
    private readonly ILookup<string, Suppression> shared;

    private SuppressionReview(Architecture architecture, IReadOnlyList<Suppression> suppressions, IReadOnlyList<Finding> findings, DateTime? today)
    {
        this.architecture = architecture;
        this.suppressions = suppressions;
        this.findings = findings;
        this.today = today;
        holding = suppressions.Where(s => s.HoldsOn(today)).SelectMany(s => RulesOf(s).Select(rule => (s, rule))).ToLookup(p => (p.s.Resource, p.rule), p => p.s);
        open = [.. suppressions.Where(s => s.IsOpen).SelectMany(s => s.Id is null ? [(s.Resource, null)] : RulesOf(s).Select(rule => (s.Resource, (Rule?)rule)))];
        shared = suppressions.Where(s => s.From is ScalarValue).ToLookup(Share);
    }

    /// <summary>The findings as they stand after the suppressions, and behind them those about the suppressions.</summary>
    /// <param name="architecture">What the findings are about.</param>
    /// <param name="findings">All that all rules found there; with fewer, suppressions would seem to be unused.</param>
    /// <param name="today">The date; null where there is none, as in a compiler, and then no suppression is past its own.</param>
    public static IReadOnlyList<ReviewedFinding> Of(Architecture architecture, IReadOnlyList<Finding> findings, DateTime? today)
    {
        var suppressions = SuppressionReader.Read(architecture);
        if (suppressions.Count == 0)
            return [.. findings.Select(finding => new ReviewedFinding(finding, null, false))];
        return new SuppressionReview(architecture, suppressions, findings, today).Review();
    }

    private List<ReviewedFinding> Review()
    {
        var reviewed = findings.Select(Review).ToList();
        var found = Count(findings);
        var left = Count(reviewed.Where(r => r.AcceptedBy is null).Select(r => r.Finding));

        // What was written for another tool is its business, unless it would matter here.
        reviewed.AddRange(suppressions
            .Where(s => s.IsOwn ? IsFirstOfItsShare(s) : !s.HoldsOn(today) && Reached(s, left) > 0)
            .SelectMany(s => Check(s, found))
            .Select(finding => new ReviewedFinding(finding, null, false)));
        return reviewed;
    }

    private ReviewedFinding Review(Finding finding)
    {
        var places = PlacesOf(finding);
        return new(
            finding,
            places.SelectMany(place => holding[(place, finding.Rule)]).FirstOrDefault(s => AcceptsAll(s, finding)),
            Array.Exists(places, place => open.Contains((place, null)) || open.Contains((place, finding.Rule))));
    }

    // A finding is accepted where it is, on the workflow that it is part of, or for all resources.
    private Resource?[] PlacesOf(Finding finding) =>
        finding.Resource.Host is { } id && architecture.Find(id) is { } host ? [finding.Resource, host, null] : [finding.Resource, null];

    // Several checks of checkov make up one rule of ours, which is accepted once each of them is. Names of cdk-nag differ by
    // pack and those of Guard by resource type, so any one is the whole.
    private bool AcceptsAll(Suppression suppression, Finding finding) =>
        suppression.Source != SuppressionSource.Checkov
        || suppression.NamesIn(finding.Rule).All(name => holding[(suppression.Resource, finding.Rule)].Any(s => s.Source == suppression.Source && s.Id == name));

    private static IEnumerable<Rule> RulesOf(Suppression suppression) => RuleCatalog.All.Where(suppression.Concerns);

    private Dictionary<(Resource?, Rule), int> Count(IEnumerable<Finding> findings)
    {
        var counts = new Dictionary<(Resource?, Rule), int>();
        foreach (var finding in findings)
        {
            foreach (var place in PlacesOf(finding))
                counts[(place, finding.Rule)] = counts.TryGetValue((place, finding.Rule), out var before) ? before + 1 : 1;
        }

        return counts;
    }

    private static int Reached(Suppression suppression, Dictionary<(Resource?, Rule), int> counts) =>
        RulesOf(suppression).Sum(rule => counts.TryGetValue((suppression.Resource, rule), out var count) ? count : 0);

    private IEnumerable<Finding> Check(Suppression suppression, Dictionary<(Resource?, Rule), int> found)
    {
        var where = suppression.Resource?.Name ?? "all resources";
        var entry = new Resource("Suppression", SuppressionEntry.Type, Properties(suppression, found), suppression.Origin)
        {
            Name = suppression.Id is { } id ? $"{id} on {where}" : where,
        };
        var engine = suppression.Problem is UnknownValue ? FormOnly : Rules;
        return engine.Check(new([entry])).Select(finding => new Finding(
            finding.Rule, suppression.Resource ?? entry, finding.Verdict, finding.Origin, "", finding.Message, []));
    }

    private MapValue Properties(Suppression suppression, Dictionary<(Resource?, Rule), int> found)
    {
        var origin = suppression.Origin;
        Value daysLeft = suppression.DaysLeft(today) is { } days
            ? Number(days, suppression.Until.Origin)
            : new UnknownValue("the date is not known here", suppression.Until.Origin);
        Value uses = suppression.From switch
        {
            UnknownValue elsewhere => new UnknownValue(elsewhere.Reason, origin),
            _ when today is not null && RulesOf(suppression).Any(rule => rule.Requires is CodeCondition) =>
                new UnknownValue("only the code can show what it suppresses", origin),
            ScalarValue => Number(shared[Share(suppression)].Sum(s => Reached(s, found)), origin),
            _ => Number(Reached(suppression, found), origin),
        };
        return new(
            [
                new("Problem", suppression.Problem, origin),
                new("Reason", suppression.Reason, origin),
                new("Until", suppression.Until, origin),
                new("DaysLeft", daysLeft, origin),
                new("Findings", uses, origin),
            ],
            origin);
    }

    private bool IsFirstOfItsShare(Suppression suppression) =>
        suppression.From is not ScalarValue || shared[Share(suppression)].First() == suppression;

    private static string Share(Suppression suppression) => $"{suppression.Id?.ToUpperInvariant()} {((ScalarValue)suppression.From).Text}";

    private static ScalarValue Number(int number, Origin origin) =>
        new(number.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, origin);
}
