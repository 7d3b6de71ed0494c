using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.CloudWatch;

/// <summary>What can be wrong with an <c>AWS::CloudWatch::Alarm</c>.</summary>
public static class Alarm
{
    private const string Type = "AWS::CloudWatch::Alarm";

    // Others look at these alarms, and act.
    private static readonly Conditions.Condition IsWatched = Any(
        ReferencedBy("AWS::CloudWatch::CompositeAlarm", "AlarmRule", byName: "AlarmName"),
        ReferencedBy("AWS::SageMaker::Endpoint", "DeploymentConfig.AutoRollbackConfiguration.Alarms.*.AlarmName", byName: "AlarmName"),
        ReferencedBy("AWS::CodeDeploy::DeploymentGroup", "AlarmConfiguration.Alarms.*.Name", byName: "AlarmName"),
        ReferencedBy("AWS::ECS::Service", "DeploymentConfiguration.Alarms.AlarmNames", byName: "AlarmName"));

    /// <summary>Somebody is told.</summary>
    public static readonly Rule Action = new("MLI5412")
    {
        Title = "Alarm should tell somebody",
        On = [Type],
        Requires = Any(Property("AlarmActions").IsSet(), IsWatched),
        Because = "An alarm without an action turns red on a page that nobody has open.",
        Exam = "Operations: alarms act through SNS, Auto Scaling, EC2, Systems Manager and Lambda; a composite alarm watches others and acts once.",
        Source = new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html"),
        Peers = ["cdk-nag:CloudWatchAlarmAction", "guard:CLOUDWATCH_ALARM_ACTION_CHECK", "securityhub:CloudWatch.15"],
    };

    /// <summary>The actions are switched on.</summary>
    public static readonly Rule ActionsEnabled = new("MLI5413")
    {
        Title = "Alarm should have its actions switched on",
        On = [Type],
        AppliesWhen = Property("AlarmActions").IsSet(),
        Requires = Property("ActionsEnabled", orDefault: "true").Is(true),
        Because = "With ActionsEnabled false the alarm changes its state and tells nobody, whatever actions it lists. It was often switched off for one night.",
        Exam = "Operations: DisableAlarmActions silences an alarm without deleting it; action suppression of a composite alarm does the same for a time.",
        Source = new("https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html"),
        Peers = ["checkov:CKV_AWS_319", "securityhub:CloudWatch.17"],
    };
}
