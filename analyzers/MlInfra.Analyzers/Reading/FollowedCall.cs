using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlInfra.Analyzers.Reading;

/// <summary>A call of the code's own method that is handed a construct: what the method does with it is done at the call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Code">The method's body.</param>
/// <param name="Outer">The call that led to this one, or null.</param>
internal sealed record FollowedCall(IInvocationOperation Call, IOperation Code, FollowedCall? Outer)
{
    // Code that hands a construct on and on ends here.
    private const int MostDepth = 16;

    private readonly int depth = (Outer?.depth ?? 0) + 1;

    /// <summary>The code of a method that a construct is handed to under a parameter; null when it is not there to read, or does not keep to the parameter.</summary>
    internal static IOperation? CodeFor(IArgumentOperation argument, ConstructSites sites, CdkTypes types, FollowedCall? outer)
    {
        if (argument is not { Parent: IInvocationOperation call, ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: RefKind.None, Ordinal: var ordinal } })
            return null;
        var method = call.TargetMethod.OriginalDefinition;
        return !method.DeclaringSyntaxReferences.IsEmpty && !(outer?.depth >= MostDepth) && !outer.Contains(method) && types.Members.BodyOf(method) is { } code
            && sites.BodyOf(code).UsesOf(method.Parameters[ordinal]).All(use => !BodyUses.IsWritten(use, out _))
                ? code
                : null;
    }
}

/// <summary>Questions to a chain of calls; null is the empty one.</summary>
internal static class FollowedCalls
{
    /// <summary>Whether a method's code is being followed already.</summary>
    internal static bool Contains(this FollowedCall? call, IMethodSymbol method)
    {
        for (; call is not null; call = call.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(call.Call.TargetMethod.OriginalDefinition, method))
                return true;
        }

        return false;
    }

    /// <summary>The call where the following began, or the operation itself where nothing is followed.</summary>
    internal static IOperation Outermost(this FollowedCall? call, IOperation operation)
    {
        for (; call is not null; call = call.Outer)
            operation = call.Call;
        return operation;
    }
}
