using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using MlInfra.Rules;

namespace MlInfra.Analyzers.Tests;

/// <summary>What an IDE shows of every rule.</summary>
public sealed class DescriptorTests
{
    private static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = new ArchitectureAnalyzer().SupportedDiagnostics.ToDictionary(d => d.Id);

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_is_supported_and_nothing_else() => Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), ById.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_title_says_what_should_be_so(string id)
    {
        Assert.Equal(Of(id).Title, $"{ById[id].Title}");
        Assert.Contains(" should ", $"{ById[id].Title}", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_description_says_why_what_to_remember_and_where_the_page_is(string id)
    {
        var description = $"{ById[id].Description}";
        Assert.StartsWith(Of(id).Because, description, StringComparison.Ordinal);
        Assert.Contains(Of(id).Exam, description, StringComparison.Ordinal);
        Assert.Contains($"mlinfra explain {id}", description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_is_what_AWS_documents(string id) => Assert.Equal(Of(id).Source, new Uri(ById[id].HelpLinkUri));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Category_severity_and_tags_are_the_rules(string id)
    {
        var rule = Of(id);
        Assert.Equal($"{rule.Category}", ById[id].Category);
        Assert.Equal($"{rule.Severity}", $"{ById[id].DefaultSeverity}");
        Assert.True(ById[id].IsEnabledByDefault, "A rule that is off by default is a rule that nobody knows of.");
        Assert.Equal([$"{rule.Category}", .. rule.On], ById[id].CustomTags);
        Assert.DoesNotContain(WellKnownDiagnosticTags.NotConfigurable, ById[id].CustomTags);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [InlineData(ReportDiagnostic.Suppress, null)]
    public async Task The_configuration_decides_the_severity(ReportDiagnostic configured, DiagnosticSeverity? severity)
    {
        const string Source = """
            using Amazon.CDK;
            using Amazon.CDK.AWS.KMS;
            class S : Stack { public S(App app) : base(app, "S") { new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = false }); } }
            """;
        var compilation = CSharpCompilation.Create(
            "Configured",
            [CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken)],
            References.WithCdk,
            new(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: [new("MLI1004", configured)]));
        var found = await compilation.WithAnalyzers([new ArchitectureAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(severity, found.SingleOrDefault(d => d.Id == "MLI1004")?.Severity);
    }

    private static Rule Of(string id) => RuleCatalog.All.Single(rule => rule.Id == id);
}
