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
            start.RegisterSemanticModelAction(file => Check(file, types, props));
        });
    }

    // File by file, once the compiler's driver has bound what is in it: to follow each symbol to its end costs every build more.
    private void Check(SemanticModelAnalysisContext context, CdkTypes types, PropsReview props)
    {
        var model = context.SemanticModel;
        types.Members.Share(model);
        foreach (var type in ClassCode.TypesIn(model, context.CancellationToken))
        {
            var bodies = ClassCode.Of(type, types.Members, context.CancellationToken).Select(root => new BodyUses(root)).ToList();
            foreach (var body in bodies.Where(body => body.Root.Syntax.SyntaxTree == model.SyntaxTree))
                props.Check(body, context.ReportDiagnostic);
            if (!bodies.Exists(body => ConstructSites.Creations(body, types).Any()))
                continue;
            foreach (var diagnostic in Check(type, new(bodies, types), types))
            {
                if (IsOf(diagnostic, model.SyntaxTree, type))
                    context.ReportDiagnostic(diagnostic);
            }
        }
    }

    // A class in several files is read for each of them. A finding is told of in the one where it stands, or else where its construct is made.
    private static bool IsOf(Diagnostic diagnostic, SyntaxTree file, INamedTypeSymbol type)
    {
        var parts = type.DeclaringSyntaxReferences;
        if (parts.Length == 1)
            return true;
        var place = diagnostic.Location.SourceTree;
        if (parts.Any(part => part.SyntaxTree == place))
            return place == file;
        return file == (diagnostic.AdditionalLocations is { Count: > 0 } made ? made[0].SourceTree : parts[0].SyntaxTree);
    }

    private IEnumerable<Diagnostic> Check(INamedTypeSymbol type, ConstructSites sites, CdkTypes types)
    {
        var (architecture, byId) = ConstructReader.Read(sites, types);
        WhenRead?.Invoke(type, architecture);
        var said = new HashSet<(string Rule, Location Place, string Message)>();
        foreach (var reviewed in SuppressionReview.Of(architecture, [.. Engine.Value.Check(architecture, explainsUnknown: false), .. CodeReview.Of(sites, architecture, types)], today: null))
        {
            if (reviewed is { AcceptedBy: null, MayBeAccepted: false, Finding: { Verdict: Verdict.Violation, Origin: SyntaxOrigin origin } finding }
                && said.Add((finding.Rule.Id, origin.Location, finding.Message)))
                yield return Describe(finding, origin, byId);
        }
    }

    private static Diagnostic Describe(Finding finding, SyntaxOrigin origin, IReadOnlyDictionary<string, ConstructSite> sites)
    {
        var construct = sites.TryGetValue(finding.Resource.LogicalId.Split(ConstructReader.Separator)[0], out var site) ? site.Creation.Syntax.GetLocation() : null;

        var edits = site is null ? [] : ConstructEdits.Of(finding, site);
        return Diagnostic.Create(
            RuleDescriptors.Of(finding.Rule),
            origin.Location,
            construct is null ? null : [construct],
            EditProperties.Write(edits),
            finding.Message);
    }
}
