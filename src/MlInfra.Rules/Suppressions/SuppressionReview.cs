using System.Globalization;
using MlInfra.Rules.Catalog.Suppressions;
using MlInfra.Rules.Model;

namespace MlInfra.Rules.Suppressions;

/// <summary>Lets the suppressions of an architecture accept findings, and finds what is wrong with the suppressions.</summary>
public sealed class SuppressionReview
{
    private static readonly RuleEngine Rules = new(RuleCatalog.All.Where(r => r.Category == Category.Suppression));

    private static readonly RuleEngine FormOnly = new([SuppressionEntry.Form]);

    private readonly IReadOnlyList<Suppression> suppressions;
    private readonly ILookup<Resource?, Suppression> byResource;
    private readonly ILookup<string, Suppression> shared;
    private readonly IReadOnlyList<Finding> findings;
    private readonly ILookup<Resource, Finding> findingsOf;
    private readonly DateTime? today;

    private SuppressionReview(IReadOnlyList<Suppression> suppressions, IReadOnlyList<Finding> findings, DateTime? today)
    {
        this.suppressions = suppressions;
        this.findings = findings;
        this.today = today;
        byResource = suppressions.ToLookup(s => s.Resource);
        shared = suppressions.Where(s => s.From is ScalarValue).ToLookup(Share);
        findingsOf = findings.ToLookup(finding => finding.Resource);
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
        return new SuppressionReview(suppressions, findings, today).Review();
    }

    private List<ReviewedFinding> Review()
    {
        var reviewed = findings.Select(Review).ToList();
        var open = reviewed.Where(r => r.AcceptedBy is null).ToLookup(r => r.Finding.Resource, r => r.Finding);

        // What was written for another tool is its business, unless it would matter here.
        reviewed.AddRange(suppressions
            .Where(s => s.IsOwn ? IsFirstOfItsShare(s) : !s.HoldsOn(today) && Reached(s, s.Resource is null ? open.SelectMany(f => f) : open[s.Resource]) > 0)
            .SelectMany(Check)
            .Select(finding => new ReviewedFinding(finding, null, false)));
        return reviewed;
    }

    private ReviewedFinding Review(Finding finding)
    {
        var here = byResource[finding.Resource].Concat(byResource[null]).ToList();
        var reaching = here.FindAll(s => s.Concerns(finding.Rule));
        return new(
            finding,
            reaching.Find(s => s.HoldsOn(today) && AcceptsAll(s, finding.Rule, reaching)),
            here.Exists(s => s.IsOpen && (s.Id is null || s.Concerns(finding.Rule))));
    }

    private static int Reached(Suppression suppression, IEnumerable<Finding> findings) => findings.Count(finding => suppression.Concerns(finding.Rule));

    // Several checks of checkov or Guard make up one rule of ours, which is accepted once each of them is. cdk-nag's names are synonyms.
    private bool AcceptsAll(Suppression suppression, Rule rule, List<Suppression> reaching) =>
        suppression.Source is SuppressionSource.MlInfra or SuppressionSource.CdkNag
        || suppression.NamesIn(rule).All(name => reaching.Exists(s => s.Source == suppression.Source && s.Id == name && s.HoldsOn(today)));

    private IEnumerable<Finding> Check(Suppression suppression)
    {
        var where = suppression.Resource?.Name ?? "all resources";
        var entry = new Resource("Suppression", SuppressionEntry.Type, Properties(suppression), suppression.Origin)
        {
            Name = suppression.Id is { } id ? $"{id} on {where}" : where,
        };
        var engine = suppression.Problem is UnknownValue ? FormOnly : Rules;
        return engine.Check(new([entry])).Select(finding => new Finding(
            finding.Rule, suppression.Resource ?? entry, finding.Verdict, finding.Origin, "", finding.Message, []));
    }

    private MapValue Properties(Suppression suppression)
    {
        var origin = new Origin(suppression.Origin.File, 0, 0, 0, 0);
        return new(
            [
                new("Problem", suppression.Problem, origin),
                new("Reason", suppression.Reason, origin),
                new("Until", suppression.Until, origin),
                new("DaysLeft", DaysLeft(suppression), origin),
                new("Findings", Findings(suppression), origin),
            ],
            suppression.Origin);
    }

    private Value DaysLeft(Suppression suppression) =>
        suppression.DaysLeft(today) is { } days
            ? Number(days, suppression.Until.Origin)
            : new UnknownValue("the date is not known here", suppression.Until.Origin);

    private Value Findings(Suppression suppression) => suppression.From is UnknownValue elsewhere
        ? new UnknownValue(elsewhere.Reason, suppression.Origin)
        : Number(
            (suppression.From is ScalarValue ? shared[Share(suppression)] : [suppression]).Sum(s => Reached(s, s.Resource is null ? findings : findingsOf[s.Resource])),
            suppression.Origin);

    private bool IsFirstOfItsShare(Suppression suppression) =>
        suppression.From is not ScalarValue || shared[Share(suppression)].First() == suppression;

    private static string Share(Suppression suppression) => $"{suppression.Id?.ToUpperInvariant()} {((ScalarValue)suppression.From).Text}";

    private static ScalarValue Number(int number, Origin origin) =>
        new(number.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, origin);
}
