using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlInfra.Analyzers.Lowering;

namespace MlInfra.Analyzers.Reading;

/// <summary>
/// What the compilation's code speaks of, by its words. It answers for what one class hands out: what the rest of the code
/// never names, it neither makes nor calls.
/// </summary>
internal sealed class CodeElsewhere
{
    private const string Children = "Children";
    private const string Tests = "is ";
    private const string Ours = "MlInfra.Constructs";

    // CloudFormation by the names of its types, or a whole template.
    private static readonly string[] Untyped = ["CfnResource", "CfnInclude"];

    private static readonly string[] Walks = ["FindAll", Children, "FindChild"];

    // A file stays as it is while others are edited.
    private static readonly ConditionalWeakTable<SyntaxTree, object> WalkingByTree = new();
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>>> SpeakersByTree = new();

    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> speakers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SyntaxTree, string> texts = new();
    private readonly Compilation compilation;
    private readonly Lazy<bool> isWhole;
    private readonly Lazy<bool> walks;

    internal CodeElsewhere(Compilation compilation)
    {
        this.compilation = compilation;
        walks = new(() => compilation.SyntaxTrees.Any(tree => (bool)WalkingByTree.GetValue(tree, HasWalk)));
        isWhole = new(() => compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
            && !compilation.SourceModule.ReferencedAssemblySymbols.Any(HoldsConstructs));
    }

    /// <summary>Whether all that can be done to a construct stands in the compilation: it is a program, and uses no constructs but the CDK's.</summary>
    internal bool IsWhole => isWhole.Value;

    /// <summary>Whether code may make a resource of a type.</summary>
    /// <param name="resourceType">The CloudFormation type.</param>
    /// <param name="own">What makes such a resource for itself only, or null.</param>
    /// <param name="except">The class whose code does not count, or null.</param>
    internal bool Makes(string resourceType, ConstructLowering? own, INamedTypeSymbol? except)
    {
        if (Speaks(NameOf(resourceType, ':'), except) || Array.Exists(Untyped, word => Speaks(word, except)))
            return true;
        foreach (var lowering in LoweringCatalog.All)
        {
            if (lowering != own && MayMake(lowering, resourceType) && Speaks(NameOf(lowering.Construct, '.'), except))
                return true;
        }

        return false;
    }

    /// <summary>Whether code speaks of a method, or of a path of members, by its last name.</summary>
    internal bool Calls(string method, INamedTypeSymbol? except) => Speaks(NameOf(method, '.'), except);

    /// <summary>Whether any code looks for the constructs below some scope.</summary>
    internal bool HasWalks => walks.Value;

    /// <summary>Whether another class looks for the constructs below some scope and speaks of an L1 type: it may change each of them.</summary>
    internal bool WalksTo(string l1, INamedTypeSymbol except)
    {
        foreach (var walk in Walks)
        {
            foreach (var walker in Speakers(walk))
            {
                if (!Is(walker, except) && (Speakers(Tests + l1).Contains(walker) || Speakers(Tests + "CfnResource").Contains(walker)))
                    return true;
            }
        }

        return false;
    }

    private static object HasWalk(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        return Array.Exists(Walks, walk => text.IndexOf(walk, StringComparison.Ordinal) >= 0);
    }

    private bool Speaks(string word, INamedTypeSymbol? except)
    {
        foreach (var speaker in Speakers(word))
        {
            if (except is null || !Is(speaker, except))
                return true;
        }

        return false;
    }

    // The classes, and the programs of top-level statements, whose code has a word; with "is " before it, beyond `new Word`.
    private IReadOnlyList<SyntaxNode> Speakers(string word) => speakers.GetOrAdd(word, Find);

    private IReadOnlyList<SyntaxNode> Find(string spoken) =>
        [.. compilation.SyntaxTrees.SelectMany(tree => SpeakersByTree.GetOrCreateValue(tree).GetOrAdd(spoken, _ => Find(spoken, tree)))];

    private IReadOnlyList<SyntaxNode> Find(string spoken, SyntaxTree tree)
    {
        var tests = spoken.StartsWith(Tests, StringComparison.Ordinal);
        var word = tests ? spoken.Substring(Tests.Length) : spoken;
        var text = TextOf(tree);
        var found = new HashSet<SyntaxNode>();
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var token = tree.GetRoot().FindToken(at);
            if (IsSpoken(token, word) && !(tests && token.Parent!.Parent is ObjectCreationExpressionSyntax) && token.Parent!.FirstAncestorOrSelf<MemberDeclarationSyntax>(IsCode) is { } code)
                found.Add(code is GlobalStatementSyntax ? code.Parent! : code);
        }

        return [.. found];
    }

    // Not the name of an interface, of a member that is only read or set, or of what is declared.
    private static bool IsSpoken(SyntaxToken token, string word) => token.Parent is SimpleNameSyntax name && token.ValueText != "I" + word && name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Parent is InvocationExpressionSyntax || word == Children,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };

    private static bool IsCode(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or GlobalStatementSyntax;

    private static bool Is(SyntaxNode code, INamedTypeSymbol type)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == code.SyntaxTree && reference.Span == code.Span)
                return true;
        }

        return false;
    }

    // cdk-nag looks and does not touch.
    private bool HoldsConstructs(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("Amazon.CDK", StringComparison.Ordinal) && assembly.Name is not ("Constructs" or "Cdklabs.CdkNag")
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == "Constructs"))
        && (assembly.Name != Ours || compilation.SyntaxTrees.Any(tree => TextOf(tree).Contains(Ours)));

    private string TextOf(SyntaxTree tree) => texts.GetOrAdd(tree, t => t.GetText().ToString());

    private static bool MayMake(ConstructLowering lowering, string resourceType) =>
        IsType(lowering.Type, resourceType) || lowering.Companions.Any(companion => IsType(companion.Type, resourceType));

    private static bool IsType(string type, string other) => string.Equals(type, other, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string path, char separator) => path.Substring(path.LastIndexOf(separator) + 1);
}
