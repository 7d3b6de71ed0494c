using Microsoft.CodeAnalysis;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>A member whose code is being read, with its arguments, and who asked for it.</summary>
internal sealed class CallFrame(ISymbol member, CallFrame? caller, IReadOnlyList<Argument>? arguments = null)
{
    internal ISymbol Member { get; } = member;

    internal CallFrame? Caller { get; } = caller;

    internal IReadOnlyList<Argument> Arguments { get; } = arguments ?? [];
}

/// <summary>Questions to a chain of frames; null is the empty one.</summary>
internal static class CallFrames
{
    /// <summary>Whether a member is being read already.</summary>
    internal static bool Contains(this CallFrame? frame, ISymbol member)
    {
        for (; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Member, member))
                return true;
        }

        return false;
    }

    /// <summary>What a parameter is bound to, or null.</summary>
    internal static Value? Find(this CallFrame? frame, IParameterSymbol parameter)
    {
        for (; frame is not null; frame = frame.Caller)
        {
            foreach (var argument in frame.Arguments)
            {
                if (SymbolEqualityComparer.Default.Equals(argument.Parameter, parameter))
                    return argument.Value;
            }
        }

        return null;
    }

    /// <summary>How the caller spells what a parameter is bound to, or null.</summary>
    internal static string? SpellingOf(this CallFrame? frame, IParameterSymbol parameter)
    {
        for (; frame is not null; frame = frame.Caller)
        {
            foreach (var argument in frame.Arguments)
            {
                if (SymbolEqualityComparer.Default.Equals(argument.Parameter, parameter))
                    return argument.Spelling;
            }
        }

        return null;
    }
}

/// <summary>What a parameter is bound to.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">The value.</param>
/// <param name="Spelling">The argument as it is known where the reading began; null when it has no name there.</param>
internal sealed record Argument(IParameterSymbol Parameter, Value Value, string? Spelling);
