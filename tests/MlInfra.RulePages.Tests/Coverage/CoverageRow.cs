using Microsoft.CodeAnalysis;
using MlInfra.Analyzers.Lowering;
using MlInfra.RulePages.Tests.CSharp;
using MlInfra.RulePages.Tests.Pages;
using MlInfra.RulePages.Tests.Templates;
using MlInfra.Rules.Conditions;
using MlInfra.Rules.Definitions;

namespace MlInfra.RulePages.Tests.Coverage;

/// <summary>What the samples show of one rule.</summary>
internal sealed class CoverageRow
{
    private const string Library = "aws-cdk-lib.";

    // S3.CfnBucket for AWS::S3::Bucket.
    private static readonly HashSet<string> L1Types = new(
        typeof(Amazon.CDK.CfnResource).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, Namespace: not null } && type.Name.StartsWith("Cfn", StringComparison.Ordinal))
            .Select(type => type.Namespace!.Split('.')[^1] + "." + type.Name),
        StringComparer.OrdinalIgnoreCase);

    // S3 for Amazon.CDK.AWS.S3, where it has constructs of its own beside those of CloudFormation; MSK and Glue have none.
    private static readonly HashSet<string> ServicesWithL2 = new(
        typeof(Amazon.CDK.CfnResource).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsAbstract: false, Namespace: not null } && type.IsSubclassOf(typeof(Amazon.CDK.Resource)))
            .Select(type => type.Namespace!.Split('.')[^1]),
        StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<Task<IReadOnlyList<CoverageRow>>> Rows = new(ObserveAllAsync);

    private CoverageRow(Rule rule) => Rule = rule;

    internal Rule Rule { get; }

    /// <summary>Neither about other resources, nor about suppressions, which are none.</summary>
    internal bool IsAboutOneResource => Rule.Category != Category.Suppression && !Rule.Requires.IsRelational && Rule.AppliesWhen?.IsRelational != true;

    /// <summary>Asks for the value of a property, whichever resources it speaks of: not of code (MLI9), nor of the resource being there at all.</summary>
    internal bool IsAboutAProperty => Rule.Category is not (Category.Suppression or Category.Cdk) && !Rule.Requires.IsRelational && !Contains<OtherTypeCondition>(Rule.Requires);

    /// <summary>Whether the CDK has an L1 construct for a type that the rule speaks of. What only requests make at run time has none.</summary>
    internal bool HasL1 => Rule.On.Any(type => L1Types.Contains(type.Replace("::", ".Cfn", StringComparison.Ordinal).Replace("AWS.Cfn", "", StringComparison.Ordinal)));

    internal bool OnL1 { get; private set; }

    /// <summary>The L2 constructs that a sample breaks the rule with.</summary>
    internal SortedSet<string> OnL2 { get; } = new(StringComparer.Ordinal);

    /// <summary>The L2 constructs that could break the rule, that no sample does it with, and no reason is given.</summary>
    internal IReadOnlyList<string> Gaps =>
        [.. ConstructsOf(Rule).Except(OnL2).Except(CannotBreak.All.Where(r => r.Rule == Rule.Id).Select(r => r.Construct)).Order(StringComparer.Ordinal)];

    internal bool FixOnL1 { get; private set; }

    internal bool FixOnL2 { get; private set; }

    internal bool HasFix => FixOnL1 || FixOnL2;

    internal bool OnTemplate { get; private set; }

    internal string L1Cell => OnL1 ? "yes"
        : Rule.Category == Category.Suppression ? "wherever it is written"
        : HasL1 ? "no sample" : "there is none: requests make it at run time";

    internal string L2Cell
    {
        get
        {
            var reasons = CannotBreak.All.Where(r => r.Rule == Rule.Id).Select(r => $"`{Short(r.Construct)}` cannot: {r.Because}");
            var parts = OnL2.Select(c => $"`{Short(c)}`").Concat(reasons).Concat(Gaps.Select(c => $"`{Short(c)}`: no sample")).ToList();
            return parts.Count > 0 ? string.Join("<br>", parts)
                : Rule.Category == Category.Suppression ? "wherever it is written"
                : Rule.On.Any(type => ServicesWithL2.Contains(type.Split("::").ElementAtOrDefault(1) ?? "")) ? "the CDK has no such construct, or its table is not written"
                : "aws-cdk-lib has no such construct";
        }
    }

    internal string FixCell => (FixOnL1, FixOnL2) switch
    {
        (true, true) => "L1, L2",
        (true, false) => "L1",
        (false, true) => "L2",
        _ when Rule.Category == Category.Suppression => "a reason is for a person to give",
        _ when NoFix.All.SingleOrDefault(reason => reason.Rule == Rule.Id) is { } reason => $"none: {reason.Because}",
        _ when Rule.Category == Category.Cdk => "none: the code has to say what is meant",
        _ when Rule.Requires.IsRelational => "none: another resource has to say it",
        _ => "none: another service has to take its place",
    };

    internal static Task<IReadOnlyList<CoverageRow>> AllAsync() => Rows.Value;

    /// <summary>The L2 constructs that become a resource which the rule speaks of, or add one.</summary>
    internal static IReadOnlyList<string> ConstructsOf(Rule rule) =>
        [.. LoweringCatalog.All
            .Where(l => rule.On.Contains(l.Type, StringComparer.OrdinalIgnoreCase) || l.Companions.Any(c => rule.On.Contains(c.Type, StringComparer.OrdinalIgnoreCase)))
            .Select(l => l.Construct)
            .Concat(LoweringCatalog.AllStates.Where(s => Makes(s) is { } type && rule.On.Contains(type, StringComparer.OrdinalIgnoreCase)).Select(s => s.Construct))];

    /// <summary>The type of what a state's request makes, or null.</summary>
    internal static string? Makes(StateLowering state) => state.Called is { } called ? StateMachineDefinition.TypeOf(called) : null;

    private static async Task<IReadOnlyList<CoverageRow>> ObserveAllAsync()
    {
        var rows = RuleCatalog.All.Select(rule => new CoverageRow(rule)).ToList();
        foreach (var row in rows)
        {
            foreach (var block in AllPages.Blocks.Where(b => b.Rule == row.Rule && b.Kind == Kind.Bad))
            {
                if (block.Language == PageBlock.Yaml)
                    row.OnTemplate |= new TemplateCheck(block.Sample.Text, block.Name + ".yaml").Marks(row.Rule, block.Sample).Any();
                else
                    await row.ObserveAsync(block);
            }
        }

        return rows;
    }

    private static bool Contains<T>(Condition condition) => condition is T || condition.Children.Any(Contains<T>);

    private async Task ObserveAsync(PageBlock block)
    {
        var isFixed = (await FixedSamples.OfAsync(block)).Source != SampleSource.Of(block);
        foreach (var diagnostic in (await AnalyzedSamples.OfAsync(block)).Where(d => d.Id == Rule.Id))
        {
            if (await AnalyzedSamples.ConstructOfAsync(diagnostic) is not { } construct)
                continue;
            if (Short(construct).Split('.')[^1].StartsWith("Cfn", StringComparison.Ordinal))
            {
                OnL1 = true;
                FixOnL1 |= isFixed;
            }
            else
            {
                OnL2.Add(construct);
                FixOnL2 |= isFixed;
            }
        }
    }

    // aws-cdk-lib.aws_s3.Bucket is s3.Bucket.
    private static string Short(string construct) =>
        (construct.StartsWith(Library, StringComparison.Ordinal) ? construct[Library.Length..] : construct).Replace("aws_", "", StringComparison.Ordinal);
}
