namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>The requests that meet all of several demands.</summary>
/// <param name="Demands">The demands.</param>
internal sealed record Box(IReadOnlyList<Demand> Demands)
{
    internal Box And(Demand demand) => new([.. Demands, demand]);

    internal IEnumerable<Demand> On(string side) => Demands.Where(d => d.Test.Side == side);
}
