using MlInfra.Rules.Conditions;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>Where the instances of a family keep their data. SageMaker takes no volume key for storage within the instance.</summary>
/// <remarks>
/// The families are those of SageMaker's instance types; what storage they have, EC2's instance type pages say. A family
/// that is in neither list is one whose storage has not been confirmed, and no rule speaks of it.
/// </remarks>
internal static class InstanceStorage
{
    /// <summary>Families whose instances have NVMe volumes of their own, which the hardware encrypts.</summary>
    internal static NamedPatterns Local { get; } = new("an instance type with local storage",
    [
        "ml.c5d.*", "ml.c6gd.*", "ml.c6id.*", "ml.dl1.*", "ml.g4dn.*", "ml.g5.*", "ml.g6.*", "ml.g6e.*", "ml.m5d.*", "ml.m6gd.*",
        "ml.m6id.*", "ml.p3dn.*", "ml.p4d.*", "ml.p4de.*", "ml.p5.*", "ml.p5e.*", "ml.p5en.*", "ml.p6-b200.*", "ml.r5d.*", "ml.r6gd.*",
        "ml.r6id.*", "ml.r7gd.*", "ml.trn1.*", "ml.trn1n.*", "ml.trn2.*",
    ]);

    /// <summary>Families whose instances have network volumes only, which a key of the owner's can encrypt.</summary>
    internal static NamedPatterns Network { get; } = new("an instance type without local storage",
    [
        "ml.c4.*", "ml.c5.*", "ml.c5n.*", "ml.c6g.*", "ml.c6gn.*", "ml.c6i.*", "ml.c6in.*", "ml.c7g.*", "ml.c7i.*", "ml.c8g.*",
        "ml.inf1.*", "ml.inf2.*", "ml.m4.*", "ml.m5.*", "ml.m6g.*", "ml.m6i.*", "ml.m7i.*", "ml.m8g.*", "ml.p2.*", "ml.p3.*",
        "ml.r5.*", "ml.r6g.*", "ml.r6i.*", "ml.r7i.*", "ml.r8g.*", "ml.t2.*", "ml.t3.*",
    ]);
}
