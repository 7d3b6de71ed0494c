using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Jobs;

/// <summary>
/// What a job needs around it: a <see cref="Training.TrainingEnvironment"/> or <see cref="Inference.InferenceEnvironment"/> made here,
/// or a <see cref="WorkEnvironment"/> put together from what exists.
/// </summary>
public interface IWorkEnvironment
{
    /// <summary>Where jobs run.</summary>
    IWorkNetwork Network { get; }

    /// <summary>The bucket that jobs write to, and read what they are not told to look for elsewhere.</summary>
    IBucket Data { get; }

    /// <summary>The key of volumes, results, logs and notices.</summary>
    IKey Key { get; }

    /// <summary>Where notices and alarms go. If it is encrypted with another key than <see cref="Key"/>, that key must admit the workflows' roles and CloudWatch.</summary>
    ITopic Notices { get; }
}

/// <summary>An environment put together from what exists.</summary>
/// <param name="Network">Where jobs run. Its S3 endpoint must admit the buckets.</param>
/// <param name="Data">The bucket that jobs write to, and read what they are not told to look for elsewhere.</param>
/// <param name="Key">The key of volumes, results, logs and notices. An imported one must already admit the services and roles in its policy.</param>
/// <param name="Notices">Where notices and alarms go.</param>
public sealed record WorkEnvironment(IWorkNetwork Network, IBucket Data, IKey Key, ITopic Notices) : IWorkEnvironment;
