using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Analyzers.CdkCorrectness;
using MlInfra.Analyzers.Fixes;
using MlInfra.Analyzers.Reading;
using MlInfra.Rules;
using MlInfra.Rules.Model;
using MlInfra.Rules.Suppressions;

namespace MlInfra.Analyzers;

/// <summary>Checks every rule of the catalogue on the constructs that a class makes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArchitectureAnalyzer : DiagnosticAnalyzer
{
    private static readonly Lazy<RuleEngine> Engine = new(() => new(RuleCatalog.All));

    /// <summary>Called with what a class was read as; a test tells the silence of a pass from the silence of not knowing by it.</summary>
    internal Action<ISymbol, Architecture>? WhenRead { get; init; }

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (CdkTypes.Of(start.Compilation) is not { } types)
                return;
            var props = new PropsReview(types);
            start.RegisterSymbolStartAction(symbol => new ClassAnalysis(types, props, WhenRead).Register(symbol), SymbolKind.NamedType);
        });
    }

    private sealed class ClassAnalysis(CdkTypes types, PropsReview props, Action<ISymbol, Architecture>? whenRead)
    {
        private ConcurrentBag<BodyUses> bodies = [];

        internal void Register(SymbolStartAnalysisContext context)
        {
            context.RegisterOperationBlockAction(Read);
            context.RegisterSymbolEndAction(Report);
        }

        private void Read(OperationBlockAnalysisContext context)
        {
            foreach (var root in context.OperationBlocks.Select(ConstructSites.Root).Distinct())
            {
                var body = new BodyUses(root);
                props.Check(body, context.ReportDiagnostic);
                bodies.Add(body);
            }
        }

        private void Report(SymbolAnalysisContext context)
        {
            // The driver keeps this object, and must not keep with it all that the class's code was bound to.
            var read = Interlocked.Exchange(ref bodies, []);
            if (!read.Any(body => ConstructSites.Creations(body, types).Any()))
                return;
            var sites = new ConstructSites(read, types);
            var (architecture, byId) = ConstructReader.Read(sites, types);
            whenRead?.Invoke(context.Symbol, architecture);
            var said = new HashSet<(string Rule, Location Place, string Message)>();
            foreach (var reviewed in SuppressionReview.Of(architecture, [.. Engine.Value.Check(architecture, explainsUnknown: false), .. CodeReview.Of(sites, architecture, types)], today: null))
            {
                if (reviewed is { AcceptedBy: null, MayBeAccepted: false, Finding: { Verdict: Verdict.Violation, Origin: SyntaxOrigin origin } finding }
                    && said.Add((finding.Rule.Id, origin.Location, finding.Message)))
                    context.ReportDiagnostic(Describe(finding, origin, byId));
            }
        }

        private static Diagnostic Describe(Finding finding, SyntaxOrigin origin, IReadOnlyDictionary<string, ConstructSite> sites)
        {
            var construct = sites.TryGetValue(finding.Resource.LogicalId.Split(ConstructReader.Separator)[0], out var site) ? site.Creation.Syntax.GetLocation() : null;

            var edits = site is null ? [] : ConstructEdits.Of(finding, site.Type);
            return Diagnostic.Create(
                RuleDescriptors.Of(finding.Rule),
                origin.Location,
                construct is null ? null : [construct],
                EditProperties.Write(edits),
                finding.Message);
        }
    }
}
