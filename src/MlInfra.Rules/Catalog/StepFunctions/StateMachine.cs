using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.StepFunctions;

/// <summary>What can be wrong with an <c>AWS::StepFunctions::StateMachine</c>.</summary>
public static class StateMachine
{
    private const string Type = "AWS::StepFunctions::StateMachine";

    /// <summary>Executions leave a record.</summary>
    public static readonly Rule Logging = new("MLI5405")
    {
        Title = "State machine should log its executions",
        On = [Type],
        Requires = Not(Property("LoggingConfiguration.Level", orDefault: "OFF").Is("OFF")),
        Because = "The history of an execution lasts 90 days and cannot be searched; an express workflow has none. In a log group, failures can be found, counted and alarmed on.",
        Exam = "Operations: levels are ALL, ERROR, FATAL and OFF; the default is OFF, and an express workflow without logs leaves nothing.",
        Source = new("https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html"),
        Peers = ["cdk-nag:StepFunctionStateMachineAllLogsToCloudWatch", "cdk-nag:AwsSolutions-SF1", "checkov:CKV_AWS_285", "securityhub:StepFunctions.1"],
    };

    /// <summary>An execution can be followed.</summary>
    public static readonly Rule Tracing = new("MLI5406")
    {
        Title = "State machine should trace its executions with X-Ray",
        On = [Type],
        Requires = Property("TracingConfiguration.Enabled", orDefault: "false").Is(true),
        Severity = Severity.Info,
        SeverityBecause = "traces cost by their number, and logs and metrics exist without them",
        Because = "A pipeline calls many services. A trace shows which of them took the time, across the functions and jobs that it starts.",
        Exam = "Operations: X-Ray draws the map of the services that an execution calls; the role needs xray:PutTraceSegments.",
        Source = new("https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html"),
        Peers = ["cdk-nag:StepFunctionStateMachineXray", "cdk-nag:AwsSolutions-SF2", "checkov:CKV_AWS_284"],
    };
}
