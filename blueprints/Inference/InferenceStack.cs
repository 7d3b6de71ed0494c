using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference;
using MlInfra.Constructs.Inference.BatchTransform;
using MlInfra.Constructs.Inference.Endpoints;
using MlInfra.Constructs.Inference.Models;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Blueprints.Inference;

/// <summary>Secure inference endpoints: anomaly scores at once, with a new model as shadow, and for large files in a queue.</summary>
public sealed class InferenceStack : Stack
{
    /// <summary>Makes the stack. The bucket of trained models and its key are parameters, because they are made by the stack that trains.</summary>
    public InferenceStack(Construct scope, string id) : base(scope, id, new StackProps { Description = "Serves anomaly detection with SageMaker inside a VPC without internet" })
    {
        var models = Bucket.FromBucketAttributes(this, "Models", new BucketAttributes
        {
            BucketName = Parameter("ModelBucket", "Name of the bucket of trained models"),
            EncryptionKey = Key.FromKeyArn(this, "ModelKey", Parameter("ModelKeyArn", "ARN of the bucket's key")),
        });
        var forest = ModelImage.Of(BuiltIn.RandomCutForest);

        Inference = new InferenceEnvironment(this, "Inference");
        Anomalies = Inference.Serve("Anomalies", Traffic
            .To(new ModelVariant("current", new SingleModel(forest, ModelArtifact.In(models, "models/current/model.tar.gz")), CpuInstance.M5Large))
            .MirroredTo(new ModelVariant("candidate", new SingleModel(forest, ModelArtifact.In(models, "models/candidate/model.tar.gz")), CpuInstance.M5Large)));
        Api = Inference.Publish("Api", Anomalies);
        Backlog = Inference.Transform("Backlog", new(new SingleModel(forest, ModelArtifact.In(models, "models/current/model.tar.gz")), CpuInstance.M5XLarge) { Requests = "backlog/requests/", Answers = "backlog/answers/" });
        Archive = Inference.ServeQueued("Archive", new SingleModel(forest, ModelArtifact.In(models, "models/current/model.tar.gz")), CpuInstance.M5XLarge);
    }

    /// <summary>The network, bucket, repository, topic and dashboard.</summary>
    public InferenceEnvironment Inference { get; }

    /// <summary>The endpoint that answers at once.</summary>
    public RealTimeEndpoint Anomalies { get; }

    /// <summary>The API in front of it.</summary>
    public PrivateApi Api { get; }

    /// <summary>The workflow that scores a day's files at once.</summary>
    public TransformWorkflow Backlog { get; }

    /// <summary>The endpoint whose requests wait in a queue.</summary>
    public AsyncEndpoint Archive { get; }

    private string Parameter(string id, string description) => new CfnParameter(this, id, new CfnParameterProps { Type = "String", Description = description }).ValueAsString;
}
