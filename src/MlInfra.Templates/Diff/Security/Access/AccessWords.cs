using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Says in a sentence who may do what.</summary>
internal sealed class AccessWords(AccessComparison comparison)
{
    private const int MostNamed = 3;

    /// <summary>What is newly allowed, or denied no more.</summary>
    internal string Gained(PolicyBearer bearer, AccessGain gain) =>
        Say(bearer, gain, grant => grant.Statement.IsAllow ? " may now " : Are(bearer, grant) + " no longer denied ");

    /// <summary>What is allowed no more, or newly denied.</summary>
    internal string Lost(PolicyBearer bearer, AccessGain gain) =>
        Say(bearer, gain, grant => grant.Statement.IsAllow ? " may no longer " : Are(bearer, grant) + " now denied ");

    private string Say(PolicyBearer bearer, AccessGain gain, Func<Grant, string> verb)
    {
        var grant = gain.Grants.OrderByDescending(Weight).First();
        var more = gain.Grants.Count - 1;
        return Subject(bearer, grant) + verb(grant) + What(bearer, grant) + Conditions(grant)
            + (more == 0 ? "" : more == 1 ? ", and one statement more" : $", and {more} statements more");
    }

    // All actions, or everyone, is what a reader should see first.
    private static int Weight(Grant grant) => grant.Statement.Box.Demands.Count(d => d is { Holds: true, Test: TextTest test } && test.Patterns.Any(p => p.IsEverything));

    private string Subject(PolicyBearer bearer, Grant grant) => bearer.Kind switch
    {
        BearerKind.Identity => bearer.Name,
        BearerKind.Endpoint => $"through {bearer.Name} {Principals(grant)}",
        _ => Principals(grant),
    };

    private string What(PolicyBearer bearer, Grant grant)
    {
        if (grant.Statement.Managed is { } managed)
            return $"do what the managed policy {managed} allows";
        return bearer.Kind switch
        {
            BearerKind.Trust => $"assume {bearer.Name}",
            BearerKind.Resource => $"{Named(grant, SideSolver.Action)} on {bearer.Name}",
            _ => $"{Named(grant, SideSolver.Action)} on {Named(grant, SideSolver.Resource)}",
        };
    }

    private string Are(PolicyBearer bearer, Grant grant) =>
        bearer.Kind == BearerKind.Identity || Principals(grant) is "everyone" || !Principals(grant).Contains(", ", StringComparison.Ordinal) ? " is" : " are";

    private string Principals(Grant grant) => Named(grant, SideSolver.Principal) is var named && named == "*" ? "everyone" : named;

    private string Named(Grant grant, string side)
    {
        var demands = grant.Statement.Box.On(side).ToList();
        if (demands is not [{ Test: TextTest test } demand])
            return "*";
        var names = (demand.Holds ? comparison.Matching(grant, side, test.Patterns) : test.Patterns).Select(p => p.Display).Distinct().ToList();
        var text = string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
        return demand.Holds ? text : $"all but {text}";
    }

    private static string Conditions(Grant grant)
    {
        var own = grant.Statement.Box.Demands.Select(d => d.Test.Side).Where(SideSolver.IsContext).Distinct().ToList();
        if (grant.Beyond.FirstOrDefault(s => !own.Contains(s)) is { } lifted)
            return $"{(grant.Statement.IsAllow ? " without the condition on " : " outside the condition on ")}{lifted}";
        return grant.Beyond.Count > 0 ? $" for other values of {grant.Beyond[0]}"
            : own.Count > 0 ? $" under a condition on {string.Join(" and ", own.Take(2))}"
            : "";
    }
}
