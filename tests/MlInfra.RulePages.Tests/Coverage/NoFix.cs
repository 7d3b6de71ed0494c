namespace MlInfra.RulePages.Tests.Coverage;

/// <summary>Why a rule about a property comes with no fix.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Because">The reason, as a clause.</param>
internal sealed record NoFix(string Rule, string Because)
{
    internal static IReadOnlyList<NoFix> All { get; } =
    [
        new("MLI1103", "the model's role writes with the key, and is not named beside it"),
        new("MLI1203", "who publishes needs the key, and is not named beside it"),
        new("MLI1510", "the job's role, its logs and its bookmarks need the key, each in its own way"),
        new("MLI1514", "it takes certificates of the owner's"),
        new("MLI1515", "it takes a key for each of several uses"),
        new("MLI1516", "it takes certificates of the owner's"),
        new("MLI2002", "only the owner knows the subnet"),
        new("MLI2102", "only the owner knows the subnets"),
        new("MLI2201", "only the owner knows from where it must be reached"),
        new("MLI2202", "only the owner knows who uses the endpoint"),
        new("MLI2302", "only the owner knows the subnets"),
        new("MLI2402", "only the owner knows who calls"),
        new("MLI2403", "only the owner knows who should be let in"),
        new("MLI2502", "only the owner knows the subnets"),
        new("MLI3201", "only the owner knows what is needed"),
        new("MLI3202", "only the owner knows what is needed"),
        new("MLI3203", "only the owner knows which roles are passed"),
        new("MLI3401", "only the owner knows for which resource the service calls"),
        new("MLI4301", "only the owner knows where checkpoints go"),
        new("MLI4407", "only the owner knows how long the answer may take"),
        new("MLI5504", "only the owner knows which bucket the cluster's roles may write"),
        new("MLI6102", "only the owner knows which containers are meant"),
        new("MLI6301", "the instance type decides memory and price"),
        new("MLI6403", "only the owner knows the keys of the partitions"),
        new("MLI7301", "the instance type decides memory and price"),
        new("MLI7201", "only the owner knows how long an upload may take"),
        new("MLI7501", "what lies on the cluster is gone when it ends"),
        new("MLI7502", "the limit depends on the largest query that is meant"),
        new("MLI7503", "only the owner knows which work group is meant"),
    ];
}
