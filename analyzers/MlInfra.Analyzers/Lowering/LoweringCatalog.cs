using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>All lowerings, by the jsii name of the construct or class.</summary>
internal static class LoweringCatalog
{
    private static readonly Dictionary<string, ConstructLowering> ByConstruct =
        new ConstructLowering[]
        {
            ApplicationAutoScaling.ScalableTarget, S3.Bucket, Kms.Key,
            SageMakerTasks.TrainingJob, SageMakerTasks.TransformJob, SageMakerTasks.Model, SageMakerTasks.EndpointConfig,
        }.ToDictionary(l => l.Construct, StringComparer.Ordinal);

    private static readonly Dictionary<(string Type, string Method), FactoryLowering> Factories =
        new IReadOnlyList<FactoryLowering>[]
        {
            Core.Objects, Ec2Objects.All, SageMakerTasks.Objects,
        }.SelectMany(objects => objects).ToDictionary(f => (f.Type, f.Method));

    internal static ConstructLowering? Find(string jsiiName) =>
        ByConstruct.TryGetValue(jsiiName, out var found) ? found : null;

    internal static bool Makes(string type, string method) => Factories.ContainsKey((type, method));

    /// <summary>What a call of a class's method gives, or null when that is not known.</summary>
    internal static Value? Make(string type, string method, IReadOnlyList<Value> arguments, Origin origin) =>
        Factories.TryGetValue((type, method), out var factory) && arguments.Count > 0 ? factory.Make(arguments, origin) : null;
}
