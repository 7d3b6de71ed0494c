namespace MlInfra.Constructs.Analytics;

/// <summary>What a folder of the lake is called.</summary>
internal static class LakeFolder
{
    public static void Check(string name, string prefix)
    {
        if (prefix.Length < 2 || prefix[0] == '/' || prefix[^1] != '/')
        {
            throw new ArgumentException($"{name} is '{prefix}', but it should name a folder and end with a slash: write it like curated/.");
        }
    }
}
