namespace MlInfra.Analyzers.Lowering;

/// <summary>All lowerings, by the construct's jsii name.</summary>
internal static class LoweringCatalog
{
    private static readonly Dictionary<string, ConstructLowering> ByConstruct =
        new ConstructLowering[]
        {
            ApplicationAutoScaling.ScalableTarget, S3.Bucket, Kms.Key,
            SageMakerTasks.TrainingJob, SageMakerTasks.TransformJob, SageMakerTasks.Model, SageMakerTasks.EndpointConfig,
        }.ToDictionary(l => l.Construct, StringComparer.Ordinal);

    internal static ConstructLowering? Find(string jsiiName) =>
        ByConstruct.TryGetValue(jsiiName, out var found) ? found : null;
}
