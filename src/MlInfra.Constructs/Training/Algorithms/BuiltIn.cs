namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>
/// The algorithms that SageMaker ships with an image of their own:
/// <c>BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge, 2).Reads(RandomCutForest.Train, TrainingData.At("train/"))</c>.
/// Left out are the ones that JumpStart builds from a framework image and a script (CatBoost, LightGBM, TabTransformer,
/// AutoGluon, and the TensorFlow families).
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/algos.html.
/// </summary>
public static class BuiltIn
{
    /// <summary>Linear models for classification and regression.</summary>
    public static LinearLearner LinearLearner { get; } = new();

    /// <summary>Gradient-boosted trees for classification, regression and ranking. Prefers memory over compute: take M5 before C5.</summary>
    public static XGBoost XGBoost { get; } = new();

    /// <summary>Classification and regression by the nearest neighbours.</summary>
    public static KNearestNeighbors KNearestNeighbors { get; } = new();

    /// <summary>Classification and regression of sparse data. A GPU helps with dense data only.</summary>
    public static FactorizationMachines FactorizationMachines { get; } = new();

    /// <summary>Fewer dimensions that keep most of the information.</summary>
    public static PrincipalComponentAnalysis PrincipalComponentAnalysis { get; } = new();

    /// <summary>Groups of similar rows. Uses one GPU per instance at most.</summary>
    public static KMeans KMeans { get; } = new();

    /// <summary>Anomalies in unlabelled data. Every instance learns from its own share of the training data.</summary>
    public static RandomCutForest RandomCutForest { get; } = new();

    /// <summary>Unusual pairs of an entity and an IPv4 address.</summary>
    public static IpInsights IpInsights { get; } = new();

    /// <summary>Topics of documents, by a neural network.</summary>
    public static NeuralTopicModel NeuralTopicModel { get; } = new();

    /// <summary>Topics of documents, by statistics, on one instance.</summary>
    public static LatentDirichletAllocation LatentDirichletAllocation { get; } = new();

    /// <summary>Vectors for pairs of objects, on one instance.</summary>
    public static Object2Vec Object2Vec { get; } = new();

    /// <summary>Forecasts from many related time series. Files are JSON Lines, their gzip, or Parquet, told by their extension.</summary>
    public static DeepAR DeepAR { get; } = new();

    /// <summary>Word vectors and text classification.</summary>
    public static BlazingText BlazingText { get; } = new();

    /// <summary>Translation and summaries, on one instance with a GPU.</summary>
    public static Seq2Seq Seq2Seq { get; } = new();

    /// <summary>One or more labels for an image.</summary>
    public static ImageClassification ImageClassification { get; } = new();

    /// <summary>Objects in an image and where they are.</summary>
    public static ObjectDetection ObjectDetection { get; } = new();

    /// <summary>A class for every pixel of an image, on one instance.</summary>
    public static SemanticSegmentation SemanticSegmentation { get; } = new();
}
