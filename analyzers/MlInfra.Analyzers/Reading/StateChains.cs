using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>Where a state stands.</summary>
/// <param name="Machine">The state machine that it is part of.</param>
/// <param name="Holders">The Parallel and Map states around it, the outermost first.</param>
/// <param name="HandledBecause">Why another state may be around it that handles its errors, or null.</param>
internal sealed record StatePlace(ConstructSite Machine, IReadOnlyList<ConstructSite> Holders, string? HandledBecause);

/// <summary>Which state machine of a class a state is part of. A state is part of one only, and so is all that it is chained to.</summary>
internal sealed class StateChains(ConstructSites sites)
{
    private const string Package = "aws-cdk-lib.aws_stepfunctions";
    private const int MostSteps = 16;

    // The methods that put what they are called on and what they are given into one state machine.
    private static readonly HashSet<string> Chaining = new(StringComparer.Ordinal)
    {
        "AddCatch", "Custom", "FromChainable", "Next", "Otherwise", "Sequence", "Start", "When",
    };

    // The methods that put what they are given into what they are called on.
    private static readonly HashSet<string> Holding = new(StringComparer.Ordinal) { "Branch", "ItemProcessor", "Iterator" };

    private readonly Dictionary<ConstructSite, ConstructSite> chained = [];
    private readonly List<(ConstructSite State, ConstructSite Holder)> held = [];
    private readonly List<ConstructSite> machines = [];
    private bool isLinked;

    // ToSingleState makes a Parallel state around the states of a chain.
    private bool hasWrapped;

    /// <summary>Where a state stands, or null when that is not known.</summary>
    internal StatePlace? PlaceOf(ConstructSite state)
    {
        if (!isLinked)
            Link();
        var holders = new List<ConstructSite>();
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var first = First(state);
            var around = machines.Where(machine => First(machine) == first)
                .Concat(held.Where(h => First(h.State) == first).Select(h => h.Holder))
                .Distinct()
                .ToList();
            if (around.Count != 1)
                return null;
            if (machines.Contains(around[0]))
                return new(around[0], holders, hasWrapped ? "a state that ToSingleState makes may be around it" : null);
            state = around[0];
            holders.Insert(0, state);
        }

        return null;
    }

    private void Link()
    {
        isLinked = true;
        foreach (var body in sites.Bodies)
        {
            foreach (var operation in body.Deeds)
            {
                if (operation is not IInvocationOperation call || !CdkTypes.Ships(call.TargetMethod.ContainingType))
                    continue;
                hasWrapped |= call.TargetMethod.Name == "ToSingleState";
                if (Holding.Contains(call.TargetMethod.Name))
                    Hold(call);
                else if (Chaining.Contains(call.TargetMethod.Name))
                    Join([.. Parts(call.Instance, 0), .. call.Arguments.SelectMany(a => Parts(a.Value, 0))]);
            }
        }

        foreach (var site in sites.All)
        {
            if (site.Type.JsiiName != Package + ".StateMachine")
                continue;
            machines.Add(site);
            Join([site, .. Parts(Definition(site), 0)]);
        }
    }

    // new StateMachineProps { DefinitionBody = … }
    private IOperation? Definition(ConstructSite machine)
    {
        var props = Plain(machine.Props);
        if (props is ILocalReferenceOperation local)
            props = Plain(sites.OnlyValueOf(local.Local, local));
        if (props is not IObjectCreationOperation { Initializer: { } initializer })
            return null;
        foreach (var item in initializer.Initializers)
        {
            if (item is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "DefinitionBody" or "Definition" }, Value: var body })
                return body;
        }

        return null;
    }

    // The states that a chain is made of, as far as the expression tells.
    private IReadOnlyList<ConstructSite> Parts(IOperation? chain, int steps)
    {
        chain = Plain(chain);
        if (chain is null || steps == MostSteps)
            return [];
        if (sites.Find(chain) is { } site)
            return site.Type.JsiiName?.StartsWith(Package, StringComparison.Ordinal) == true ? [site] : [];
        steps++;
        return chain switch
        {
            IInvocationOperation call when Holding.Contains(call.TargetMethod.Name) => Parts(call.Instance, steps),
            IInvocationOperation call when CdkTypes.Ships(call.TargetMethod.ContainingType) =>
                [.. Parts(call.Instance, steps), .. call.Arguments.SelectMany(a => Parts(a.Value, steps))],
            ILocalReferenceOperation local => Parts(sites.OnlyValueOf(local.Local, local), steps),
            IArrayCreationOperation { Initializer: { } items } => [.. items.ElementValues.SelectMany(item => Parts(item, steps))],
            ICollectionExpressionOperation items => [.. items.Elements.SelectMany(item => Parts(item, steps))],
            _ => [],
        };
    }

    // both.Branch(one, other): each branch is chained by itself.
    private void Hold(IInvocationOperation call)
    {
        if (Parts(call.Instance, 0) is not { Count: > 0 } holders)
            return;
        foreach (var state in call.Arguments.SelectMany(a => Parts(a.Value, 0)))
            held.Add((state, holders[holders.Count - 1]));
    }

    private void Join(IReadOnlyList<ConstructSite> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var (one, other) = (First(parts[0]), First(parts[i]));
            if (one != other)
                chained[other] = one;
        }
    }

    private ConstructSite First(ConstructSite site)
    {
        while (chained.TryGetValue(site, out var earlier))
            site = earlier;
        return site;
    }

    private static IOperation? Plain(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }
}
