namespace MlInfra.Templates.Diff.Security.Sets;

/// <summary>Takes boxes out of a box. What is left are boxes again.</summary>
internal sealed class BoxDifference(SideSolver solver)
{
    private const int MostBoxes = 400;

    /// <summary>What of <paramref name="box"/> none of the others holds; null when it takes too much work to tell.</summary>
    internal IReadOnlyList<Box>? Of(Box box, IReadOnlyList<Box> others)
    {
        List<Box> left = Exists(box) ? [box] : [];
        foreach (var other in others)
        {
            left = [.. left.SelectMany(b => Of(b, other))];
            if (left.Count > MostBoxes)
                return null;
            if (left.Count == 0)
                break;
        }

        return left;
    }

    /// <summary>Whether some request surely is in the box.</summary>
    internal bool IsCertain(Box box) => Sides(box).All(side => solver.Solve([.. box.On(side)]).IsCertain);

    /// <summary>What a request in the box has on a side.</summary>
    internal IReadOnlyList<int>? Witness(Box box, string side) => solver.Solve([.. box.On(side)]).Text;

    internal bool Exists(Box box) => Sides(box).All(side => solver.Solve([.. box.On(side)]).Exists);

    private List<Box> Of(Box box, Box other)
    {
        foreach (var demand in other.Demands)
        {
            if (Exists(box, demand))
                continue;

            // They do not meet. The demand stays where parts that are known at deployment could make them meet.
            var opposite = demand with { Holds = !demand.Holds };
            return solver.IsOpen(box.On(demand.Test.Side).Append(demand)) && Exists(box, opposite) ? [box.And(opposite)] : [box];
        }

        var left = new List<Box>();
        foreach (var demand in other.Demands)
        {
            var opposite = demand with { Holds = !demand.Holds };
            if (Exists(box, opposite))
                left.Add(box.And(opposite));
            if (!Exists(box, demand))
                break;
            box = box.And(demand);
        }

        return left;
    }

    private bool Exists(Box box, Demand demand) => solver.Solve([.. box.On(demand.Test.Side), demand]).Exists;

    private static IEnumerable<string> Sides(Box box) => box.Demands.Select(d => d.Test.Side).Distinct();
}
