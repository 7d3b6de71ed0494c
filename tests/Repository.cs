namespace MlInfra.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Whether this run writes the generated files instead of comparing them.</summary>
    public static bool UpdatesBaselines { get; } = Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "MlInfra.sln")) ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("MlInfra.sln is in no folder above the tests: they read the repository, and run inside it."));
}
