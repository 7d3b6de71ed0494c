using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlInfra.Tests;

/// <summary>Compiles a piece of C# against the constructs, as a user would.</summary>
internal static class Snippet
{
    public const string Usings =
        "using System; using Amazon.CDK; using Constructs; using MlInfra.Constructs.Compute; using MlInfra.Constructs.Network; " +
        "using MlInfra.Constructs.Inference; using MlInfra.Constructs.Inference.Endpoints; using MlInfra.Constructs.Inference.Models; " +
        "using MlInfra.Constructs.Storage; using MlInfra.Constructs.Training; using MlInfra.Constructs.Training.Algorithms;\n";

    public static IReadOnlyList<string> ErrorsOfExpression(string expression) => ErrorsOf(Usings + "class C { object M() => " + expression + "; }");

    public static IReadOnlyList<string> ErrorsOf(string source) =>
        [.. Compile(source).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];

    /// <summary>The types of a piece of code that compiles, loaded into this process.</summary>
    public static IReadOnlyList<Type> Load(string source)
    {
        using var image = new MemoryStream();
        return Compile(source).Emit(image).Success ? Assembly.Load(image.ToArray()).GetExportedTypes() : [];
    }

    private static CSharpCompilation Compile(string source) =>
        CSharpCompilation.Create("Snippet", [CSharpSyntaxTree.ParseText(source)], References.WithCdk, new(OutputKind.DynamicallyLinkedLibrary));
}
