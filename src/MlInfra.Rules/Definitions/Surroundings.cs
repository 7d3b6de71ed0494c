using MlInfra.Rules.Model;

namespace MlInfra.Rules.Definitions;

/// <summary>What a state has from its state machine and from the states around it.</summary>
/// <param name="Timeout">The TimeoutSeconds of the state machine, after which all its states end.</param>
/// <param name="HandledBecause">Why its errors may be retried or caught around it, or null.</param>
public sealed record Surroundings(Value Timeout, string? HandledBecause = null);
