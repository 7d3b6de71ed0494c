namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>Anomalies in unlabelled data. Every instance learns from its own share of the training data. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/randomcutforest.html.</summary>
public sealed class RandomCutForest : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnSeveral
{
    internal RandomCutForest() : base("Random Cut Forest", "randomcutforest", ImageRegistry.Tables, Train, Test)
    {
        Hyperparameters =
        [
            new("feature_dim") { Range = (1, 10_000) },
            new("num_trees") { IsRequired = false, Range = (50, 1_000) },
            new("num_samples_per_tree") { IsRequired = false, Range = (1, 2_048) },
        ];
        Streams = true;
    }

    /// <summary>Training data; required. Divided among the instances.</summary>
    public static ShardedChannel<RandomCutForest> Train { get; } = new("train", true, ContentType.RecordIoProtobuf, ContentType.Csv.As("text/csv;label_size=0"));

    /// <summary>Test data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<RandomCutForest> Test { get; } = new("test", false, ContentType.RecordIoProtobuf, ContentType.Csv.As("text/csv;label_size=1"));

    /// <summary>Tuning: the F1 score on labelled test data.</summary>
    public static Objective<RandomCutForest> F1 { get; } = new("test:f1", more: true);
}

/// <summary>Unusual pairs of an entity and an IPv4 address. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/ip-insights.html.</summary>
public sealed class IpInsights : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal IpInsights() : base("IP Insights", "ipinsights", ImageRegistry.Tables, Train, Validation)
    {
        Hyperparameters = [new("num_entity_vectors") { Range = (1, 250_000_000) }, new("vector_dim") { Range = (4, 4_096) }];
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<IpInsights> Train { get; } = new("train", true, ContentType.Csv);

    /// <summary>Validation data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<IpInsights> Validation { get; } = new("validation", false, ContentType.Csv);

    /// <summary>Tuning: how well seen pairs are told from random ones on validation data.</summary>
    public static Objective<IpInsights> DiscriminatorAuc { get; } = new("validation:discriminator_auc", more: true);
}

/// <summary>Topics of documents, by a neural network. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/ntm.html.</summary>
public sealed class NeuralTopicModel : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal NeuralTopicModel() : base("Neural Topic Model", "ntm", ImageRegistry.Tables, Train, Validation, Test, Auxiliary)
    {
        Hyperparameters = [new("feature_dim") { Range = (1, 1_000_000) }, new("num_topics") { Range = (2, 1_000) }];
        Streams = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<NeuralTopicModel> Train { get; } = new("train", true, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Validation data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<NeuralTopicModel> Validation { get; } = new("validation", false, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Test data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<NeuralTopicModel> Test { get; } = new("test", false, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>The vocabulary; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<NeuralTopicModel> Auxiliary { get; } = new("auxiliary", false, ContentType.Text);

    /// <summary>Tuning: the total loss on validation data.</summary>
    public static Objective<NeuralTopicModel> TotalLoss { get; } = new("validation:total_loss", more: false);
}

/// <summary>Topics of documents, by statistics, on one instance. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/lda.html.</summary>
public sealed class LatentDirichletAllocation : BuiltInAlgorithm, ITrainsOnCpu
{
    internal LatentDirichletAllocation() : base("Latent Dirichlet Allocation", "lda", ImageRegistry.Topics, Train, Test)
    {
        Hyperparameters = [new("num_topics"), new("feature_dim"), new("mini_batch_size")];
        Streams = true;
        StreamsOnly = ContentType.RecordIoProtobuf;
    }

    /// <summary>Training data; required. Copied to every instance.</summary>
    public static ReplicatedChannel<LatentDirichletAllocation> Train { get; } = new("train", true, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Test data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<LatentDirichletAllocation> Test { get; } = new("test", false, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Tuning: the log-likelihood per word of test documents.</summary>
    public static Objective<LatentDirichletAllocation> WordLogLikelihood { get; } = new("test:pwll", more: true);
}

/// <summary>Vectors for pairs of objects, on one instance. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/object2vec.html.</summary>
public sealed class Object2Vec : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu
{
    internal Object2Vec() : base("Object2Vec", "object2vec", ImageRegistry.Tables, Train, Validation, Test)
    {
        Hyperparameters = [new("enc0_max_seq_len") { Range = (1, 5_000) }, new("enc0_vocab_size") { Range = (2, 3_000_000) }];
    }

    /// <summary>Training data; required. Copied to every instance.</summary>
    public static ReplicatedChannel<Object2Vec> Train { get; } = new("train", true, ContentType.JsonLines);

    /// <summary>Validation data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<Object2Vec> Validation { get; } = new("validation", false, ContentType.JsonLines);

    /// <summary>Test data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<Object2Vec> Test { get; } = new("test", false, ContentType.JsonLines);

    /// <summary>Tuning a regression: the mean squared error on validation data.</summary>
    public static Objective<Object2Vec> MeanSquaredError { get; } = new("validation:mean_squared_error", more: false);

    /// <summary>Tuning a classification: the accuracy on validation data.</summary>
    public static Objective<Object2Vec> Accuracy { get; } = new("validation:accuracy", more: true);

    /// <summary>Tuning a classification: the cross-entropy on validation data.</summary>
    public static Objective<Object2Vec> CrossEntropy { get; } = new("validation:cross_entropy", more: false);
}
