using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>What <c>Amazon.CDK.AWS.Lambda.EventSources</c> makes of a function: event source mappings.</summary>
internal static class LambdaEventSources
{
    private const string Namespace = "aws-cdk-lib.aws_lambda_event_sources.";

    private static readonly Dictionary<string, object?> StartingPositions = new()
    {
        ["TRIM_HORIZON"] = "TRIM_HORIZON",
        ["LATEST"] = "LATEST",
        ["AT_TIMESTAMP"] = "AT_TIMESTAMP",
    };

    /// <summary>The options of a mapping, which the props of an event source share.</summary>
    internal static readonly PropertyLowering[] OfMapping =
    [
        Copy("EventSourceArn"),
        Copy("Enabled"),
        Copy("BatchSize"),
        Choose("StartingPosition", "StartingPosition", StartingPositions),
        Copy("RetryAttempts", "MaximumRetryAttempts"),
        Copy("MaxRecordAge", "MaximumRecordAgeInSeconds"),
        Copy("BisectBatchOnError", "BisectBatchOnFunctionError"),
        Copy("KafkaTopic", "Topics"),
        Copy("KafkaBootstrapServers", "SelfManagedEventSource"),
        new("DestinationConfig.OnFailure.Destination", p => p["OnFailure"]),
    ];

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        Source("KinesisEventSource"),
        Source("DynamoEventSource"),
        Source("SqsEventSource"),

        // A destination is the queue, topic or bucket that it is made of.
        new(Namespace + "SqsDlq", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
        new(Namespace + "SnsDlq", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
        new("aws-cdk-lib.aws_lambda_destinations.SqsDestination", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
        new("aws-cdk-lib.aws_lambda_destinations.SnsDestination", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
        new("aws-cdk-lib.aws_lambda_destinations.LambdaDestination", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
    ];

    /// <summary>Whether an event source becomes a mapping: others subscribe, or set the source itself up.</summary>
    internal static Value IsMapping(Value source) => source is MapValue
        ? new ScalarValue("true", ScalarKind.Boolean, source.Origin)
        : new UnknownValue("which event source it has is not read", source.Origin);

    internal static Value IsMapping(LoweringProps source) => IsMapping(source.All);

    // new KinesisEventSource(stream, new KinesisEventSourceProps { … }) is its props, and where the records come from.
    private static FactoryLowering Source(string type) => new(Namespace + type, FactoryLowering.Constructor, (arguments, at) =>
        arguments.Count < 2 || arguments[1] is AbsentValue ? Map(at, ("EventSourceArn", arguments[0]))
        : arguments[1] is MapValue props ? new MapValue([.. props.Entries, new("EventSourceArn", arguments[0], at)], at) { OpenBecause = props.OpenBecause }
        : null);
}
