using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>All lowerings, by the jsii name of the construct or class.</summary>
internal static class LoweringCatalog
{
    private static readonly Dictionary<string, ConstructLowering> ByConstruct =
        new ConstructLowering[]
        {
            ApplicationAutoScaling.ScalableTarget, S3.Bucket, S3.BucketPolicy, Kms.Key,
            Iam.Role, Iam.User, Iam.Group, Iam.Policy, Iam.ManagedPolicy,
            SageMakerTasks.TrainingJob, SageMakerTasks.TransformJob, SageMakerTasks.Model, SageMakerTasks.EndpointConfig,
        }.ToDictionary(l => l.Construct, StringComparer.Ordinal);

    private static readonly Dictionary<(string Type, string Method), FactoryLowering> Factories =
        new IReadOnlyList<FactoryLowering>[]
        {
            Core.Objects, Ec2Objects.All, SageMakerTasks.Objects, IamObjects.Factories,
        }.SelectMany(objects => objects).ToDictionary(f => (f.Type, f.Method));

    private static readonly Dictionary<(string Type, string Method), MutatorLowering> Mutators =
        new IReadOnlyList<MutatorLowering>[]
        {
            IamObjects.Mutators,
        }.SelectMany(mutators => mutators).ToDictionary(m => (m.Type, m.Method));

    internal static ConstructLowering? Find(string jsiiName) =>
        ByConstruct.TryGetValue(jsiiName, out var found) ? found : null;

    internal static bool Makes(string type, string method) => Factories.ContainsKey((type, method));

    /// <summary>What a call of a class's method gives, or null when that is not known.</summary>
    internal static Value? Make(string type, string method, IReadOnlyList<Value> arguments, Origin origin) =>
        Factories.TryGetValue((type, method), out var factory) ? factory.Make(arguments, origin) : null;

    /// <summary>The object after a call of its method, or null when that is not known.</summary>
    internal static Value? Change(string type, string method, Value before, IReadOnlyList<Value> arguments, Origin origin) =>
        Mutators.TryGetValue((type, method), out var mutator) ? mutator.Change(before, arguments, origin) : null;
}
