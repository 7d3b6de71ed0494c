using Amazon.CDK;
using Amazon.CDK.AWS.ApplicationAutoScaling;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// Scales an asynchronous endpoint by its backlog, down to nothing. Tracking alone cannot start the first instance, because a backlog per instance
/// is not defined for none: a step policy does that as soon as requests wait without anybody to work on them.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html.
/// </summary>
public sealed class BacklogScaling : Construct
{
    /// <summary>Makes the target, both policies and the alarm that wakes the endpoint.</summary>
    /// <param name="scope">The construct that the scaling belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="variant">The name of its variant.</param>
    /// <param name="endpointName">The name that its metrics carry.</param>
    /// <param name="maxInstances">The most instances.</param>
    /// <param name="backlogPerInstance">Waiting requests per instance to aim at.</param>
    public BacklogScaling(Construct scope, string id, CfnEndpoint endpoint, string variant, string endpointName, int maxInstances, double backlogPerInstance) : base(scope, id)
    {
        Target = VariantScaling.Register(this, endpoint, variant, 0, maxInstances);
        Tracking = new CfnScalingPolicy(this, "Backlog", new CfnScalingPolicyProps
        {
            PolicyName = "backlog-per-instance",
            PolicyType = "TargetTrackingScaling",
            ScalingTargetId = Target.Ref,
            TargetTrackingScalingPolicyConfiguration = new CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty
            {
                TargetValue = backlogPerInstance,
                ScaleOutCooldown = Duration.Minutes(5).ToSeconds(),
                ScaleInCooldown = Duration.Minutes(10).ToSeconds(),
                CustomizedMetricSpecification = new CfnScalingPolicy.CustomizedMetricSpecificationProperty
                {
                    Namespace = "AWS/SageMaker",
                    MetricName = "ApproximateBacklogSizePerInstance",
                    Statistic = "Average",
                    Dimensions = new[] { new CfnScalingPolicy.MetricDimensionProperty { Name = "EndpointName", Value = endpointName } },
                },
            },
        });
        FirstInstance = new CfnScalingPolicy(this, "FirstInstance", new CfnScalingPolicyProps
        {
            PolicyName = "has-backlog-without-capacity",
            PolicyType = "StepScaling",
            ScalingTargetId = Target.Ref,
            StepScalingPolicyConfiguration = new CfnScalingPolicy.StepScalingPolicyConfigurationProperty
            {
                AdjustmentType = "ChangeInCapacity",
                MetricAggregationType = "Average",
                Cooldown = Duration.Minutes(5).ToSeconds(),
                StepAdjustments = new[] { new CfnScalingPolicy.StepAdjustmentProperty { MetricIntervalLowerBound = 0, ScalingAdjustment = 1 } },
            },
        });
        // It acts on capacity and tells nobody: waking up is not an incident.
        Waking = new CfnAlarm(this, "Waking", new CfnAlarmProps
        {
            AlarmDescription = "Requests wait and no instance runs: the first one is started",
            Namespace = "AWS/SageMaker",
            MetricName = "HasBacklogWithoutCapacity",
            Dimensions = new[] { new CfnAlarm.DimensionProperty { Name = "EndpointName", Value = endpointName } },
            Statistic = "Average",
            Period = 60,
            EvaluationPeriods = 2,
            Threshold = 1,
            ComparisonOperator = "GreaterThanOrEqualToThreshold",
            TreatMissingData = "missing",
            AlarmActions = [FirstInstance.Ref],
        });
    }

    /// <summary>What is scaled.</summary>
    public CfnScalableTarget Target { get; }

    /// <summary>Follows the backlog per instance.</summary>
    public CfnScalingPolicy Tracking { get; }

    /// <summary>Starts the first instance.</summary>
    public CfnScalingPolicy FirstInstance { get; }

    /// <summary>The alarm that calls for the first instance.</summary>
    public CfnAlarm Waking { get; }

    internal static Metric Metric(string endpointName, string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/SageMaker",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(1),
        DimensionsMap = new Dictionary<string, string> { ["EndpointName"] = endpointName },
    });
}
