using MlInfra.Rules;

namespace MlInfra.Constructs.Validation;

/// <summary>What a <see cref="MlInfraValidator"/> is told. All of it has a default.</summary>
public sealed class MlInfraValidatorProps
{
    /// <summary>
    /// The least severity of a finding that makes synthesis fail. Default: <see cref="Severity.Warning"/>. The CDK shows a report
    /// that has failed only, so what weighs less is seen beside what fails, and not alone.
    /// </summary>
    public Severity FailOn { get; init; } = Severity.Warning;
}
