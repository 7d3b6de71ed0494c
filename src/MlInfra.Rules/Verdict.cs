namespace MlInfra.Rules;

/// <summary>What a rule says of a resource.</summary>
public enum Verdict
{
    /// <summary>The rule does not speak of this resource.</summary>
    NotApplicable,

    /// <summary>The resource is as the rule wants it.</summary>
    Pass,

    /// <summary>It cannot be decided before deployment; neither a pass nor a violation.</summary>
    Unknown,

    /// <summary>The resource is not as the rule wants it.</summary>
    Violation,
}
