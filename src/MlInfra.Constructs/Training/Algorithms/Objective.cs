namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>What tuning looks for: a measure that the algorithm takes while it trains. Algorithms without one cannot be tuned.</summary>
/// <typeparam name="TAlgorithm">The algorithm that takes the measure.</typeparam>
public sealed class Objective<TAlgorithm> where TAlgorithm : BuiltInAlgorithm
{
    internal Objective(string metric, bool more) => (Metric, More) = (metric, more);

    /// <summary>The API's name of the measure, such as <c>test:f1</c>: the channel that is measured, and what is measured on it.</summary>
    public string Metric { get; }

    /// <summary>Whether more is better.</summary>
    public bool More { get; }
}
