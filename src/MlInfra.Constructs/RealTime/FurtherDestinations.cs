using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.RealTime.Search;

namespace MlInfra.Constructs.RealTime;

/// <summary>Where the results of a pipeline go beside the lake.</summary>
public static class FurtherDestinations
{
    /// <summary>
    /// Loads what the lake gets into a warehouse, too: every file that is delivered is copied into a table. Firehose itself would want a warehouse
    /// with a public address. A bucket that was brought along must tell EventBridge about new objects.
    /// Source: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html.
    /// </summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="warehouse">The warehouse. It must reach the lake's bucket from its network.</param>
    /// <param name="table">The table, such as <c>events</c> or <c>public.events</c>, with the columns of the lake in their order.</param>
    /// <exception cref="ArgumentException">The table has a name that SQL does not take without quotes.</exception>
    public static WarehouseLoad LoadInto(this StreamingPipeline pipeline, string id, IWarehouse warehouse, string table) =>
        new(pipeline, id, new WarehouseLoadProps { Lake = pipeline.Lake, Warehouse = warehouse, Table = table, Key = pipeline.Key, Notices = pipeline.Notices });

    /// <summary>Delivers the stream of results to an index, too, to be searched. What the index does not take goes to the lake's errors.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="index">The index's name, in lower case; a new one is begun every month.</param>
    /// <exception cref="ArgumentException">The index has a name that OpenSearch does not take.</exception>
    public static SearchDelivery IndexInto(this StreamingPipeline pipeline, string id, SearchDomain domain, string index) => new(pipeline, id, new SearchDeliveryProps
    {
        Source = pipeline.Results.Stream,
        Domain = domain,
        Index = index,
        Data = pipeline.Data,
        Network = pipeline.Network,
        Key = pipeline.Key,
        Notices = pipeline.Notices,
    });
}
