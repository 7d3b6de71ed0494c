using System.Collections.Immutable;
using System.Globalization;

namespace MlInfra.Constructs.Training;

/// <summary>
/// What a tuning job searches: a training plan, what to look for, and the hyperparameters to vary. Each method gives a changed copy.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-define-ranges.html.
/// </summary>
public sealed record TuningPlan
{
    private const int MostHyperparameters = 30;
    private const int MostValues = 30;

    internal TuningPlan(TrainingPlan training, string metric, bool more) => (Training, Metric, More) = (training, metric, more);

    /// <summary>What each job trains.</summary>
    public TrainingPlan Training { get; }

    /// <summary>The measure that is looked for, such as <c>test:f1</c>.</summary>
    public string Metric { get; }

    /// <summary>Whether more of it is better.</summary>
    public bool More { get; }

    internal ImmutableList<TunedRange> Ranges { get; private init; } = [];

    /// <summary>Varies a whole number.</summary>
    /// <param name="hyperparameter">The API's name, such as <c>num_trees</c>.</param>
    /// <param name="smallest">The smallest value that is tried.</param>
    /// <param name="largest">The largest value that is tried.</param>
    /// <exception cref="ArgumentException">The hyperparameter is varied already, or the smallest value is not below the largest.</exception>
    public TuningPlan Over(string hyperparameter, long smallest, long largest) =>
        Vary(new("IntegerParameterRanges", hyperparameter, [smallest.ToString(CultureInfo.InvariantCulture), largest.ToString(CultureInfo.InvariantCulture)]), smallest < largest);

    /// <summary>Varies a number.</summary>
    /// <param name="hyperparameter">The API's name, such as <c>eta</c>.</param>
    /// <param name="smallest">The smallest value that is tried.</param>
    /// <param name="largest">The largest value that is tried.</param>
    /// <exception cref="ArgumentException">The hyperparameter is varied already, or the smallest value is not below the largest.</exception>
    public TuningPlan Over(string hyperparameter, double smallest, double largest) =>
        Vary(new("ContinuousParameterRanges", hyperparameter, [smallest.ToString("R", CultureInfo.InvariantCulture), largest.ToString("R", CultureInfo.InvariantCulture)]), smallest < largest);

    /// <summary>Varies among 2 to 30 values.</summary>
    /// <param name="hyperparameter">The API's name, such as <c>optimizer</c>.</param>
    /// <param name="values">The values that are tried.</param>
    /// <exception cref="ArgumentException">The hyperparameter is varied already, or the number of values is out of range.</exception>
    public TuningPlan Among(string hyperparameter, params string[] values) =>
        values.Length is >= 2 and <= MostValues ? Vary(new("CategoricalParameterRanges", hyperparameter, [.. values]), true)
            : throw new ArgumentException($"{hyperparameter} has {values.Length} values to vary among, but tuning takes 2 to {MostValues}: name as many.", nameof(values));

    internal void Check()
    {
        if (Ranges.Count is 0 or > MostHyperparameters)
        {
            throw new ArgumentException($"The plan varies {Ranges.Count} hyperparameters, but tuning takes 1 to {MostHyperparameters}: name as many with Over or Among.");
        }

        if (Ranges.FirstOrDefault(range => Training.Hyperparameters.ContainsKey(range.Name)) is { } twice)
        {
            throw new ArgumentException($"The hyperparameter {twice.Name} is set with With and varied too: leave one of them out.");
        }

        var channel = Metric.Split(':')[0];
        if (Training.Algorithm.Channels.Any(known => known.Name == channel) && Training.Inputs.All(input => input.Channel.Name != channel))
        {
            throw new ArgumentException($"{Metric} is measured on the channel {channel}, which the plan does not feed: add it with Reads.");
        }

        Training.Check([.. Ranges.Select(range => range.Name)]);
        foreach (var hyperparameter in Training.Algorithm.Hyperparameters)
        {
            foreach (var value in Ranges.Where(range => range.Name == hyperparameter.Name).SelectMany(range => range.Values))
            {
                hyperparameter.CheckValue(Training.Algorithm.Name, value);
            }
        }
    }

    private TuningPlan Vary(TunedRange range, bool rises) =>
        !rises ? throw new ArgumentException($"{range.Name} is varied from {range.Values[0]} to {range.Values[1]}, which leaves nothing to try: give the smaller value first.")
        : Ranges.Any(known => known.Name == range.Name) ? throw new ArgumentException($"{range.Name} is varied twice: give all its values at once.")
        : this with { Ranges = Ranges.Add(range) };
}

/// <summary>The values of one hyperparameter: its bounds, or all values where it has no order.</summary>
internal sealed record TunedRange(string Kind, string Name, ImmutableArray<string> Values)
{
    public Dictionary<string, object> ToRequest() => Kind == "CategoricalParameterRanges"
        ? new() { ["Name"] = Name, ["Values"] = Values.ToArray() }
        : new() { ["Name"] = Name, ["MinValue"] = Values[0], ["MaxValue"] = Values[1], ["ScalingType"] = "Auto" };
}
