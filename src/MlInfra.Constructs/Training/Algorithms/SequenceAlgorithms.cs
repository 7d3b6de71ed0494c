namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>Forecasts from many related time series. Files are JSON Lines, their gzip, or Parquet, told by their extension. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/deepar.html.</summary>
public sealed class DeepAR : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal DeepAR() : base("DeepAR", "forecasting-deepar", ImageRegistry.Forecasting, Train, Test)
    {
        Hyperparameters = [new("context_length"), new("epochs"), new("prediction_length"), new("time_freq")];
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<DeepAR> Train { get; } = new("train", true);

    /// <summary>Test data; optional.</summary>
    public static AnyChannel<DeepAR> Test { get; } = new("test", false);

    /// <summary>Tuning: the root mean square error of the forecast on test data.</summary>
    public static Objective<DeepAR> RootMeanSquareError { get; } = new("test:RMSE", more: false);

    /// <summary>Tuning: the mean weighted quantile loss on test data.</summary>
    public static Objective<DeepAR> MeanQuantileLoss { get; } = new("test:mean_wQuantileLoss", more: false);

    /// <summary>Tuning: the loss at the end of training.</summary>
    public static Objective<DeepAR> FinalLoss { get; } = new("train:final_loss", more: false);
}

/// <summary>Word vectors and text classification. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/blazingtext.html.</summary>
public sealed class BlazingText : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu
{
    internal BlazingText() : base("BlazingText", "blazingtext", ImageRegistry.ImagesAndText, Train, Validation)
    {
        Hyperparameters = [new("mode") { OneOf = ["batch_skipgram", "skipgram", "cbow", "supervised"] }];
        Streams = true;
    }

    /// <summary>Training data; required. Copied to every instance.</summary>
    public static ReplicatedChannel<BlazingText> Train { get; } = new("train", true, ContentType.Text);

    /// <summary>Validation data, for the mode supervised; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<BlazingText> Validation { get; } = new("validation", false, ContentType.Text);

    /// <summary>Tuning the mode supervised: the accuracy on validation data.</summary>
    public static Objective<BlazingText> Accuracy { get; } = new("validation:accuracy", more: true);

    /// <summary>Tuning word vectors: the mean Spearman correlation on word similarity data.</summary>
    public static Objective<BlazingText> MeanRho { get; } = new("train:mean_rho", more: true);
}

/// <summary>Translation and summaries, on one instance with a GPU. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/seq-2-seq.html.</summary>
public sealed class Seq2Seq : BuiltInAlgorithm, ITrainsOnGpu
{
    internal Seq2Seq() : base("Sequence-to-Sequence", "seq2seq", ImageRegistry.ImagesAndText, Train, Validation, Vocab)
    {
    }

    /// <summary>Training data; required. Copied to every instance.</summary>
    public static ReplicatedChannel<Seq2Seq> Train { get; } = new("train", true, ContentType.RecordIoProtobuf);

    /// <summary>Validation data; required. Copied to every instance.</summary>
    public static ReplicatedChannel<Seq2Seq> Validation { get; } = new("validation", true, ContentType.RecordIoProtobuf);

    /// <summary>The two vocabularies; required. Copied to every instance.</summary>
    public static ReplicatedChannel<Seq2Seq> Vocab { get; } = new("vocab", true);

    /// <summary>Tuning: the BLEU score on validation data.</summary>
    public static Objective<Seq2Seq> Bleu { get; } = new("validation:bleu", more: true);

    /// <summary>Tuning: the accuracy on validation data.</summary>
    public static Objective<Seq2Seq> Accuracy { get; } = new("validation:accuracy", more: true);

    /// <summary>Tuning: the perplexity on validation data.</summary>
    public static Objective<Seq2Seq> Perplexity { get; } = new("validation:perplexity", more: false);
}
