using MlInfra.Analyzers.Fixes;
using MlInfra.Analyzers.Reading;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.RDS</c>.</summary>
internal static class Rds
{
    private const string Namespace = "aws-cdk-lib.aws_rds.";
    private const string Instance = "AWS::RDS::DBInstance";
    private const string Cluster = "AWS::RDS::DBCluster";

    private const string Secret = "Secret";
    private const string SecretKey = "SecretKey";
    private const string RotateOne = "AddRotationSingleUser";
    private const string RotateOther = "AddRotationMultiUser";

    private static readonly Dictionary<string, object?> Retained = new() { ["RETAIN"] = true, ["DESTROY"] = null, ["SNAPSHOT"] = null, ["RETAIN_ON_UPDATE_OR_DELETE"] = null };

    private static readonly IReadOnlyDictionary<string, PropFix> Fixes = new Dictionary<string, PropFix>
    {
        ["StorageEncrypted"] = new("StorageEncrypted", "true"),
        ["DeletionProtection"] = new("DeletionProtection", "true"),
        ["PubliclyAccessible"] = new("PubliclyAccessible", "false"),
        ["EnableIAMDatabaseAuthentication"] = new("IamAuthentication", "true"),
        ["EnableCloudwatchLogsExports[*]"] = new("CloudwatchLogsExports[*]"),
        ["MultiAZ"] = new("MultiAz", "true"),
        ["BackupRetentionPeriod"] = new("BackupRetention", "global::Amazon.CDK.Duration.Days(7)"),
    };

    // What other types call a password.
    private static readonly PropertyLowering[] NoOtherPassword = Never("Password", "AdminUserPassword", "AuthToken", "ConnectionInput", "AdvancedSecurityOptions");

    private static readonly PropertyLowering[] AnyDatabase =
    [
        new("StorageEncrypted", Encrypted),
        new("DeletionProtection", p => Each(p["DeletionProtection"], v => v is AbsentValue ? p.Pick("RemovalPolicy", Retained) : v)),
        Copy("CloudwatchLogsExports", "EnableCloudwatchLogsExports"),
        .. NoOtherPassword,
    ];

    private static readonly PropertyLowering GivenPassword = new("MasterUserPassword", p => Password(p["Credentials"]));

    private static readonly PropertyLowering[] AnyInstance =
    [
        .. AnyDatabase,
        Copy("MultiAz", "MultiAZ"),
        new("PubliclyAccessible", p => Public(p, p["VpcSubnets"] is AbsentValue ? p["VpcPlacement"] : p["VpcSubnets"])),
        new("BackupRetentionPeriod", p => Each(p["BackupRetention"], Days)),

        // GrantConnect switches it on.
        new("EnableIAMDatabaseAuthentication", p => p.Calls("GrantConnect") is { Items.Count: > 0 } calls ? p.Text(true, calls.Origin) : p["IamAuthentication"]),
        new("Engine", Engine),
        .. Never("DBClusterIdentifier", "SourceDbiResourceId", "SourceDBClusterIdentifier", "SourceDBInstanceAutomatedBackupsArn", "DBClusterSnapshotIdentifier", "DBClusterInstanceClass"),
    ];

    private static readonly PropertyLowering[] AnyCluster =
    [
        .. AnyDatabase,
        Copy("IamAuthentication", "EnableIAMDatabaseAuthentication"),
        new("Engine", Engine),
        .. Never(
            "SourceDBClusterIdentifier", "PubliclyAccessible", "SourceDBInstanceAutomatedBackupsArn", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "DBClusterInstanceClass"),
    ];

    internal static readonly ConstructLowering DatabaseInstance =
        Of("DatabaseInstance", Instance, [.. AnyInstance, GivenPassword, .. Never("SnapshotIdentifier", "DBSnapshotIdentifier", "SourceDBInstanceIdentifier")], generatesSecret: true);

    internal static readonly ConstructLowering DatabaseInstanceFromSnapshot =
        Of("DatabaseInstanceFromSnapshot", Instance, [.. AnyInstance, GivenPassword, Copy("SnapshotIdentifier", "DBSnapshotIdentifier"), .. Never("SnapshotIdentifier", "SourceDBInstanceIdentifier")]);

    internal static readonly ConstructLowering ReadReplica =
        Of("DatabaseInstanceReadReplica", Instance, [.. AnyInstance, Copy("SourceDatabaseInstance", "SourceDBInstanceIdentifier"), .. Never("SnapshotIdentifier", "DBSnapshotIdentifier", "MasterUserPassword")]);

    internal static readonly ConstructLowering DatabaseCluster = Of("DatabaseCluster", Cluster, [.. AnyCluster, GivenPassword, .. Never("SnapshotIdentifier")], Members, generatesSecret: true);

    // Its Credentials become a secret that says nothing of the snapshot's own.
    internal static readonly ConstructLowering DatabaseClusterFromSnapshot = Of(
        "DatabaseClusterFromSnapshot", Cluster, [.. AnyCluster, Copy("SnapshotIdentifier"), new("MasterUserPassword", p => Password(p["SnapshotCredentials"]))], Members);

    private static readonly PropertyLowering[] AnyServerless =
    [
        new("StorageEncrypted", p => p.Text(true, p.Origin)),
        .. AnyCluster.Where(l => l.Path is not ("StorageEncrypted" or "EnableCloudwatchLogsExports" or "EnableIAMDatabaseAuthentication")),
        GivenPassword,
        .. Never("EnableCloudwatchLogsExports", "EnableIAMDatabaseAuthentication"),
    ];

    internal static readonly ConstructLowering ServerlessCluster = Of("ServerlessCluster", Cluster, [.. AnyServerless, .. Never("SnapshotIdentifier")], generatesSecret: true);

    internal static readonly ConstructLowering ServerlessClusterFromSnapshot =
        Of("ServerlessClusterFromSnapshot", Cluster, [.. AnyServerless, Copy("SnapshotIdentifier")]);

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        EngineOf("DatabaseInstanceEngine", "Postgres", "postgres"),
        EngineOf("DatabaseInstanceEngine", "Mysql", "mysql"),
        EngineOf("DatabaseInstanceEngine", "MariaDb", "mariadb"),
        EngineOf("DatabaseInstanceEngine", "OracleSe2", "oracle-se2"),
        EngineOf("DatabaseInstanceEngine", "OracleSe2Cdb", "oracle-se2-cdb"),
        EngineOf("DatabaseInstanceEngine", "OracleEe", "oracle-ee"),
        EngineOf("DatabaseInstanceEngine", "OracleEeCdb", "oracle-ee-cdb"),
        EngineOf("DatabaseInstanceEngine", "SqlServerSe", "sqlserver-se"),
        EngineOf("DatabaseInstanceEngine", "SqlServerEx", "sqlserver-ex"),
        EngineOf("DatabaseInstanceEngine", "SqlServerWeb", "sqlserver-web"),
        EngineOf("DatabaseInstanceEngine", "SqlServerEe", "sqlserver-ee"),
        EngineOf("DatabaseClusterEngine", "AuroraPostgres", "aurora-postgresql"),
        EngineOf("DatabaseClusterEngine", "AuroraMysql", "aurora-mysql"),
        new(Namespace + "ClusterInstance", "Provisioned", Member),
        new(Namespace + "ClusterInstance", "ServerlessV2", Member),
        new(Namespace + "Credentials", "FromPassword", (arguments, at) => Map(at, ("Password", arguments[1]))) { Needs = 2 },
        new(Namespace + "Credentials", "FromGeneratedSecret", (arguments, at) => OfUser(arguments, at)),
        new(Namespace + "Credentials", "FromUsername", (arguments, at) => OfUser(arguments, at, "Password")),
        new(Namespace + "Credentials", "FromSecret", (arguments, at) => Map(at, ("Secret", arguments[0]))) { Needs = 1 },
        new(Namespace + "SnapshotCredentials", "FromPassword", (arguments, at) => Map(at, ("Password", arguments[0]))) { Needs = 1 },
        new(Namespace + "SnapshotCredentials", "FromGeneratedPassword", (_, at) => Map(at)),
        new(Namespace + "SnapshotCredentials", "FromGeneratedSecret", (_, at) => Map(at)),
        new(Namespace + "SnapshotCredentials", "FromSecret", (_, at) => Map(at)),
    ];

    private static readonly Dictionary<string, object?> Engines = new()
    {
        ["POSTGRES"] = "postgres",
        ["MYSQL"] = "mysql",
        ["MARIADB"] = "mariadb",
        ["AURORA_MYSQL"] = "aurora-mysql",
        ["AURORA_POSTGRESQL"] = "aurora-postgresql",
        ["postgres"] = "postgres",
        ["mysql"] = "mysql",
        ["mariadb"] = "mariadb",
        ["aurora-mysql"] = "aurora-mysql",
        ["aurora-postgresql"] = "aurora-postgresql",
    };

    private static IReadOnlyList<CompanionLowering> Members =>
    [
        new(Instance, "Writer", p => p.IfSet("Writer", true), null, (p, cluster) =>
            MemberOf(p["Writer"] is MapValue writer ? new(writer) { Owner = p } : p, cluster)),
        new(Instance, "Reader", p => p.Text(true, p.Origin), null, MemberOf) { Each = "Readers" },
        new(Instance, "Instance", p => p.IfSet("InstanceProps", true), null, (p, cluster) =>
            MemberOf(p["InstanceProps"] is MapValue all ? new(all) { Owner = new(all) } : p, cluster)),
    ];

    private static ConstructLowering Of(
        string name, string type, IReadOnlyList<PropertyLowering> properties, IReadOnlyList<CompanionLowering>? members = null, bool generatesSecret = false) => new()
        {
            Construct = Namespace + name,
            Type = type,
            Attributes = new Dictionary<string, string?> { ["InstanceIdentifier"] = null, ["ClusterIdentifier"] = null },
            Properties = properties,
            Fixes = Fixes,
            Parts = [Secret],
            Methods = ["GrantConnect", RotateOne, RotateOther, .. Ec2Peers.Methods],
            Companions =
            [
                .. members ?? [],
                .. generatesSecret ? [GeneratedSecret] : Array.Empty<CompanionLowering>(),
                Rotation(RotateOne, (call, id) => SecretOf(call.Owner!, id)),
                Rotation(RotateOther, (call, _) => In(call["options"], Secret)),
                .. Ec2Peers.Companions,
            ],
        };

    // What the CDK makes up a password for it keeps in a secret.
    private static MapValue OfUser(IReadOnlyList<Value> arguments, Origin at, string? password = null)
    {
        var options = arguments.Count > 1 ? arguments[1] : new AbsentValue(at);
        return Map(at, ("Password", password is null ? new AbsentValue(at) : In(options, password)), (SecretKey, In(options, "EncryptionKey")));
    }

    private static CompanionLowering GeneratedSecret => new(
        "AWS::SecretsManager::Secret",
        Secret,
        p => p.Text(IsGenerated(p["Credentials"]), p.Origin),
        Fix: null,
        (p, _) => Map(p.Origin, ("KmsKeyId", In(p["Credentials"], SecretKey))))
    {
        EscapesBecause = p => p.Calls(Secret).Items.Count > 0 ? "what is done to its secret is not followed" : null,
    };

    // Other kinds of credentials bring a password or a secret.
    private static bool IsGenerated(Value credentials) =>
        credentials is AbsentValue || (credentials is MapValue map && map["Password"] is AbsentValue && map[Secret] is AbsentValue);

    private static Value SecretOf(LoweringProps database, string id) => IsGenerated(database["Credentials"])
        ? new ReferenceValue(ConstructReader.OfCompanion(id, Secret), null, database.Origin)
        : In(database["Credentials"], Secret);

    private static CompanionLowering Rotation(string method, Func<LoweringProps, string, Value> secret) =>
        new("AWS::SecretsManager::RotationSchedule", method, p => p.Text(true, p.Origin), null, (call, id) => Map(call.Origin, ("SecretId", secret(call, id)))) { Each = method };

    private static FactoryLowering EngineOf(string type, string method, string engine) =>
        new(Namespace + type, method, (_, at) => new ScalarValue(engine, ScalarKind.String, at));

    private static MapValue? Member(IReadOnlyList<Value> arguments, Origin at) =>
        arguments.Count < 2 || arguments[1] is AbsentValue ? Map(at, ("PubliclyAccessible", new AbsentValue(at)))
        : arguments[1] is MapValue props ? Map(at, ("PubliclyAccessible", props["PubliclyAccessible"]))
        : null;

    private static MapValue MemberOf(LoweringProps member, string cluster) => Map(
        member.Origin,
        ("DBClusterIdentifier", new ReferenceValue(cluster, null, member.Origin)),
        ("PubliclyAccessible", Public(member, member.Owner is { } owner ? owner["VpcSubnets"] : new AbsentValue(member.Origin))));

    private static Value Public(LoweringProps props, Value subnets) =>
        Each(props["PubliclyAccessible"], value => value is AbsentValue ? Ec2Network.SelectsPublic(subnets, props.Origin) : value);

    // A key means encryption.
    private static Value Encrypted(LoweringProps props) => Each(props["StorageEncryptionKey"], key => key switch
    {
        AbsentValue => props["StorageEncrypted"],
        UnknownValue { MayBeAbsent: true } => key,
        _ => props.Text(true, key.Origin),
    });

    private static Value Engine(LoweringProps props) => props.Pick("Engine", Engines);

    // Without credentials the CDK makes a secret and refers to it.
    private static Value Password(Value given) => Each(given, credentials => credentials switch
    {
        MapValue map => map["Password"],
        _ => credentials,
    });

    private static Value Days(Value seconds) => seconds is ScalarValue { Number: { } number }
        ? new ScalarValue((number / 86400).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture), ScalarKind.Number, seconds.Origin)
        : seconds;
}
