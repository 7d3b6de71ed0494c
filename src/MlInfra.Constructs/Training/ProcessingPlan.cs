using System.Collections.Immutable;
using Amazon.CDK.AWS.S3;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Inference.Models;

namespace MlInfra.Constructs.Training;

/// <summary>
/// What a processing job does, such as preparing data or evaluating a model: an image, the instances that run it, what it reads and what it writes.
/// Each method gives a changed copy.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html.
/// </summary>
public sealed record ProcessingPlan
{
    private const int MostInputsAndOutputs = 10;

    /// <summary>A plan for an image that does all its work by itself.</summary>
    /// <param name="image">The image.</param>
    /// <param name="instance">The type of the instances.</param>
    /// <param name="instances">The number of instances, 1 to 100. Default: 1.</param>
    /// <exception cref="ArgumentException">The number of instances is out of range.</exception>
    public ProcessingPlan(ModelImage image, MlInstance instance, int instances = 1)
    {
        if (instances is < 1 or > 100)
        {
            throw new ArgumentException($"instances is {instances}, but a processing job runs on 1 to 100: choose a number in between.", nameof(instances));
        }

        (Image, Instance, Instances) = (image, instance, instances);
    }

    /// <summary>The image.</summary>
    public ModelImage Image { get; }

    /// <summary>The type of the instances.</summary>
    public MlInstance Instance { get; }

    /// <summary>The number of instances.</summary>
    public int Instances { get; }

    /// <summary>What runs in the container instead of the image's own entry point. Default: nothing else.</summary>
    public ImmutableArray<string> EntryPoint { get; private init; } = [];

    internal ImmutableList<ProcessingInput> Inputs { get; private init; } = [];

    internal ImmutableList<ProcessingOutput> Outputs { get; private init; } = [];

    /// <summary>Copies objects to <c>/opt/ml/processing/input/&lt;name&gt;</c> on every instance.</summary>
    /// <param name="name">The name of the input, such as <c>raw</c>.</param>
    /// <param name="prefix">The prefix of the objects, such as <c>raw/</c>.</param>
    /// <param name="bucket">The bucket. If its key is imported, its policy must already admit the role of the job. Default: the data bucket of the workflow.</param>
    /// <exception cref="ArgumentException">The prefix names no folder, the name is taken, or there are more than 10 inputs.</exception>
    public ProcessingPlan Reads(string name, string prefix, IBucket? bucket = null)
    {
        Check(nameof(Reads), name, prefix, [.. Inputs.Select(input => input.Name)]);
        return this with { Inputs = Inputs.Add(new(name, prefix, bucket)) };
    }

    /// <summary>Copies what the container leaves under <c>/opt/ml/processing/output/&lt;name&gt;</c> to the data bucket when it has ended.</summary>
    /// <param name="name">The name of the output, such as <c>clean</c>.</param>
    /// <param name="prefix">The prefix of the objects, such as <c>clean/</c>.</param>
    /// <exception cref="ArgumentException">The prefix names no folder, the name is taken, or there are more than 10 outputs.</exception>
    public ProcessingPlan Writes(string name, string prefix)
    {
        Check(nameof(Writes), name, prefix, [.. Outputs.Select(output => output.Name)]);
        return this with { Outputs = Outputs.Add(new(name, prefix)) };
    }

    /// <summary>Runs a command in the container, such as <c>python3</c> and the path of a script.</summary>
    public ProcessingPlan Runs(params string[] command) => this with { EntryPoint = [.. command] };

    private static void Check(string method, string name, string prefix, IReadOnlyCollection<string> taken)
    {
        if (prefix.Length == 0 || prefix[0] == '/')
        {
            throw new ArgumentException($"The prefix '{prefix}' of {name} should name a folder of the bucket, such as raw/.", nameof(prefix));
        }

        if (taken.Contains(name))
        {
            throw new ArgumentException($"{method} has {name} already: choose another name.", nameof(name));
        }

        if (taken.Count == MostInputsAndOutputs)
        {
            throw new ArgumentException($"{name} would be number {MostInputsAndOutputs + 1}, but a processing job has {MostInputsAndOutputs} inputs and as many outputs at most: put data under one prefix.", nameof(name));
        }
    }
}

internal sealed record ProcessingInput(string Name, string Prefix, IBucket? Bucket);

internal sealed record ProcessingOutput(string Name, string Prefix);
