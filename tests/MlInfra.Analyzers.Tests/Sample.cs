using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using MlInfra.CodeFixes;

namespace MlInfra.Analyzers.Tests;

/// <summary>A piece of C# that the analyzer is run on.</summary>
internal sealed class Sample
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.Kinesis;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.Sagemaker;
        using Amazon.CDK.AWS.StepFunctions;
        using Amazon.CDK.AWS.StepFunctions.Tasks;
        using Constructs;
        using MlInfra.Constructs;
        using DockerImage = Amazon.CDK.AWS.StepFunctions.Tasks.DockerImage;

        """;

    private readonly Document document;

    private Sample(Document document) => this.document = document;

    private Sample(string source, bool cdk, OutputKind output = OutputKind.DynamicallyLinkedLibrary)
    {
#pragma warning disable CA2000 // The workspace lives as long as its document, which the test holds.
        document = new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
#pragma warning restore CA2000
            .WithCompilationOptions(new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithMetadataReferences(cdk ? References.WithCdk : References.Platform)
            .AddDocument("Sample.cs", SourceText.From(source));
    }

    /// <summary>Statements in the constructor of a stack, and more types beside it.</summary>
    internal static Sample OfStatements(string statements, string types = "") => OfMembers(
        $$"""
        public SampleStack(Construct scope, string id) : base(scope, id)
        {
        {{statements}}
        }
        """,
        types);

    /// <summary>Members of a stack, and more types beside it.</summary>
    internal static Sample OfMembers(string members, string types = "") => OfFile($$"""
        {{Usings}}
        public class SampleStack : Stack
        {
        {{members}}
        }
        {{types}}
        """);

    /// <summary>A program of top-level statements.</summary>
    internal static Sample OfProgram(string source) => new(source, cdk: true, OutputKind.ConsoleApplication);

    /// <summary>A whole file.</summary>
    internal static Sample OfFile(string source, bool cdk = true) => new(source, cdk);

    /// <summary>What the analyzer reports, each as the rule's id and the source text that it marks.</summary>
    internal async Task<IReadOnlyList<string>> FindingsAsync(bool mustCompile = true) =>
        [.. (await DiagnosticsAsync(document, mustCompile)).Where(d => !IsAboutCode(d)).Select(d => $"{d.Id} {Marked(d)}")];

    /// <summary>What the rules about code report. Samples set only what their case needs, so others leave out what the CDK requires.</summary>
    internal async Task<IReadOnlyList<string>> CodeFindingsAsync() =>
        [.. (await DiagnosticsAsync(document, mustCompile: true)).Where(IsAboutCode).Select(d => $"{d.Id} {Marked(d)}")];

    private static bool IsAboutCode(Diagnostic diagnostic) => diagnostic.Id.StartsWith("MLI9", StringComparison.Ordinal);

    /// <summary>The messages of one rule.</summary>
    internal async Task<IReadOnlyList<string>> MessagesAsync(string rule) =>
        [.. (await DiagnosticsAsync(document, mustCompile: true)).Where(d => d.Id == rule).Select(d => d.GetMessage())];

    /// <summary>The same with one more file, in the same project or in one of its own.</summary>
    internal Sample Beside(string source, bool sameProject)
    {
        var project = document.Project;
        if (sameProject)
            return new(project.AddDocument("Beside.cs", SourceText.From(source)).Project.GetDocument(document.Id)!);
        var other = project.Solution.AddProject("Other", "Other", LanguageNames.CSharp)
            .WithCompilationOptions(project.CompilationOptions!).WithParseOptions(project.ParseOptions!).WithMetadataReferences(project.MetadataReferences);
        return new(other.AddDocument("Other.cs", SourceText.From(source)).Project.Solution.GetDocument(document.Id)!);
    }

    /// <summary>The statements after all fixes of one rule; null when no fix is offered.</summary>
    internal async Task<string?> FixedAsync(string rule)
    {
        if (await FixAllAsync(rule, FixAllScope.Document) is not { } solution)
            return null;
        var text = (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
        var start = text.IndexOf("base(scope, id)", StringComparison.Ordinal) + "base(scope, id)".Length;
        return text[start..].Trim().Trim('{', '}').Trim().TrimEnd('}').Trim();
    }

    /// <summary>The whole file after all fixes of one rule.</summary>
    internal async Task<string> FixedFileAsync(string rule) => (await FixedFilesAsync(rule, FixAllScope.Document))[0];

    /// <summary>The same with the ends of its lines as they are.</summary>
    internal async Task<string> FixedTextAsync(string rule) =>
        (await (await FixAllAsync(rule, FixAllScope.Document))!.GetDocument(document.Id)!.GetTextAsync()).ToString();

    /// <summary>All files after the fixes of one rule in a scope around this file, this file first.</summary>
    internal async Task<IReadOnlyList<string>> FixedFilesAsync(string rule, FixAllScope scope)
    {
        var solution = await FixAllAsync(rule, scope) ?? throw new InvalidOperationException("no fix is offered");
        var texts = new List<string>();
        foreach (var file in solution.Projects.SelectMany(p => p.Documents).OrderBy(d => d.Id != document.Id))
            texts.Add((await file.GetTextAsync()).ToString().ReplaceLineEndings("\n"));
        return texts;
    }

    // Null when no fix is offered for what is found in the file.
    private async Task<Solution?> FixAllAsync(string rule, FixAllScope scope)
    {
        var found = (await DiagnosticsAsync(document, mustCompile: true)).Where(d => d.Id == rule).ToImmutableArray();
        var provider = new PropertyCodeFixProvider();
        var offered = new List<CodeAction>();
        foreach (var diagnostic in found)
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
        }

        if (offered.Count == 0)
            return null;
        var all = await provider.GetFixAllProvider().GetFixAsync(new FixAllContext(
            document, provider, scope, rule, [rule], new Found(rule), TestContext.Current.CancellationToken));
        var operations = await all!.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        foreach (var project in solution.Projects)
            await DiagnosticsAsync(project.Documents.First(), mustCompile: true);
        return solution;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document, bool mustCompile)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        if (mustCompile)
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        var exceptions = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => exceptions.Add(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new ArchitectureAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(exceptions);
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    private static string Marked(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private sealed class Found(string rule) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await DiagnosticsAsync(project.Documents.First(), mustCompile: true)).Where(d => d.Id == rule);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
