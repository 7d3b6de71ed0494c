using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MlInfra.Rules;

namespace MlInfra.Analyzers;

/// <summary>The rules as Roslyn's descriptors.</summary>
internal static class RuleDescriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        RuleCatalog.All.ToImmutableDictionary(rule => rule.Id, Describe);

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    internal static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

#pragma warning disable RS2000 // Ids come from the catalogue, which a test guards; a release file would say them twice.
    private static DiagnosticDescriptor Describe(Rule rule) =>
        new(
            rule.Id,
            rule.Title,
            "{0}",
            rule.Category.ToString(),
            rule.Severity switch
            {
                Severity.Error => DiagnosticSeverity.Error,
                Severity.Warning => DiagnosticSeverity.Warning,
                _ => DiagnosticSeverity.Info,
            },
            isEnabledByDefault: true,
            description: $"{rule.Because} For the exam: {rule.Exam} The whole page: mlinfra explain {rule.Id}.",
            helpLinkUri: rule.Source.ToString(),
            customTags: [rule.Category.ToString(), .. rule.On]);
#pragma warning restore RS2000
}
