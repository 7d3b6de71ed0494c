namespace MlInfra.Rules;

/// <summary>What a rule is about. The first digit of its id says it: MLI2001 is about network exposure.</summary>
public enum Category
{
    /// <summary>MLI0xxx: decisions to accept a finding are justified, current and needed.</summary>
    Suppression,

    /// <summary>MLI1xxx: data at rest and in transit is encrypted, with a key the owner controls.</summary>
    Encryption,

    /// <summary>MLI2xxx: what can be reached from where.</summary>
    Network,

    /// <summary>MLI3xxx: who may do what.</summary>
    Identity,

    /// <summary>MLI4xxx: failures are survived and data is not lost.</summary>
    Resilience,

    /// <summary>MLI5xxx: what happens is recorded and watched.</summary>
    Logging,

    /// <summary>MLI6xxx: what the service would refuse, or what silently trains wrong.</summary>
    Correctness,

    /// <summary>MLI7xxx: money that buys nothing.</summary>
    Cost,

    /// <summary>MLI8xxx: services and features that are closed or gone.</summary>
    Retired,

    /// <summary>MLI9xxx: what the CDK itself refuses when it runs.</summary>
    Cdk,
}

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Should be mended.</summary>
    Warning,

    /// <summary>Must be mended: the service refuses it, or it is gone.</summary>
    Error,
}
