using MlInfra.Rules.Model;

namespace MlInfra.Cli;

/// <summary>What the process returns; scripts rely on it.</summary>
internal static class ExitCodes
{
    internal const int Clean = 0;

    internal const int Findings = 1;

    internal const int Unusable = 2;
}

/// <summary>The command cannot do what it was asked; the message says why and what to do.</summary>
internal sealed class UnusableException(string message, Origin? origin = null) : Exception(message)
{
    /// <summary>Where the input is at fault, or null when no place in a file is.</summary>
    internal Origin? Origin { get; } = origin;
}
