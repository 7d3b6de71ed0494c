namespace MlInfra.Blueprints.Tests;

/// <summary>Where the sources are, seen from the compiled tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Blueprints { get; } = Path.Combine(Root, "blueprints");

    /// <summary>The name of every blueprint's folder: every folder that holds a stack.</summary>
    public static IReadOnlyList<string> BlueprintFolders { get; } =
        [.. Directory.EnumerateFiles(Blueprints, "*Stack.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Blueprints, Path.GetDirectoryName(file)!))
            .Where(folder => folder.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)];

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "MlInfra.sln")) ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("MlInfra.sln is in no folder above the tests."));
}
