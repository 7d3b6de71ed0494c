namespace MlInfra.Constructs.RealTime.Search;

/// <summary>
/// The version of OpenSearch that domains run, in one place.
/// Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html#choosing-version.
/// </summary>
public static class SearchEngine
{
    /// <summary>The API's name.</summary>
    public const string Version = "OpenSearch_3.5";
}
