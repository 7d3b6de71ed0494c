using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>Requests that a workflow sends to AWS services, as the resources that they make.</summary>
internal static class ServiceRequests
{
    private const string SageMaker = "sagemaker:";

    // What these make CloudFormation does not have; the types are named after what the service's API returns.
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["athena:startQueryExecution"] = "AWS::Athena::QueryExecution",
        ["batch:submitJob"] = "AWS::Batch::Job",
        ["glue:startJobRun"] = "AWS::Glue::JobRun",
    };

    /// <summary>The type of what a request makes that rules speak of, or null.</summary>
    internal static string? TypeOf(string called) =>
        called.StartsWith(SageMaker, StringComparison.Ordinal) ? SageMakerRequests.TypeOf(called.Substring(SageMaker.Length))
        : Types.TryGetValue(called, out var type) ? type
        : EmrRequests.TypeOf(called);

    /// <summary>The resources that one request makes; none when rules speak of none that it makes.</summary>
    /// <param name="called">The service and the action, such as <c>sagemaker:createModel</c>.</param>
    /// <param name="name">The name of the state.</param>
    /// <param name="request">The request's parameters.</param>
    /// <param name="origin">Where the name was written.</param>
    internal static IEnumerable<DefinedResource> Resources(string called, string name, Value request, Origin origin)
    {
        if (called.StartsWith(SageMaker, StringComparison.Ordinal))
            return SageMakerRequests.Resources(called.Substring(SageMaker.Length), name, request, origin);
        if (!Types.TryGetValue(called, out var type))
            return EmrRequests.Resources(called, name, request, origin);
        return ChoiceMerge.Map(request) is { } map ? [new(name, type, new(map.Entries, origin) { OpenBecause = map.OpenBecause }, origin)] : [];
    }
}
