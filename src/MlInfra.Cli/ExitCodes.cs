namespace MlInfra.Cli;

/// <summary>What the process returns; scripts rely on it.</summary>
internal static class ExitCodes
{
    internal const int Clean = 0;

    internal const int Findings = 1;

    internal const int Unusable = 2;
}

/// <summary>The command cannot do what it was asked; the message says why and what to do.</summary>
internal sealed class UnusableException(string message) : Exception(message);
