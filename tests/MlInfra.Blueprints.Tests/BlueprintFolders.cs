namespace MlInfra.Blueprints.Tests;

/// <summary>Where the blueprints' sources are.</summary>
internal static class BlueprintFolders
{
    public static string Root { get; } = Repository.PathOf("blueprints");

    /// <summary>The name of every blueprint's folder: every folder that holds a stack.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(Root, "*Stack.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!))
            .Where(folder => folder.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)];
}
