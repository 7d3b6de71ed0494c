using MlInfra.Constructs.Compute;

namespace MlInfra.Constructs.Training.Algorithms;

#pragma warning disable CA1040 // Empty interfaces: they are what makes a wrong pair of algorithm and instance type fail to compile.

/// <summary>The algorithm trains on instances without a GPU.</summary>
public interface ITrainsOnCpu;

/// <summary>The algorithm trains on instances with a GPU.</summary>
public interface ITrainsOnGpu;

/// <summary>The algorithm spreads over several instances.</summary>
public interface ITrainsOnSeveral;

#pragma warning restore CA1040

/// <summary>
/// Puts an algorithm on instances: <c>BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge)</c>. What the algorithm does not run on does not compile.
/// </summary>
public static class Hardware
{
    /// <summary>Trains on one instance without a GPU.</summary>
    public static TrainingPlan<TAlgorithm> On<TAlgorithm>(this TAlgorithm algorithm, CpuInstance instance)
        where TAlgorithm : BuiltInAlgorithm, ITrainsOnCpu => new(algorithm, instance, 1);

    /// <summary>Trains on one instance with a GPU.</summary>
    public static TrainingPlan<TAlgorithm> On<TAlgorithm>(this TAlgorithm algorithm, GpuInstance instance)
        where TAlgorithm : BuiltInAlgorithm, ITrainsOnGpu => new(algorithm, instance, 1);

    /// <summary>Trains on several instances without a GPU.</summary>
    /// <exception cref="ArgumentException">The number of instances is less than 1.</exception>
    public static TrainingPlan<TAlgorithm> On<TAlgorithm>(this TAlgorithm algorithm, CpuInstance instance, int instances)
        where TAlgorithm : BuiltInAlgorithm, ITrainsOnCpu, ITrainsOnSeveral => new(algorithm, instance, instances);

    /// <summary>Trains on several instances with GPUs.</summary>
    /// <exception cref="ArgumentException">The number of instances is less than 1.</exception>
    public static TrainingPlan<TAlgorithm> On<TAlgorithm>(this TAlgorithm algorithm, GpuInstance instance, int instances)
        where TAlgorithm : BuiltInAlgorithm, ITrainsOnGpu, ITrainsOnSeveral => new(algorithm, instance, instances);

    /// <summary>Trains BlazingText on several instances, which it does in the mode batch_skipgram and without a GPU only.</summary>
    /// <exception cref="ArgumentException">The number of instances is less than 1.</exception>
    public static TrainingPlan<BlazingText> BatchSkipgramOn(this BlazingText algorithm, CpuInstance instance, int instances) =>
        new TrainingPlan<BlazingText>(algorithm, instance, instances).With("mode", "batch_skipgram");
}
