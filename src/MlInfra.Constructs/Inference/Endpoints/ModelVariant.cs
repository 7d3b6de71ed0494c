using System.Text.RegularExpressions;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Models;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// A model on instances, one of those that share an endpoint's traffic.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html.
/// </summary>
public sealed partial record ModelVariant
{
    /// <summary>Puts a model on instances.</summary>
    /// <param name="name">The variant's name: letters, digits and hyphens, at most 63. Keep it from one deployment to the next: blue/green deployments ask for that.</param>
    /// <param name="model">What is served.</param>
    /// <param name="instance">The type of the instances.</param>
    /// <exception cref="ArgumentException">The name has other characters, or is too long.</exception>
    public ModelVariant(string name, InferenceModel model, MlInstance instance)
    {
        if (!ValidName().IsMatch(name))
        {
            throw new ArgumentException($"name is '{name}', but a variant's name has letters, digits and single hyphens, 63 at most: name it like current or candidate.", nameof(name));
        }

        (Name, Model, Instance) = (name, model, instance);
    }

    /// <summary>The name, which metrics carry.</summary>
    public string Name { get; }

    /// <summary>What is served.</summary>
    public InferenceModel Model { get; }

    /// <summary>The type of the instances.</summary>
    public MlInstance Instance { get; }

    /// <summary>The share of the traffic, relative to the weights of the other variants; 0 takes it out of the traffic. Default: 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How many instances there are at least and at first: 2 or more, so that one zone may fail. Default: 2.</summary>
    public int Instances { get; init; } = 2;

    /// <summary>How the number of instances follows the traffic. Default: up to twice the instances, at 600 requests a minute for each.</summary>
    public InstanceScaling Scaling { get; init; } = new();

    internal int MaxInstances => Scaling.MaxInstances ?? 2 * Instances;

    internal void Check()
    {
        if (Weight < 0 || !double.IsFinite(Weight))
        {
            throw new ArgumentException($"Weight of variant {Name} is {Weight}, but a share of traffic is 0 or more: choose such a number.");
        }

        if (Instances < 2)
        {
            throw new ArgumentException($"Instances of variant {Name} is {Instances}, but with one instance the loss of a zone is an outage: choose 2 or more, or a ServerlessEndpoint for little traffic.");
        }

        if (MaxInstances < Instances)
        {
            throw new ArgumentException($"MaxInstances of variant {Name} is {MaxInstances} and Instances is {Instances}: set MaxInstances to Instances or more.");
        }

        if (Scaling.RequestsPerMinute <= 0)
        {
            throw new ArgumentException($"RequestsPerMinute of variant {Name} is {Scaling.RequestsPerMinute}, but scaling aims at what one instance can do: choose a number above 0.");
        }

        if (Instance.Name.StartsWith("ml.t2.", StringComparison.Ordinal))
        {
            throw new ArgumentException($"Variant {Name} runs on {Instance}, a burstable type that SageMaker cannot scale: choose another, such as ml.m5.large.");
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,62}$")]
    private static partial Regex ValidName();
}

/// <summary>
/// How the number of a variant's instances follows its traffic.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html.
/// </summary>
public sealed record InstanceScaling
{
    /// <summary>The most instances. Default: twice the variant's instances.</summary>
    public int? MaxInstances { get; init; }

    /// <summary>Requests per minute that one instance serves at ease: measure the peak of one and take about 70 % of it. Default: 600.</summary>
    public double RequestsPerMinute { get; init; } = 600;
}
