using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace MlInfra.Constructs.Observability;

/// <summary>
/// An alarm on the first bad event within five minutes, told to a topic. No events at all are fine.
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html.
/// </summary>
public sealed class NoticeAlarm : Construct
{
    /// <summary>Makes the alarm and sends it to the topic.</summary>
    public NoticeAlarm(Construct scope, string id, IMetric metric, ITopic topic, string description) : base(scope, id)
    {
        Alarm = new Alarm(this, "Resource", new AlarmProps
        {
            Metric = metric,
            AlarmDescription = description,
            Threshold = 1,
            EvaluationPeriods = 1,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });
        Alarm.AddAlarmAction(new SnsAction(topic));
    }

    /// <summary>The alarm.</summary>
    public Alarm Alarm { get; }
}
