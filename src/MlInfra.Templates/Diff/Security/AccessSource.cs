using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>A policy, or a rule of a network, that says what is allowed.</summary>
/// <param name="Value">The document or rule, or the ARN of a managed policy.</param>
/// <param name="IsManaged">Whether it is such an ARN.</param>
/// <param name="Gates">When it is there.</param>
/// <param name="LogicalId">The resource of the template that it is written in.</param>
internal sealed record AccessSource(Value Value, bool IsManaged, Gates Gates, string LogicalId);
