using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>Which state machine of a class a state is part of. A state is part of one only, and so is all that it is chained to.</summary>
internal sealed class StateChains(ConstructSites sites)
{
    private const string Package = "aws-cdk-lib.aws_stepfunctions";
    private const int MostSteps = 16;

    // The methods that put what they are called on and what they are given into one state machine.
    private static readonly HashSet<string> Chaining = new(StringComparer.Ordinal)
    {
        "AddCatch", "Branch", "Custom", "FromChainable", "ItemProcessor", "Iterator", "Next", "Otherwise", "Sequence", "Start", "When",
    };

    // States that hold other states, and may handle their errors.
    private static readonly string[] Holding = [Package + ".Parallel", Package + ".Map", Package + ".DistributedMap"];

    private readonly Dictionary<ConstructSite, ConstructSite> chained = [];
    private readonly List<ConstructSite> machines = [];
    private bool isLinked;

    /// <summary>Whether the class makes states that hold other states.</summary>
    internal bool HasNested { get; private set; }

    /// <summary>The state machine that a state is part of, or null when that is not known.</summary>
    internal ConstructSite? MachineOf(ConstructSite state)
    {
        if (!isLinked)
            Link();
        var first = First(state);
        ConstructSite? found = null;
        foreach (var machine in machines)
        {
            if (First(machine) != first)
                continue;
            if (found is not null)
                return null;
            found = machine;
        }

        return found;
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
                HasNested |= call.TargetMethod.Name == "ToSingleState";
                if (Chaining.Contains(call.TargetMethod.Name))
                    Join([.. Parts(call.Instance, 0), .. call.Arguments.SelectMany(a => Parts(a.Value, 0))]);
            }
        }

        foreach (var site in sites.All)
        {
            HasNested |= Holding.Contains(site.Type.JsiiName, StringComparer.Ordinal);
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
            IInvocationOperation call when CdkTypes.Ships(call.TargetMethod.ContainingType) =>
                [.. Parts(call.Instance, steps), .. call.Arguments.SelectMany(a => Parts(a.Value, steps))],
            ILocalReferenceOperation local => Parts(sites.OnlyValueOf(local.Local, local), steps),
            IArrayCreationOperation { Initializer: { } items } => [.. items.ElementValues.SelectMany(item => Parts(item, steps))],
            ICollectionExpressionOperation items => [.. items.Elements.SelectMany(item => Parts(item, steps))],
            _ => [],
        };
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
