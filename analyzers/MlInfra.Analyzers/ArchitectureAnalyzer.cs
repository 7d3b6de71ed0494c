using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
        private readonly ConcurrentBag<IOperation> creations = [];
        private readonly ConcurrentBag<ImmutableArray<IOperation>> bodies = [];

        internal void Register(SymbolStartAnalysisContext context)
        {
            context.RegisterOperationAction(Collect, OperationKind.ObjectCreation);
            context.RegisterOperationAction(CheckProp, OperationKind.SimpleAssignment);
            context.RegisterOperationAction(CollectBase, OperationKind.ConstructorBody);
            context.RegisterOperationBlockAction(block => bodies.Add(block.OperationBlocks));
            context.RegisterSymbolEndAction(Report);
        }

        private void Collect(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            switch (types.Classify(creation.Type).Kind)
            {
                case CdkKind.Construct:
                    creations.Add(creation);
                    break;
                case CdkKind.Struct:
                    props.CheckRequired(creation, context.ReportDiagnostic);
                    break;
            }
        }

        private void CheckProp(OperationAnalysisContext context)
        {
            var assignment = (ISimpleAssignmentOperation)context.Operation;
            if (assignment.Target is IPropertyReferenceOperation { Property: var property } && props.Speaks(property))
                props.CheckType(property, assignment, context.ReportDiagnostic);
        }

        // class SafeBucket : Bucket { SafeBucket(…) : base(scope, id, new BucketProps { … }) }
        private void CollectBase(OperationAnalysisContext context)
        {
            if (((IConstructorBodyOperation)context.Operation).Initializer is IExpressionStatementOperation { Operation: IInvocationOperation call }
                && types.Classify(call.TargetMethod.ContainingType) is { Kind: CdkKind.Construct, ResourceType: not null })
                creations.Add(call);
        }

        private void Report(SymbolAnalysisContext context)
        {
            if (creations.IsEmpty)
                return;
            var sites = new ConstructSites(InOrder(creations), InOrder(bodies.SelectMany(b => b)), types);
            var (architecture, byId) = ConstructReader.Read(sites, types);
            whenRead?.Invoke(context.Symbol, architecture);
            foreach (var reviewed in SuppressionReview.Of(architecture, [.. Engine.Value.Check(architecture), .. CodeReview.Of(sites, architecture, types)], today: null))
            {
                if (reviewed is { AcceptedBy: null, MayBeAccepted: false, Finding: { Verdict: Verdict.Violation, Origin: SyntaxOrigin origin } finding })
                    context.ReportDiagnostic(Describe(finding, origin, byId));
            }
        }

        private static IEnumerable<IOperation> InOrder(IEnumerable<IOperation> operations) =>
            operations.OrderBy(o => o.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(o => o.Syntax.SpanStart);

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
