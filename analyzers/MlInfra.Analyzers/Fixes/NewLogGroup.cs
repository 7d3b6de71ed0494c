namespace MlInfra.Analyzers.Fixes;

/// <summary>Fixes that log to a new log group, which has a key of its own and keeps its events for a year.</summary>
internal static class NewLogGroup
{
    private const string Logs = "global::Amazon.CDK.AWS.Logs.";
    private const string Itself =
        $$"""new {{Logs}}LogGroup(@{scope}, @{id:Logs}, new {{Logs}}LogGroupProps { EncryptionKey = @{var:Key}, Retention = {{Logs}}RetentionDays.ONE_YEAR })""";

    /// <summary>Where a state machine records its executions.</summary>
    internal static readonly PropFix OfStateMachine = To("Logs.Destination", Itself, new PropFix("Logs.Level", "global::Amazon.CDK.AWS.StepFunctions.LogLevel.ALL"));

    /// <summary>Where the stage of a REST API records its requests. API Gateway logs by a role of the account.</summary>
    internal static readonly PropFix OfRestApi = To(
        "DeployOptions.AccessLogDestination", $$"""new global::Amazon.CDK.AWS.APIGateway.LogGroupLogDestination({{Itself}})""", new PropFix("CloudWatchRole", "true"));

    private static PropFix To(string prop, string destination, PropFix with) =>
        new(prop, destination) { Title = "a new log group", Before = NewKey.ForLogGroups, With = [with] };
}
