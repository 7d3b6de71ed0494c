using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Inference.BatchTransform;

/// <summary>How a file is taken apart into records.</summary>
public enum RecordSplit
{
    /// <summary>Not at all: a file is one record.</summary>
    None,

    /// <summary>A line is a record, as in CSV and JSON Lines; the answers are put together line by line again.</summary>
    Line,

    /// <summary>RecordIO.</summary>
    RecordIO,

    /// <summary>TFRecord.</summary>
    TFRecord,
}

/// <summary>
/// What a transform job does: a model, the instances that run it, what it answers and where the answers go.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform.html.
/// </summary>
/// <param name="Model">The model, or a pipeline of them.</param>
/// <param name="Instance">The type of the instances.</param>
public sealed record TransformPlan(InferenceModel Model, MlInstance Instance)
{
    /// <summary>The prefix of the objects to answer, such as <c>requests/</c>. Required.</summary>
    public required string Requests { get; init; }

    /// <summary>The bucket of the objects to answer. If its key is imported, its policy must already admit the role of the job. Default: the data bucket of the environment.</summary>
    public IBucket? RequestBucket { get; init; }

    /// <summary>The form of the requests and answers. Default: CSV.</summary>
    public ContentType Form { get; init; } = ContentType.Csv;

    /// <summary>How a file is taken apart into records. Default: by lines.</summary>
    public RecordSplit Split { get; init; } = RecordSplit.Line;

    /// <summary>The prefix of the data bucket where answers go. Default: <c>answers/</c>.</summary>
    public string Answers { get; init; } = "answers/";

    /// <summary>The number of instances, at least 1. Default: 1.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>How many requests are sent to an instance at a time, at least 1. Default: 1.</summary>
    public int AtATime { get; init; } = 1;

    /// <summary>The largest request in MB, 1 to 100; times <see cref="AtATime"/> no more than 100. Default: 6.</summary>
    public int MaxPayloadMB { get; init; } = 6;

    internal void Check()
    {
        if (Model is MultiModel)
        {
            throw new ArgumentException("Model is a MultiModel, of which a transform job could not tell which one to ask: give it a SingleModel or an InferencePipeline.");
        }

        if (Instances < 1 || AtATime < 1 || MaxPayloadMB < 1)
        {
            throw new ArgumentException($"Instances is {Instances}, AtATime {AtATime} and MaxPayloadMB {MaxPayloadMB}, but each is at least 1: raise what is below.");
        }

        if (AtATime * MaxPayloadMB > 100)
        {
            throw new ArgumentException($"AtATime is {AtATime} and MaxPayloadMB is {MaxPayloadMB}, but an instance takes 100 MB at a time: lower one of them.");
        }
    }
}
