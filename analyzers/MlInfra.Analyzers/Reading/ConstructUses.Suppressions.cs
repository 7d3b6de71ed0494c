using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>What is suppressed on the constructs.</summary>
internal sealed partial class ConstructUses
{
    /// <summary>What is suppressed on the class's own construct, and so on all that it makes.</summary>
    internal SiteMetadata OfAll { get; } = new();

    private void NoteNag(IInvocationOperation call)
    {
        foreach (var target in NagCall.Targets(call))
        {
            if (NagCall.IsOfStack(call) && following is null)
                OfAll.Set(NagCall.Section, NagCall.Read(call, OfAll.Of(NagCall.Section), values));
            else if (Find(target) is { } site)
                site.Metadata.Set(NagCall.Section, NagCall.Read(call, site.Metadata.Of(NagCall.Section), values));
        }
    }

    private void NoteSuppression(IInvocationOperation call)
    {
        var receiver = SuppressCall.Receiver(call);
        if (Find(receiver) is { } site)
        {
            var entry = SuppressCall.Read(call, values, resource: site.Type.ResourceType is not null);
            site.Metadata.Add(RunsWith(call, site) ? entry : ValueReader.Unknown(call, "runs under a condition"));
        }
        else if (receiver is IInstanceReferenceOperation && following is null)
        {
            OfAll.Add(sites.BodyOf(call) is { } body && Branches.RunsWith(call, body.Root) ? SuppressCall.Read(call, values, resource: false) : ValueReader.Unknown(call, "runs under a condition"));
        }
        else if (receiver is not null && following is null && sites.Source(receiver) is not IParameterReferenceOperation)
        {
            // foreach (var subnet in vpc.PublicSubnets) subnet.Suppress(…): which resource it is on is not known.
            OfAll.Add(SuppressCall.Read(call, values, resource: false));
        }
    }
}
