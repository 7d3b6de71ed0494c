namespace MlInfra.RulePages.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    internal static bool UpdatesBaselines { get; } = Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1";

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MlInfra.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests read docs/rules and cdk.json, so they must run from inside the repository.");
    }
}
