using Amazon.CDK.AWS.SecretsManager;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// A MySQL database of yours that is replicated. Its binary log has to be on, in row format.
/// Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.MySQL.html.
/// </summary>
public sealed record MySqlSource
{
    private static readonly string[] System = ["information_schema", "mysql", "performance_schema", "sys"];

    /// <summary>Describes the database.</summary>
    /// <param name="login">The secret with <c>host</c>, <c>port</c>, <c>username</c> and <c>password</c> of the user that replicates.</param>
    /// <param name="certificateArn">The certificate, imported into DMS, that the server must prove itself with.</param>
    /// <param name="schemas">The schemas to replicate, each by name: at least one. What is not named stays where it is.</param>
    /// <exception cref="ArgumentException">There is no schema, one is a pattern, or one is MySQL's own.</exception>
    public MySqlSource(ISecret login, string certificateArn, params string[] schemas)
    {
        if (schemas.Length == 0)
        {
            throw new ArgumentException("There are no schemas, so nothing would be replicated: name them.", nameof(schemas));
        }

        if (schemas.FirstOrDefault(schema => schema.Length == 0 || schema.Contains('%', StringComparison.Ordinal)) is { } pattern)
        {
            throw new ArgumentException($"The schema '{pattern}' is a pattern, which takes in what nobody thought of, MySQL's users and their password hashes included: name each schema.", nameof(schemas));
        }

        if (schemas.FirstOrDefault(schema => System.Contains(schema, StringComparer.OrdinalIgnoreCase)) is { } own)
        {
            throw new ArgumentException($"The schema '{own}' is MySQL's own and holds its users and settings: name schemas of yours.", nameof(schemas));
        }

        (Login, CertificateArn, Schemas) = (login, certificateArn, schemas);
    }

    /// <summary>The secret of the user that replicates.</summary>
    public ISecret Login { get; }

    /// <summary>The certificate of the server.</summary>
    public string CertificateArn { get; }

    /// <summary>
    /// Whether the certificate must bear the name of the host. A database that is known by an address only has none; its certificate is checked all the
    /// same. Default: true.
    /// </summary>
    public bool ChecksHostName { get; init; } = true;

    /// <summary>The schemas that are replicated.</summary>
    public IReadOnlyList<string> Schemas { get; }

    internal Dictionary<string, object> TableMappings => new()
    {
        ["rules"] = Schemas.Select((schema, index) => new Dictionary<string, object>
        {
            ["rule-type"] = "selection",
            ["rule-id"] = $"{index + 1}",
            ["rule-name"] = $"{index + 1}",
            ["object-locator"] = new Dictionary<string, object> { ["schema-name"] = schema, ["table-name"] = "%" },
            ["rule-action"] = "include",
        }).ToArray<object>(),
    };
}
