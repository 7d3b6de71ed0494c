namespace MlInfra.Constructs.Jobs;

/// <summary>
/// A kind of SageMaker job that a state machine starts and waits for.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html.
/// </summary>
/// <param name="Title">What people call it.</param>
/// <param name="Api">The noun in the names of its API calls, such as <c>TrainingJob</c>.</param>
/// <param name="ArnType">The resource type in its ARNs, such as <c>training-job</c>.</param>
/// <param name="Events">The end of the name of the event rule by which Step Functions hears that one has ended.</param>
/// <param name="NameLimit">The longest name that the API takes.</param>
internal sealed record JobKind(string Title, string Api, string ArnType, string Events, int NameLimit)
{
    public static readonly JobKind Training = new("Training", "TrainingJob", "training-job", "TrainingJobs", 63);
    public static readonly JobKind Tuning = new("Tuning", "HyperParameterTuningJob", "hyper-parameter-tuning-job", "TuningJobs", 32);
    public static readonly JobKind Processing = new("Processing", "ProcessingJob", "processing-job", "ProcessingJobs", 63);
    public static readonly JobKind Transform = new("Batch transform", "TransformJob", "transform-job", "TransformJobs", 63);

    /// <summary>How a name ends that no other execution, and no other attempt of one, asks for: a UUID, or the last part of one where a name is short.</summary>
    public string UniqueEnd => NameLimit < 63 ? "States.ArrayGetItem(States.StringSplit(States.UUID(), '-'), 4)" : "States.UUID()";

    /// <summary>How long the beginning of the names can be: what a dash and the unique end leave.</summary>
    public int PrefixLimit => NameLimit < 63 ? NameLimit - 13 : NameLimit - 37;
}
