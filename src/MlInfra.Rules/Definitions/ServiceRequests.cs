using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>Requests that a workflow sends to AWS services, as the resources that they make.</summary>
internal static class ServiceRequests
{
    private const string SageMaker = "sagemaker:";

    /// <summary>The resources that one request makes; none when rules speak of none that it makes.</summary>
    /// <param name="called">The service and the action, such as <c>sagemaker:createModel</c>.</param>
    /// <param name="name">The name of the state.</param>
    /// <param name="request">The request's parameters.</param>
    /// <param name="origin">Where the name was written.</param>
    internal static IEnumerable<DefinedResource> Resources(string called, string name, Value request, Origin origin) =>
        called.StartsWith(SageMaker, StringComparison.Ordinal)
            ? SageMakerRequests.Resources(called.Substring(SageMaker.Length), name, request, origin)
            : EmrRequests.Resources(called, name, request, origin);
}
