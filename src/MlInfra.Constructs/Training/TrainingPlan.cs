using System.Collections.Immutable;
using System.Globalization;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Training;

/// <summary>What a training job does: an algorithm, the instances that run it, the data it reads and its hyperparameters.</summary>
public abstract record TrainingPlan
{
    private protected TrainingPlan(BuiltInAlgorithm algorithm, MlInstance instance, int instances)
    {
        if (instances < 1)
        {
            throw new ArgumentException($"instances is {instances}, but a job runs on at least one: choose 1 or more.", nameof(instances));
        }

        (Algorithm, Instance, Instances) = (algorithm, instance, instances);
    }

    /// <summary>The algorithm.</summary>
    public BuiltInAlgorithm Algorithm { get; }

    /// <summary>The type of the instances.</summary>
    public MlInstance Instance { get; }

    /// <summary>The number of instances.</summary>
    public int Instances { get; }

    /// <summary>The data of each channel, in the order given.</summary>
    public ImmutableList<PlannedChannel> Inputs { get; private protected init; } = [];

    /// <summary>The hyperparameters, as the API takes them.</summary>
    public ImmutableSortedDictionary<string, string> Hyperparameters { get; private protected init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Checks all that the algorithm asks of data and hyperparameters.</summary>
    /// <param name="tuned">The hyperparameters that tuning sets.</param>
    /// <exception cref="ArgumentException">A required channel or hyperparameter is missing, or a value is out of range.</exception>
    internal void Check(IReadOnlyCollection<string> tuned)
    {
        foreach (var missing in Algorithm.Channels.Where(channel => channel.IsRequired && Inputs.All(input => input.Channel != channel)))
        {
            throw new ArgumentException($"{Algorithm.Name} needs the channel {missing.Name}: add it to the plan with Reads.");
        }

        var imageFiles = Inputs.FirstOrDefault(input => input.Channel.IsRequired && input.ContentType is ("image/jpeg" or "image/png" or "application/x-image"));
        if (imageFiles is not null && Algorithm.Channels.FirstOrDefault(channel => channel.NeededWithImageFiles && Inputs.All(input => input.Channel != channel)) is { } labels)
        {
            throw new ArgumentException($"Channel {imageFiles.Channel.Name} of {Algorithm.Name} reads image files, which need the channel {labels.Name}: add it with Reads, or give RecordIO.");
        }

        foreach (var hyperparameter in Algorithm.Hyperparameters.Where(hyperparameter => !tuned.Contains(hyperparameter.Name)))
        {
            hyperparameter.Check(Algorithm.Name, Hyperparameters);
        }
    }
}

/// <summary>One channel of a plan, checked and spelt as the API takes it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Data">Its data.</param>
/// <param name="ContentType">The content type; null for files that have none.</param>
/// <param name="Distribution">How the objects reach several instances.</param>
public sealed record PlannedChannel(Channel Channel, TrainingData Data, string? ContentType, Distribution Distribution);

/// <summary>A plan for one algorithm. Each method gives a changed copy.</summary>
/// <typeparam name="TAlgorithm">The algorithm; only its own channels fit.</typeparam>
public sealed record TrainingPlan<TAlgorithm> : TrainingPlan where TAlgorithm : BuiltInAlgorithm
{
    internal TrainingPlan(TAlgorithm algorithm, MlInstance instance, int instances) : base(algorithm, instance, instances)
    {
    }

    /// <summary>Feeds a channel, copying its data to every instance or dividing it among them. Default: copying.</summary>
    /// <exception cref="ArgumentException">The channel is fed already, or does not read data of this form or in this way.</exception>
    public TrainingPlan<TAlgorithm> Reads(AnyChannel<TAlgorithm> channel, TrainingData data, Distribution distribution = Distribution.FullyReplicated) =>
        Feed(channel, data, distribution);

    /// <summary>Feeds a channel whose data is always divided among the instances.</summary>
    /// <exception cref="ArgumentException">The channel is fed already, or does not read data of this form or in this way.</exception>
    public TrainingPlan<TAlgorithm> Reads(ShardedChannel<TAlgorithm> channel, TrainingData data) => Feed(channel, data, Distribution.ShardedByS3Key);

    /// <summary>Feeds a channel whose data is always copied to every instance.</summary>
    /// <exception cref="ArgumentException">The channel is fed already, or does not read data of this form or in this way.</exception>
    public TrainingPlan<TAlgorithm> Reads(ReplicatedChannel<TAlgorithm> channel, TrainingData data) => Feed(channel, data, Distribution.FullyReplicated);

    /// <summary>Sets a hyperparameter to a text.</summary>
    public TrainingPlan<TAlgorithm> With(string hyperparameter, string value) => this with { Hyperparameters = Hyperparameters.SetItem(hyperparameter, value) };

    /// <summary>Sets a hyperparameter to a whole number.</summary>
    public TrainingPlan<TAlgorithm> With(string hyperparameter, long value) => With(hyperparameter, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a hyperparameter to a number.</summary>
    public TrainingPlan<TAlgorithm> With(string hyperparameter, double value) => With(hyperparameter, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Varies hyperparameters to find what does best: <c>plan.TunedFor(RandomCutForest.F1).Over("num_trees", 50, 200)</c>.</summary>
    public TuningPlan TunedFor(Objective<TAlgorithm> objective) => new(this, objective.Metric, objective.More);

    private TrainingPlan<TAlgorithm> Feed(Channel channel, TrainingData data, Distribution distribution)
    {
        if (Inputs.Any(input => input.Channel == channel))
        {
            throw new ArgumentException($"Channel {channel.Name} of {Algorithm.Name} is fed twice: put the data under one prefix.", nameof(channel));
        }

        var contentType = channel.Spell(data.Form, Algorithm.Name);
        if (data.Mode == InputMode.Pipe && !Algorithm.Streams)
        {
            throw new ArgumentException($"{Algorithm.Name} does not stream data: leave Streamed() out of channel {channel.Name}.", nameof(data));
        }

        if (data.Mode == InputMode.Pipe && Algorithm.StreamsOnly is { } only && contentType != only.Mime)
        {
            throw new ArgumentException($"{Algorithm.Name} streams {only.Name} only: leave Streamed() out of channel {channel.Name} or change the form of its data.", nameof(data));
        }

        return this with { Inputs = Inputs.Add(new(channel, data, contentType, distribution)) };
    }
}
