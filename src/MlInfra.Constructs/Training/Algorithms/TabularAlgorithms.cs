namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>Linear models for classification and regression. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/linear-learner.html.</summary>
public sealed class LinearLearner : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal LinearLearner() : base("Linear Learner", "linear-learner", ImageRegistry.Tables, Train, Validation, Test)
    {
        Hyperparameters =
        [
            new("predictor_type") { OneOf = ["binary_classifier", "multiclass_classifier", "regressor"] },
            new("num_classes") { When = ("predictor_type", ["multiclass_classifier"]) },
        ];
        Streams = true;
        Checkpoints = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<LinearLearner> Train { get; } = new("train", true, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Validation data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<LinearLearner> Validation { get; } = new("validation", false, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Test data; optional.</summary>
    public static AnyChannel<LinearLearner> Test { get; } = new("test", false, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Tuning: the loss on validation data.</summary>
    public static Objective<LinearLearner> ObjectiveLoss { get; } = new("validation:objective_loss", more: false);

    /// <summary>Tuning a binary classification: the accuracy on validation data.</summary>
    public static Objective<LinearLearner> BinaryAccuracy { get; } = new("validation:binary_classification_accuracy", more: true);

    /// <summary>Tuning a binary classification: the F-beta score on validation data.</summary>
    public static Objective<LinearLearner> BinaryFBeta { get; } = new("validation:binary_f_beta", more: true);

    /// <summary>Tuning a classification with several classes: the accuracy on validation data.</summary>
    public static Objective<LinearLearner> MulticlassAccuracy { get; } = new("validation:multiclass_accuracy", more: true);

    /// <summary>Tuning a regression: the mean squared error on validation data.</summary>
    public static Objective<LinearLearner> MeanSquaredError { get; } = new("validation:mse", more: false);
}

/// <summary>Gradient-boosted trees for classification, regression and ranking. Prefers memory over compute: take M5 before C5. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/xgboost.html.</summary>
public sealed class XGBoost : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal XGBoost() : base("XGBoost", "sagemaker-xgboost", ImageRegistry.Frameworks, Train, Validation)
    {
        Hyperparameters = [new("num_round"), new("num_class") { When = ("objective", ["multi:softmax", "multi:softprob"]) }];
        Streams = true;
        Checkpoints = true;
        Tag = "1.7-1"; // This image has no tag "1" and no "latest": a version must be named.
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<XGBoost> Train { get; } = new("train", true, ContentType.LibSvm, ContentType.Csv, ContentType.Parquet, ContentType.RecordIoProtobuf);

    /// <summary>Validation data; optional.</summary>
    public static AnyChannel<XGBoost> Validation { get; } = new("validation", false, ContentType.LibSvm, ContentType.Csv, ContentType.Parquet, ContentType.RecordIoProtobuf);

    /// <summary>Tuning a binary classification: the area under the curve on validation data.</summary>
    public static Objective<XGBoost> Auc { get; } = new("validation:auc", more: true);

    /// <summary>Tuning a classification: the accuracy on validation data.</summary>
    public static Objective<XGBoost> Accuracy { get; } = new("validation:accuracy", more: true);

    /// <summary>Tuning a classification: the F1 score on validation data.</summary>
    public static Objective<XGBoost> F1 { get; } = new("validation:f1", more: true);

    /// <summary>Tuning a binary classification: the log-likelihood loss on validation data.</summary>
    public static Objective<XGBoost> LogLoss { get; } = new("validation:logloss", more: false);

    /// <summary>Tuning a classification with several classes: the log-likelihood loss on validation data.</summary>
    public static Objective<XGBoost> MulticlassLogLoss { get; } = new("validation:mlogloss", more: false);

    /// <summary>Tuning a regression: the root mean square error on validation data.</summary>
    public static Objective<XGBoost> RootMeanSquareError { get; } = new("validation:rmse", more: false);

    /// <summary>Tuning a regression: the mean absolute error on validation data.</summary>
    public static Objective<XGBoost> MeanAbsoluteError { get; } = new("validation:mae", more: false);

    /// <summary>Tuning a ranking: the normalized discounted cumulative gain on validation data.</summary>
    public static Objective<XGBoost> Ndcg { get; } = new("validation:ndcg", more: true);
}

/// <summary>Classification and regression by the nearest neighbours. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/k-nearest-neighbors.html.</summary>
public sealed class KNearestNeighbors : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal KNearestNeighbors() : base("K-Nearest Neighbors", "knn", ImageRegistry.Tables, Train, Test)
    {
        Hyperparameters =
        [
            new("feature_dim"),
            new("k"),
            new("predictor_type") { OneOf = ["classifier", "regressor"] },
            new("sample_size"),
        ];
        Streams = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<KNearestNeighbors> Train { get; } = new("train", true, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Test data; optional.</summary>
    public static AnyChannel<KNearestNeighbors> Test { get; } = new("test", false, ContentType.RecordIoProtobuf, ContentType.Csv);

    /// <summary>Tuning a classification: the accuracy on test data.</summary>
    public static Objective<KNearestNeighbors> Accuracy { get; } = new("test:accuracy", more: true);

    /// <summary>Tuning a regression: the mean squared error on test data.</summary>
    public static Objective<KNearestNeighbors> MeanSquaredError { get; } = new("test:mse", more: false);
}

/// <summary>Classification and regression of sparse data. A GPU helps with dense data only. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/fact-machines.html.</summary>
public sealed class FactorizationMachines : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal FactorizationMachines() : base("Factorization Machines", "factorization-machines", ImageRegistry.Tables, Train, Test)
    {
        Hyperparameters = [new("feature_dim"), new("num_factors"), new("predictor_type") { OneOf = ["binary_classifier", "regressor"] }];
        Streams = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<FactorizationMachines> Train { get; } = new("train", true, ContentType.RecordIoProtobuf);

    /// <summary>Test data; optional.</summary>
    public static AnyChannel<FactorizationMachines> Test { get; } = new("test", false, ContentType.RecordIoProtobuf);

    /// <summary>Tuning a regression: the root mean square error on test data.</summary>
    public static Objective<FactorizationMachines> RootMeanSquareError { get; } = new("test:rmse", more: false);

    /// <summary>Tuning a classification: the accuracy on test data.</summary>
    public static Objective<FactorizationMachines> BinaryAccuracy { get; } = new("test:binary_classification_accuracy", more: true);

    /// <summary>Tuning a classification: the cross-entropy on test data.</summary>
    public static Objective<FactorizationMachines> BinaryCrossEntropy { get; } = new("test:binary_classification_cross_entropy", more: false);
}

/// <summary>Fewer dimensions that keep most of the information. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/pca.html.</summary>
public sealed class PrincipalComponentAnalysis : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal PrincipalComponentAnalysis() : base("Principal Component Analysis", "pca", ImageRegistry.Tables, Train, Test)
    {
        Hyperparameters = [new("feature_dim"), new("mini_batch_size"), new("num_components")];
        Streams = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<PrincipalComponentAnalysis> Train { get; } = new("train", true, ContentType.RecordIoProtobuf, ContentType.Csv.As("text/csv;label_size=0"));

    /// <summary>Test data; optional.</summary>
    public static AnyChannel<PrincipalComponentAnalysis> Test { get; } = new("test", false, ContentType.RecordIoProtobuf, ContentType.Csv.As("text/csv;label_size=0"));
}

/// <summary>Groups of similar rows. Uses one GPU per instance at most. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/k-means.html.</summary>
public sealed class KMeans : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnGpu, ITrainsOnSeveral
{
    internal KMeans() : base("K-Means", "kmeans", ImageRegistry.Tables, Train, Test)
    {
        Hyperparameters = [new("feature_dim"), new("k")];
        Streams = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<KMeans> Train { get; } = new("train", true, ContentType.RecordIoProtobuf, ContentType.Csv.As("text/csv;label_size=0"));

    /// <summary>Test data; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<KMeans> Test { get; } = new("test", false, ContentType.RecordIoProtobuf, ContentType.Csv.As("text/csv;label_size=0"));

    /// <summary>Tuning: the mean squared distance of test data to the nearest centre.</summary>
    public static Objective<KMeans> MeanSquaredDistance { get; } = new("test:msd", more: false);

    /// <summary>Tuning: the sum of the squared distances of test data to the nearest centre.</summary>
    public static Objective<KMeans> SumOfSquaredDistances { get; } = new("test:ssd", more: false);
}
