using System.Text.RegularExpressions;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.RealTime.Search;

/// <summary>What a <see cref="SearchDelivery"/> is made from.</summary>
public sealed partial class SearchDeliveryProps
{
    /// <summary>The stream that is read.</summary>
    public required IStream Source { get; init; }

    /// <summary>The domain that documents go to.</summary>
    public required SearchDomain Domain { get; init; }

    /// <summary>The index's name: lower-case letters, digits, hyphens and underscores, a letter first. A new one is begun every month.</summary>
    public required string Index { get; init; }

    /// <summary>The bucket of documents that the index does not take.</summary>
    public required IBucket Data { get; init; }

    /// <summary>The domain's network.</summary>
    public required IWorkNetwork Network { get; init; }

    /// <summary>The key of the log.</summary>
    public required IKey Key { get; init; }

    /// <summary>Where alarms go.</summary>
    public required ITopic Notices { get; init; }

    /// <summary>The folder of documents that the index does not take. Default: <c>errors/search/</c>.</summary>
    public string ErrorPrefix { get; init; } = "errors/search/";

    internal void Check()
    {
        if (!Name().IsMatch(Index))
        {
            throw new ArgumentException($"Index is '{Index}', but an index has lower-case letters, digits, hyphens and underscores, a letter first, and 80 at most: name it like results.");
        }

        if (ErrorPrefix.Length < 2 || ErrorPrefix[0] == '/' || ErrorPrefix[^1] != '/')
        {
            throw new ArgumentException($"ErrorPrefix is '{ErrorPrefix}', but it should name a folder and end with a slash, such as errors/search/.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,79}$")]
    private static partial Regex Name();
}
