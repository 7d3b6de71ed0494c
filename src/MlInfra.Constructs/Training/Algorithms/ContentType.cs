namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>
/// The form of training data. A channel says which forms it reads and how it spells them:
/// Random Cut Forest's train channel, for example, turns <see cref="Csv"/> into <c>text/csv;label_size=0</c>.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/cdf-training.html.
/// </summary>
public sealed record ContentType
{
    private ContentType(string name, string mime) => (Name, Mime) = (name, mime);

    /// <summary>Comma-separated values, the label in the first column if there is one.</summary>
    public static ContentType Csv { get; } = new("CSV", "text/csv");

    /// <summary>Protobuf records in RecordIO.</summary>
    public static ContentType RecordIoProtobuf { get; } = new("RecordIO protobuf", "application/x-recordio-protobuf");

    /// <summary>RecordIO, as image algorithms and augmented manifests use it.</summary>
    public static ContentType RecordIo { get; } = new("RecordIO", "application/x-recordio");

    /// <summary>LibSVM lines.</summary>
    public static ContentType LibSvm { get; } = new("LibSVM", "text/libsvm");

    /// <summary>Parquet files.</summary>
    public static ContentType Parquet { get; } = new("Parquet", "application/x-parquet");

    /// <summary>JSON, one object per line.</summary>
    public static ContentType JsonLines { get; } = new("JSON Lines", "application/jsonlines");

    /// <summary>Plain text.</summary>
    public static ContentType Text { get; } = new("text", "text/plain");

    /// <summary>JPEG images.</summary>
    public static ContentType Jpeg { get; } = new("JPEG", "image/jpeg");

    /// <summary>PNG images.</summary>
    public static ContentType Png { get; } = new("PNG", "image/png");

    /// <summary>Images, JPEG or PNG.</summary>
    public static ContentType Image { get; } = new("image", "application/x-image");

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>What the API calls it, such as <c>text/csv</c>.</summary>
    public string Mime { get; }

    internal ContentType As(string mime) => new(Name, mime);
}
