using MlInfra.Constructs.Inference.Models;

namespace MlInfra.Constructs.Inference.Endpoints;

/// <summary>
/// Who answers an endpoint's requests: one variant, one variant with a shadow, or 2 to 10 that share them by weight.
/// A shadow beside several variants does not exist, and does not compile.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-ab-testing.html.
/// </summary>
public abstract record Traffic
{
    private protected Traffic(IReadOnlyList<ModelVariant> variants) => Variants = variants;

    /// <summary>The variants that answer.</summary>
    public IReadOnlyList<ModelVariant> Variants { get; }

    /// <summary>The variant that hears requests without answering them.</summary>
    public virtual ModelVariant? Shadow => null;

    internal IEnumerable<ModelVariant> All => Shadow is null ? Variants : [.. Variants, Shadow];

    /// <summary>One variant answers everything.</summary>
    public static SoleTraffic To(ModelVariant variant) => new(variant);

    /// <summary>Variants share the requests by their weights.</summary>
    /// <exception cref="ArgumentException">There are more than ten variants, two have one name, or all weights are 0.</exception>
    public static SharedTraffic Split(ModelVariant first, ModelVariant second, params ModelVariant[] more) => new([first, second, .. more]);
}

/// <summary>All requests go to one variant.</summary>
public sealed record SoleTraffic : Traffic
{
    internal SoleTraffic(ModelVariant variant) : base([variant])
    {
    }

    /// <summary>Sends a copy of the requests to a shadow, whose answers are dropped, to see how a new model would do.</summary>
    /// <param name="shadow">The shadow. Its weight against the variant's is the share of requests that it hears; equal weights copy them all.</param>
    /// <exception cref="ArgumentException">A model is not a <see cref="SingleModel"/>, or both variants have one name.</exception>
    public ShadowedTraffic MirroredTo(ModelVariant shadow) => new(Variants[0], shadow);
}

/// <summary>
/// All requests go to one variant, and copies of them to a shadow.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/model-shadow-deployment.html.
/// </summary>
public sealed record ShadowedTraffic : Traffic
{
    internal ShadowedTraffic(ModelVariant variant, ModelVariant shadow) : base([variant])
    {
        if (variant.Name == shadow.Name)
        {
            throw new ArgumentException($"Both the variant and its shadow are named {shadow.Name}: give the shadow another name.", nameof(shadow));
        }

        if (variant.Model is not SingleModel || shadow.Model is not SingleModel)
        {
            throw new ArgumentException("A shadow works with one container and one model on either side: use SingleModel, or leave MirroredTo out.", nameof(shadow));
        }

        if (shadow.Weight > variant.Weight)
        {
            throw new ArgumentException($"Weight of the shadow is {shadow.Weight} and the variant's is {variant.Weight}, but it cannot hear more than there is: choose the variant's or less.", nameof(shadow));
        }

        Shadow = shadow;
    }

    /// <inheritdoc />
    public override ModelVariant? Shadow { get; }
}

/// <summary>Requests are shared by weight.</summary>
public sealed record SharedTraffic : Traffic
{
    internal SharedTraffic(IReadOnlyList<ModelVariant> variants) : base(variants)
    {
        if (variants.Count > 10)
        {
            throw new ArgumentException($"There are {variants.Count} variants, but an endpoint has 10 at most: use a MultiModel for more models.", nameof(variants));
        }

        if (variants.GroupBy(variant => variant.Name).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new ArgumentException($"Two variants are named {same.Key}: metrics could not tell them apart, so give each its own name.", nameof(variants));
        }

        if (variants.Sum(variant => variant.Weight) <= 0)
        {
            throw new ArgumentException("Weight is 0 for every variant, so nobody would answer: set one above 0.", nameof(variants));
        }
    }
}
