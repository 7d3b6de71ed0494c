using Microsoft.CodeAnalysis;

namespace MlInfra.Tests;

/// <summary>What a piece of C# in a test is compiled against: what the test process itself was built against.</summary>
internal static class References
{
    /// <summary>The platform alone.</summary>
    public static IReadOnlyList<MetadataReference> Platform { get; } = Where(IsPlatform);

    /// <summary>The platform, the CDK and the constructs, as a user's project has them.</summary>
    public static IReadOnlyList<MetadataReference> WithCdk { get; } = Where(name => IsPlatform(name) || IsCdk(name));

    private static MetadataReference[] Where(Func<string, bool> wanted) =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => wanted(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static bool IsPlatform(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll";

    private static bool IsCdk(string name) => name.StartsWith("Amazon.", StringComparison.Ordinal) || name is "Constructs.dll" or "MlInfra.Constructs.dll";
}
