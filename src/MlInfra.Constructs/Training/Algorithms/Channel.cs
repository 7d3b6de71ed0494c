namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>A named input of an algorithm.</summary>
public abstract class Channel
{
    private protected Channel(string name, bool required, ContentType[] reads) => (Name, IsRequired, Reads) = (name, required, reads);

    /// <summary>The API's name, such as <c>train</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the algorithm fails without it.</summary>
    public bool IsRequired { get; }

    /// <summary>The forms of data that it reads, spelt as the algorithm wants them. Empty: files that have no content type.</summary>
    public IReadOnlyList<ContentType> Reads { get; }

    // Image files, unlike RecordIO, say nothing about their labels: these channels do.
    internal bool NeededWithImageFiles { get; init; }

    internal string? Spell(ContentType? given, string algorithm) => Reads.Count == 0 ? null
        : given is null ? Reads[0].Mime
        : Reads.FirstOrDefault(read => read.Name == given.Name)?.Mime
            ?? throw new ArgumentException($"Channel {Name} of {algorithm} does not read {given.Name}: give it {string.Join(" or ", Reads.Select(read => read.Name))}.", nameof(given));
}

/// <summary>A channel whose data may be copied to every instance or divided among them.</summary>
/// <typeparam name="TAlgorithm">The algorithm that has it.</typeparam>
public sealed class AnyChannel<TAlgorithm> : Channel
{
    internal AnyChannel(string name, bool required, params ContentType[] reads) : base(name, required, reads)
    {
    }
}

/// <summary>A channel whose data is divided among the instances; the algorithm does not learn from copies.</summary>
/// <typeparam name="TAlgorithm">The algorithm that has it.</typeparam>
public sealed class ShardedChannel<TAlgorithm> : Channel
{
    internal ShardedChannel(string name, bool required, params ContentType[] reads) : base(name, required, reads)
    {
    }
}

/// <summary>A channel whose data is copied to every instance.</summary>
/// <typeparam name="TAlgorithm">The algorithm that has it.</typeparam>
public sealed class ReplicatedChannel<TAlgorithm> : Channel
{
    internal ReplicatedChannel(string name, bool required, params ContentType[] reads) : base(name, required, reads)
    {
    }
}

/// <summary>How the objects of a channel reach several instances.</summary>
public enum Distribution
{
    /// <summary>Every instance gets all objects.</summary>
    FullyReplicated,

    /// <summary>Every instance gets its share of the objects, so there should be at least as many objects as instances.</summary>
    ShardedByS3Key,
}

/// <summary>How data gets from S3 to the algorithm.</summary>
public enum InputMode
{
    /// <summary>Downloaded to the instance before training starts.</summary>
    File,

    /// <summary>Streamed while training runs; needs less disk and starts sooner.</summary>
    Pipe,
}
