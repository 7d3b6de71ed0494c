using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Sagemaker;
using Constructs;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;
using MlInfra.Constructs.Training.Algorithms;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// Looks regularly at what an endpoint was asked and answered. The jobs are encrypted and inside the network; violations and failures are kept in a queue, and an alarm tells.
/// SageMaker Model Monitor takes no new customers since 2026-07-30, and a CDK warning says so: accounts that used it before keep it,
/// others look at the captured traffic with jobs of their own.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html.
/// </summary>
public abstract class ModelMonitor : Construct
{
    private readonly MonitorKind _kind;
    private readonly string _endpoint;

    private protected ModelMonitor(Construct scope, string id, RealTimeEndpoint endpoint, MonitorKind kind, MonitorOptions options) : base(scope, id)
    {
        Check(endpoint);
        options.Check();
        (_kind, _endpoint) = (kind, endpoint.EndpointName);
        Annotations.Of(this).AddWarningV2(
            "mlinfra:modelMonitorIsClosed", "SageMaker Model Monitor takes no new customers since 2026-07-30: this deploys only in an account that used it before.");

        var (props, stack, account) = (endpoint.Props, Stack.Of(this), kind.Registry.AccountFor(this));
        Role = options.JobRole ?? new ServiceRole(this, "Role", new ServiceRoleProps { Service = "sagemaker.amazonaws.com", Description = "Looks at what an endpoint is asked" }).Role;
        Grant(endpoint, options);
        ContainerRole.GrantReporting(stack, Role, "/aws/sagemaker/ProcessingJobs", "/aws/sagemaker/ProcessingJobs", kind.Metrics);
        ContainerRole.GrantPulling(stack, Role, account, kind.Repository);

        var image = $"{account}.dkr.ecr.{stack.Region}.{stack.UrlSuffix}/{kind.Image}";
        Definition = new CfnResource(this, "Definition", new MonitoringDefinition(kind, props, endpoint.EndpointName, options, Role.RoleArn, image).Props);
        Definition.Node.AddDependency(Role);
        Schedule = new CfnMonitoringSchedule(this, "Resource", new CfnMonitoringScheduleProps
        {
            MonitoringScheduleName = EndpointIdentity.NameFor(this),
            MonitoringScheduleConfig = new CfnMonitoringSchedule.MonitoringScheduleConfigProperty
            {
                MonitoringType = kind.Name,
                // The ARN ends in the name, which is new whenever the definition is.
                MonitoringJobDefinitionName = Fn.Select(1, Fn.Split("/", Definition.GetAtt("JobDefinitionArn").ToString())),
                ScheduleConfig = new CfnMonitoringSchedule.ScheduleConfigProperty { ScheduleExpression = Cron(options.EveryHours) },
            },
        });
        Schedule.Node.AddDependency(Role, endpoint.Endpoint);

        Failures = new FailureQueue(this, "Failures", new FailureQueueProps { Key = props.Key, Notices = props.Notices, Description = "A monitor found violations, or could not look" });
        Watch = new MonitoringWatch(this, "Watch", Role.RoleArn, Failures).Rule;
    }

    /// <summary>The role of the jobs.</summary>
    public IRole Role { get; }

    /// <summary>The definition of the jobs.</summary>
    public CfnResource Definition { get; }

    /// <summary>The schedule.</summary>
    public CfnMonitoringSchedule Schedule { get; }

    /// <summary>What looks for jobs that found violations or failed.</summary>
    public CfnRule Watch { get; }

    /// <summary>Where they can be found: each message is the event, which names the job. Its alarm tells of the first one.</summary>
    public FailureQueue Failures { get; }

    /// <summary>
    /// A metric that the jobs publish about this endpoint, by the hour, such as <c>accuracy</c> of a <see cref="ModelQualityMonitor"/>.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html.
    /// </summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="more">Dimensions beside the endpoint and the schedule, such as <c>BiasStage</c>. Default: none.</param>
    public Metric Metric(string name, IReadOnlyDictionary<string, string>? more = null) => new(new MetricProps
    {
        Namespace = _kind.Metrics,
        MetricName = name,
        Statistic = "Average",
        Period = Duration.Hours(1),
        DimensionsMap = new Dictionary<string, string>(more ?? new Dictionary<string, string>())
        {
            ["Endpoint"] = _endpoint,
            ["MonitoringSchedule"] = Schedule.MonitoringScheduleName,
        },
    });

    private void Grant(RealTimeEndpoint endpoint, MonitorOptions options)
    {
        var props = endpoint.Props;
        string?[] read = [props.CapturePrefix, options.Baseline, options.AnalysisConfig, options.Labels];
        foreach (var prefix in read.OfType<string>())
        {
            props.Data.GrantReading(Role, prefix);
        }

        props.Data.GrantWriting(Role, options.ReportPrefix);
        if (options.Labels is not null)
        {
            // What was joined lies below the reports in between.
            props.Data.GrantReading(Role, options.ReportPrefix);
            ContainerRole.GrantPulling(Stack.Of(this), Role, ImageRegistry.ModelMonitor.AccountOnce(this, "MergerAccounts"), MonitorKind.Merger);
        }

        props.Key.GrantReadingAndWriting(Role);
        props.Key.GrantVolumes(Role);
        props.Network.GrantAttaching(Role);
        Role.Allow(["sagemaker:DescribeEndpoint"], [endpoint.EndpointArn]);
        Role.Allow(["sagemaker:DescribeEndpointConfig"], [endpoint.Config.Ref]);
    }

    private static void Check(RealTimeEndpoint endpoint)
    {
        if (endpoint.Props.CapturePercent == 0)
        {
            throw new ArgumentException("CapturePercent of the endpoint is 0, so there is nothing to look at: set it above 0, or leave the monitor out.", nameof(endpoint));
        }

        if (endpoint.Props.Traffic.Variants.Any(variant => variant.Model is Models.MultiModel))
        {
            throw new ArgumentException("The endpoint serves a MultiModel, which Model Monitor cannot tell apart: give the model an endpoint of its own, or leave the monitor out.", nameof(endpoint));
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
