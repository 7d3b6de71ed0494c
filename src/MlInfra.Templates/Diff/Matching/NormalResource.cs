using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff.Matching;

/// <summary>A resource and its normal form.</summary>
internal sealed class NormalResource(Resource source, Normalizer normalizer)
{
    internal Resource Source { get; } = source;

    internal MapValue Properties { get; } = normalizer.Properties(source);

    internal MapValue Attributes { get; } = normalizer.Attributes(source);
}

/// <summary>A resource of the base and what it is in the head; one of the two may be missing.</summary>
internal sealed record ResourcePair(Resource? Old, Resource? New);
