using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace MlInfra.Constructs.Observability;

/// <summary>
/// An alarm told to a topic: on the first bad event, unless a threshold is given. No events at all are fine, unless too few are the trouble.
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html.
/// </summary>
public sealed class NoticeAlarm : Construct
{
    /// <summary>Makes the alarm and sends it to the topic.</summary>
    /// <param name="scope">The construct that the alarm belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="metric">What is watched, with the dimensions of its resource.</param>
    /// <param name="topic">Where the alarm is told.</param>
    /// <param name="description">What has happened, in words.</param>
    /// <param name="threshold">The first value that is bad, in the metric's unit. Default: 1.</param>
    /// <param name="periods">How many periods of the metric in a row must be bad. Default: 1.</param>
    /// <param name="tooLow">Whether values below the threshold are the bad ones; then no value at all is bad too. Default: false.</param>
    /// <param name="silenceIsBad">Whether no value at all is bad, as with what always runs. Default: false.</param>
    public NoticeAlarm(Construct scope, string id, IMetric metric, ITopic topic, string description, double threshold = 1, int periods = 1, bool tooLow = false, bool silenceIsBad = false) : base(scope, id)
    {
        Alarm = new Alarm(this, "Resource", new AlarmProps
        {
            Metric = metric,
            AlarmDescription = description,
            Threshold = threshold,
            EvaluationPeriods = periods,
            ComparisonOperator = tooLow ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            TreatMissingData = tooLow || silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
        });
        Alarm.AddAlarmAction(new SnsAction(topic));
    }

    /// <summary>The alarm.</summary>
    public Alarm Alarm { get; }
}
