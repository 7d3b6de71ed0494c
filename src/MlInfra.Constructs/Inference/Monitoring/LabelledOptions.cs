using Amazon.CDK;

namespace MlInfra.Constructs.Inference.Monitoring;

/// <summary>
/// What can be chosen about a monitor that compares predictions with what turned out to be true.
/// Each look is two jobs: the first joins captured requests with labels by their event id, the second judges what it joined.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-merge.html.
/// </summary>
public abstract record LabelledOptions : MonitorOptions
{
    private const int Hour = 3600;

    private protected LabelledOptions(string reportPrefix) : base(reportPrefix)
    {
    }

    /// <summary>
    /// The folder of the data bucket with the labels, in the layout of captured data: <c>yyyy/MM/dd/HH/</c> below it. You put them there.
    /// Default: <c>monitoring/labels/</c>.
    /// </summary>
    public string GroundTruth { get; init; } = "monitoring/labels/";

    /// <summary>How long it takes until labels have come: a look leaves out what is younger. Whole hours, 0 to 60 days. Default: none.</summary>
    public Duration LabelDelay { get; init; } = Duration.Hours(0);

    /// <summary>
    /// How much traffic each look covers, back from the delay. Whole hours, <see cref="MonitorOptions.EveryHours"/> to 60 days.
    /// Default: as much as arrived since the last look.
    /// </summary>
    public Duration? Window { get; init; }

    /// <summary>The time of an execution is divided between its two jobs.</summary>
    internal override int MaxSeconds => EveryHours == 1 ? Hour / 2 : Hour;

    internal override string? Labels => GroundTruth;

    // SageMaker subtracts the offsets from the time of the look, and writes them with a minus.
    internal override IEnumerable<(string Name, object? Value)> EndpointInput =>
        LabelDelay.ToSeconds() == 0 && Window is null ? []
            : [("StartTimeOffset", $"-PT{LabelDelay.ToHours() + WindowHours}H"), ("EndTimeOffset", $"-PT{LabelDelay.ToHours()}H")];

    private double WindowHours => Window?.ToHours() ?? EveryHours;

    internal override void Check()
    {
        base.Check();
        CheckFolder(nameof(GroundTruth), GroundTruth);
        CheckHours(nameof(LabelDelay), LabelDelay, 0);
        if (Window is { } window)
        {
            CheckHours(nameof(Window), window, EveryHours);
        }
    }

    private static void CheckHours(string prop, Duration time, int least)
    {
        var seconds = time.ToSeconds();
        if (seconds % Hour != 0 || seconds < least * Hour || seconds > 60 * 24 * Hour)
        {
            throw new ArgumentException($"{prop} is {seconds} s, but traffic is kept by the hour, and it takes {least} hours to 60 days: choose whole hours in between.");
        }
    }
}
