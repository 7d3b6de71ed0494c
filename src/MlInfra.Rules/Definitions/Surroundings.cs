using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>What a state has from its state machine and from the states around it.</summary>
/// <param name="Timeout">The TimeoutSeconds of the state machine, after which all its states end.</param>
/// <param name="HandledBecause">Why its errors may be retried or caught around it, or null.</param>
/// <param name="ExecutionType">The type of the child workflow that a distributed Map runs it in; null: it runs in the state machine's own.</param>
public sealed record Surroundings(Value Timeout, string? HandledBecause = null, Value? ExecutionType = null)
{
    private static readonly string[] Handling =
        ["Retry", "Catch", "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath"];

    /// <summary>What the states within a Parallel or Map state have.</summary>
    /// <param name="state">The state around them.</param>
    public Surroundings Within(MapValue state) =>
        Handling.FirstOrDefault(field => state[field] is not AbsentValue) is { } field ? this with { HandledBecause = $"a state around it has a {field}" } : this;

    /// <summary>What the states have that a Map state runs for each item.</summary>
    /// <param name="processor">The Map's ItemProcessor.</param>
    public Surroundings Within(Value processor) => processor is not MapValue map ? this : map["ProcessorConfig"] switch
    {
        AbsentValue => this,
        MapValue config => config["Mode"] switch
        {
            ScalarValue { Text: "DISTRIBUTED" } => this with { ExecutionType = config["ExecutionType"] },
            ScalarValue or AbsentValue => this,
            var mode => this with { ExecutionType = Unknown(mode.Origin) },
        },
        var config => this with { ExecutionType = Unknown(config.Origin) },
    };

    private static UnknownValue Unknown(Origin origin) => new("which workflow it runs in is not known", origin) { MayBeAbsent = true };
}
