using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Inference;

/// <summary>What can be chosen about a <see cref="DataQualityMonitor"/>.</summary>
public sealed record DataQualityOptions
{
    /// <summary>
    /// The prefix of the data bucket with <c>statistics.json</c> and <c>constraints.json</c> of the training data, which what arrives is compared with.
    /// Default: none, and the monitor only describes what arrives.
    /// </summary>
    public string? Baseline { get; init; }

    /// <summary>The prefix of the data bucket for reports. Default: <c>monitoring/data-quality/</c>.</summary>
    public string ReportPrefix { get; init; } = "monitoring/data-quality/";

    /// <summary>The instance that looks at the data. Default: ml.m5.xlarge.</summary>
    public MlInstance Instance { get; init; } = CpuInstance.M5XLarge;

    /// <summary>The size of its volume in GiB, at least 1. Default: 30.</summary>
    public int VolumeGiB { get; init; } = 30;

    /// <summary>Hours between two looks, 1 to 24. Default: 24, at midnight UTC.</summary>
    public int EveryHours { get; init; } = 24;
}

/// <summary>
/// Looks regularly whether what an endpoint is asked still resembles what its model was trained with. The jobs are isolated, encrypted and inside the network.
/// SageMaker Model Monitor takes no new customers since 2026-07-30, and a CDK warning says so: accounts that used it before keep it,
/// others look at the captured traffic with jobs of their own.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-quality.html.
/// </summary>
public sealed class DataQualityMonitor : Construct
{
    // A job must end before the next one starts, and SageMaker sets an hour as the bound of hourly ones.
    private const int MaxSeconds = 3600;

    /// <summary>Makes the role and the schedule.</summary>
    /// <exception cref="ArgumentException">The endpoint captures nothing or serves many models, or an option is out of range.</exception>
    public DataQualityMonitor(Construct scope, string id, RealTimeEndpoint endpoint, DataQualityOptions? options = null) : base(scope, id)
    {
        options ??= new();
        Check(endpoint, options);

        Annotations.Of(this).AddWarningV2(
            "mlinfra:modelMonitorIsClosed", "SageMaker Model Monitor takes no new customers since 2026-07-30: this deploys only in an account that used it before.");

        var (props, stack) = (endpoint.Props, Stack.Of(this));
        var account = ImageRegistry.ModelMonitor.AccountFor(this);
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = "sagemaker.amazonaws.com", Description = "Looks at what an endpoint is asked" }).Role;
        props.Data.GrantReading(Role, props.CapturePrefix);
        props.Data.GrantWriting(Role, options.ReportPrefix);
        if (options.Baseline is { } baseline)
        {
            props.Data.GrantReading(Role, baseline);
        }

        props.Key.GrantReadingAndWriting(Role);
        props.Key.GrantVolumes(Role);
        props.Network.GrantAttaching(Role);
        ContainerRole.GrantReporting(stack, Role, "/aws/sagemaker/ProcessingJobs", "/aws/sagemaker/ProcessingJobs", "aws/sagemaker/Endpoints/data-metrics");
        ContainerRole.GrantPulling(stack, Role, account, "sagemaker-model-monitor-analyzer");
        Role.Allow(["sagemaker:DescribeEndpoint"], [endpoint.EndpointArn]);
        Role.Allow(["sagemaker:DescribeEndpointConfig"], [endpoint.Config.Ref]);

        Schedule = new CfnMonitoringSchedule(this, "Resource", new CfnMonitoringScheduleProps
        {
            MonitoringScheduleName = EndpointIdentity.NameFor(this),
            MonitoringScheduleConfig = new CfnMonitoringSchedule.MonitoringScheduleConfigProperty
            {
                MonitoringType = "DataQuality",
                ScheduleConfig = new CfnMonitoringSchedule.ScheduleConfigProperty { ScheduleExpression = Cron(options.EveryHours) },
                MonitoringJobDefinition = new MonitoringJob(endpoint, options, Role.RoleArn, $"{account}.dkr.ecr.{stack.Region}.{stack.UrlSuffix}/sagemaker-model-monitor-analyzer", MaxSeconds).Definition,
            },
        });
        Schedule.Node.AddDependency(Role, endpoint.Endpoint);
    }

    /// <summary>The role of the jobs.</summary>
    public Role Role { get; }

    /// <summary>The schedule.</summary>
    public CfnMonitoringSchedule Schedule { get; }

    private static void Check(RealTimeEndpoint endpoint, DataQualityOptions options)
    {
        if (endpoint.Props.CapturePercent == 0)
        {
            throw new ArgumentException("CapturePercent of the endpoint is 0, so there is nothing to look at: set it above 0, or leave the monitor out.", nameof(endpoint));
        }

        if (endpoint.Props.Traffic.Variants.Any(variant => variant.Model is Models.MultiModel))
        {
            throw new ArgumentException("The endpoint serves a MultiModel, which Model Monitor cannot tell apart: give the model an endpoint of its own, or leave the monitor out.", nameof(endpoint));
        }

        if (options.EveryHours is < 1 or > 24)
        {
            throw new ArgumentException($"EveryHours is {options.EveryHours}, but a monitor looks every 1 to 24 hours: choose a number in between.", nameof(options));
        }

        if (options.VolumeGiB < 1)
        {
            throw new ArgumentException($"VolumeGiB is {options.VolumeGiB}, but the data needs room: choose 1 or more.", nameof(options));
        }
    }

    // The only forms that SageMaker takes: every hour, every day, and every few hours of a day.
    private static string Cron(int hours) => hours switch
    {
        1 => "cron(0 * ? * * *)",
        24 => "cron(0 0 ? * * *)",
        _ => $"cron(0 0/{hours} ? * * *)",
    };
}
