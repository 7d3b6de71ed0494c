namespace MlInfra.Analyzers.Fixes;

/// <summary>Fixes that log to a new log group, which has a key of its own and keeps its events for a year.</summary>
internal static class NewLogGroup
{
    private const string Logs = "global::Amazon.CDK.AWS.Logs.";
    private const string Ec2 = "global::Amazon.CDK.AWS.EC2.";
    private const string Itself =
        $$"""new {{Logs}}LogGroup(@{scope}, @{id:Logs}, new {{Logs}}LogGroupProps { EncryptionKey = @{var:Key}, Retention = {{Logs}}RetentionDays.ONE_YEAR })""";

    /// <summary>Where a state machine records its executions.</summary>
    internal static readonly PropFix OfStateMachine = To("Logs.Destination", Itself, new PropFix("Logs.Level", "global::Amazon.CDK.AWS.StepFunctions.LogLevel.ALL"));

    /// <summary>Where the stage of a REST API records its requests. API Gateway logs by a role of the account.</summary>
    internal static readonly PropFix OfRestApi = To(
        "DeployOptions.AccessLogDestination", $$"""new global::Amazon.CDK.AWS.APIGateway.LogGroupLogDestination({{Itself}})""", new PropFix("CloudWatchRole", "true"));

    /// <summary>Where a trail sends its events.</summary>
    internal static readonly PropFix OfTrail = To("CloudWatchLogGroup", Itself, new PropFix("SendToCloudWatchLogs", "true"));

    /// <summary>Where a domain of OpenSearch writes its errors.</summary>
    internal static readonly PropFix OfDomain = To("Logging.AppLogGroup", Itself, new PropFix("Logging.AppLogEnabled", "true"));

    /// <summary>Where a VPC records its traffic.</summary>
    internal static readonly PropFix OfVpc = To(
        "FlowLogs",
        $$"""new global::System.Collections.Generic.Dictionary<string, {{Ec2}}IFlowLogOptions> { ["All"] = new {{Ec2}}FlowLogOptions { Destination = {{Ec2}}FlowLogDestination.ToCloudWatchLogs({{Itself}}) } }""");

    /// <summary>Where a container's output goes. The CDK lets the task's role write it.</summary>
    internal static PropFix OfContainer(string prop) => To(
        prop, $$"""global::Amazon.CDK.AWS.ECS.LogDriver.AwsLogs(new global::Amazon.CDK.AWS.ECS.AwsLogDriverProps { StreamPrefix = "ecs", LogGroup = {{Itself}} })""");

    private static PropFix To(string prop, string destination, params PropFix[] with) =>
        new(prop, destination) { Title = "a new log group", Before = NewKey.ForLogGroups, With = with };
}
