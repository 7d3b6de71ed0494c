namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>One or more labels for an image. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/image-classification.html.</summary>
public sealed class ImageClassification : BuiltInAlgorithm, ITrainsOnGpu, ITrainsOnSeveral
{
    internal ImageClassification() : base("Image Classification (MXNet)", "image-classification", ImageRegistry.ImagesAndText, Train, Validation, TrainList, ValidationList, Model)
    {
        Hyperparameters = [new("num_classes"), new("num_training_samples")];
        Streams = true;
        Checkpoints = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<ImageClassification> Train { get; } = new("train", true, ContentType.RecordIo, ContentType.Image, ContentType.Jpeg, ContentType.Png);

    /// <summary>Validation data; required.</summary>
    public static AnyChannel<ImageClassification> Validation { get; } = new("validation", true, ContentType.RecordIo, ContentType.Image, ContentType.Jpeg, ContentType.Png);

    /// <summary>The list of training images, needed with image files; optional.</summary>
    public static AnyChannel<ImageClassification> TrainList { get; } = new("train_lst", false, ContentType.Image, ContentType.Jpeg, ContentType.Png) { NeededWithImageFiles = true };

    /// <summary>The list of validation images, needed with image files; optional.</summary>
    public static AnyChannel<ImageClassification> ValidationList { get; } = new("validation_lst", false, ContentType.Image, ContentType.Jpeg, ContentType.Png) { NeededWithImageFiles = true };

    /// <summary>An earlier model to go on from; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<ImageClassification> Model { get; } = new("model", false, ContentType.Image.As("application/x-sagemaker-model"));

    /// <summary>Tuning: the accuracy on validation data.</summary>
    public static Objective<ImageClassification> Accuracy { get; } = new("validation:accuracy", more: true);
}

/// <summary>Objects in an image and where they are. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/object-detection.html.</summary>
public sealed class ObjectDetection : BuiltInAlgorithm, ITrainsOnGpu, ITrainsOnSeveral
{
    internal ObjectDetection() : base("Object Detection (MXNet)", "object-detection", ImageRegistry.ImagesAndText, Train, Validation, TrainAnnotation, ValidationAnnotation, Model)
    {
        Hyperparameters = [new("num_classes"), new("num_training_samples")];
        Streams = true;
        Checkpoints = true;
    }

    /// <summary>Training data; required.</summary>
    public static AnyChannel<ObjectDetection> Train { get; } = new("train", true, ContentType.RecordIo, ContentType.Image, ContentType.Jpeg, ContentType.Png);

    /// <summary>Validation data; required.</summary>
    public static AnyChannel<ObjectDetection> Validation { get; } = new("validation", true, ContentType.RecordIo, ContentType.Image, ContentType.Jpeg, ContentType.Png);

    /// <summary>Annotations, needed with image files; optional.</summary>
    public static AnyChannel<ObjectDetection> TrainAnnotation { get; } = new("train_annotation", false, ContentType.Image, ContentType.Jpeg, ContentType.Png) { NeededWithImageFiles = true };

    /// <summary>Annotations, needed with image files; optional.</summary>
    public static AnyChannel<ObjectDetection> ValidationAnnotation { get; } = new("validation_annotation", false, ContentType.Image, ContentType.Jpeg, ContentType.Png) { NeededWithImageFiles = true };

    /// <summary>An earlier model to go on from; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<ObjectDetection> Model { get; } = new("model", false, ContentType.Image.As("application/x-sagemaker-model"));

    /// <summary>Tuning: the mean average precision on validation data.</summary>
    public static Objective<ObjectDetection> MeanAveragePrecision { get; } = new("validation:mAP", more: true);
}

/// <summary>A class for every pixel of an image, on one instance. Source: https://docs.aws.amazon.com/sagemaker/latest/dg/semantic-segmentation.html.</summary>
public sealed class SemanticSegmentation : BuiltInAlgorithm, ITrainsOnGpu
{
    internal SemanticSegmentation() : base("Semantic Segmentation", "semantic-segmentation", ImageRegistry.ImagesAndText, Train, Validation, TrainAnnotation, ValidationAnnotation, LabelMap, Model)
    {
        Hyperparameters =
        [
            new("num_classes") { Range = (2, 254) },
            new("num_training_samples"),
            new("lr_scheduler_step") { When = ("lr_scheduler", ["step"]) },
        ];
        Streams = true;
        Checkpoints = true;
    }

    /// <summary>Training data; required. Copied to every instance.</summary>
    public static ReplicatedChannel<SemanticSegmentation> Train { get; } = new("train", true, ContentType.Jpeg, ContentType.RecordIo);

    /// <summary>Validation data; required. Copied to every instance.</summary>
    public static ReplicatedChannel<SemanticSegmentation> Validation { get; } = new("validation", true, ContentType.Jpeg, ContentType.RecordIo);

    /// <summary>Annotations of the training images; required. Copied to every instance.</summary>
    public static ReplicatedChannel<SemanticSegmentation> TrainAnnotation { get; } = new("train_annotation", true, ContentType.Png);

    /// <summary>Annotations of the validation images; required. Copied to every instance.</summary>
    public static ReplicatedChannel<SemanticSegmentation> ValidationAnnotation { get; } = new("validation_annotation", true, ContentType.Png);

    /// <summary>Names of the classes; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<SemanticSegmentation> LabelMap { get; } = new("label_map", false);

    /// <summary>An earlier model to go on from; optional. Copied to every instance.</summary>
    public static ReplicatedChannel<SemanticSegmentation> Model { get; } = new("model", false, ContentType.Image.As("application/x-sagemaker-model"));

    /// <summary>Tuning: the mean intersection over union on validation data.</summary>
    public static Objective<SemanticSegmentation> MeanIntersectionOverUnion { get; } = new("validation:mIOU", more: true);

    /// <summary>Tuning: the share of pixels that are right on validation data.</summary>
    public static Objective<SemanticSegmentation> PixelAccuracy { get; } = new("validation:pixel_accuracy", more: true);
}
