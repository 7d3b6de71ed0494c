using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Security.Access;
using MlInfra.Templates.Diff.Security.Network;

namespace MlInfra.Templates.Diff.Security;

/// <summary>Looks at two templates for one kind of security fact.</summary>
public interface ISecurityComparer
{
    /// <summary>The facts, in an order that depends on the templates only.</summary>
    IEnumerable<SecurityFact> Compare(ComparedBlueprints compared);
}

/// <summary>Two templates whose resources have been matched and whose changes are known.</summary>
/// <param name="Base">The template before.</param>
/// <param name="Head">The template after.</param>
/// <param name="Resources">The resources that change.</param>
/// <param name="Renames">The head's logical id of each resource that moved, by the base's.</param>
/// <param name="Conditions">The head's name of each condition that says the same under another name, by the base's.</param>
public sealed record ComparedBlueprints(
    Blueprint Base, Blueprint Head, IReadOnlyList<ResourceChange> Resources, IReadOnlyDictionary<string, string> Renames, IReadOnlyDictionary<string, string> Conditions)
{
    /// <summary>The parameters of both templates that have another default.</summary>
    internal HashSet<string> ChangedParameters() => Base.Sections["Parameters"] is MapValue parameters
        ? [.. parameters.Entries.Select(e => e.Name).Where(n => Base.DefaultOf(n)?.Text != Head.DefaultOf(n)?.Text)]
        : [];
}

/// <summary>All comparers; one that is listed here is in every diff.</summary>
public static class SecurityComparers
{
    /// <summary>The comparers in the order of their facts.</summary>
    public static IReadOnlyList<ISecurityComparer> All { get; } =
    [
        new PropertyFacts(), new GuardFacts(), new ParameterFacts(), new AccessFacts(), new BoundaryFacts(), new RoleUseFacts(), new NetworkFacts(), new UnreadAccessFacts(),
    ];
}
