using Constructs;
using MlInfra.Constructs.Observability;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// Leaves jobs of a monitor that found violations, failed or were stopped in a queue. A job is known by its role; what it found, by the message that its container ends with.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html.
/// </summary>
internal sealed class MonitoringWatch : Construct
{
    private static readonly string[] Source = ["aws.sagemaker"];
    private static readonly string[] Type = ["SageMaker Processing Job State Change"];
    private static readonly string[] Bad = ["Failed", "Stopped"];
    private static readonly object[] Violations = [new Dictionary<string, object> { ["prefix"] = "CompletedWithViolations" }];

    public MonitoringWatch(Construct scope, string id, string roleArn, FailureQueue failures) : base(scope, id)
    {
        Rule = new CfnRule(this, "Resource", new CfnRuleProps
        {
            Description = "Violations and failures of a monitor, to a queue",
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = Source,
                ["detail-type"] = Type,
                ["detail"] = new Dictionary<string, object>
                {
                    ["RoleArn"] = new[] { roleArn },
                    ["$or"] = new object[]
                    {
                        new Dictionary<string, object> { ["ProcessingJobStatus"] = Bad },
                        new Dictionary<string, object> { ["ExitMessage"] = Violations },
                    },
                },
            },
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Failures",
                    Arn = failures.Queue.QueueArn,
                    DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = failures.Queue.QueueArn },
                },
            },
        });
        failures.AdmitEvents(Rule.AttrArn);
    }

    public CfnRule Rule { get; }
}
