using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;

namespace MlInfra.Analyzers.Reading;

/// <summary>What code that this class does not show may do with its constructs.</summary>
internal sealed partial class ConstructUses
{
    // The methods that are called on what may be any construct.
    private readonly HashSet<string> unresolved = new(StringComparer.Ordinal);

    /// <summary>Why a resource of a type that is made elsewhere may name a construct, or null.</summary>
    internal string? MayBeNamed(ConstructSite site, string by)
    {
        var elsewhere = values.Types.Elsewhere;
        if (site.NamedBecause is { } named && elsewhere.Makes(by, site.Type.Lowering, except: null))
            return named;
        if (site.LeavesBecause is not { } leaves)
            return null;
        return !elsewhere.IsWhole || elsewhere.Makes(by, site.Type.Lowering, sites.Class) || (site.Type.Lowering is { } lowering && IsCalledElsewhere(lowering)) ? leaves : null;
    }

    private bool IsCalledElsewhere(ConstructLowering lowering) =>
        lowering.Methods.Concat(lowering.PolicyMethods).Concat(lowering.Parts).Any(m => unresolved.Contains(LastName(m)) || values.Types.Elsewhere.Calls(m, sites.Class));

    // foreach (var node in scope.Node.FindAll()) if (node is CfnBucket bucket) …
    private void NoteWalks()
    {
        if (!values.Types.Elsewhere.HasWalks || sites.Class is not { } own)
            return;
        foreach (var site in sites.All)
        {
            foreach (var made in site.MadeTypes.Where(made => values.Types.Elsewhere.WalksTo("Cfn" + made.Substring(made.LastIndexOf(':') + 1), own)))
                site.Visit(made, "code elsewhere that walks over the constructs may set it");
        }
    }

    private void NoteAspect(IInvocationOperation call, IOperation scope)
    {
        var visited = scope is IInstanceReferenceOperation ? null : Find(scope);
        if (visited is null && following is not null)
            return;
        Visit(sites.All.Where(s => visited is null || sites.IsBelow(s, visited)), call);
    }

    private void Visit(IEnumerable<ConstructSite> visited, IInvocationOperation aspect)
    {
        var changed = AspectCall.Changes(aspect, values.Types);
        foreach (var site in visited)
        {
            foreach (var made in site.MadeTypes.Where(made => changed?.Contains(made) != false))
            {
                site.Visit(made, AspectCall.Reason(aspect));
                if (made == (site.Type.ResourceType ?? ""))
                    site.EscapesBecause ??= AspectCall.Reason(aspect);
            }
        }
    }

    // The construct whose name a member or a method gives.
    private static IOperation? OwnerOf(IOperation name) => (name as IPropertyReferenceOperation)?.Instance ?? (name as IInvocationOperation)?.Instance;

    private static string LastName(string path) => path.Substring(path.LastIndexOf('.') + 1);
}
