using System.Globalization;
using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.RDS;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Observability;
using MlInfra.Constructs.Security;
using MlInfra.Constructs.Storage;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// A MySQL database on RDS: in two zones, private, encrypted, TLS only, backed up, protected from deletion, its logs encrypted and with an end.
/// Its password is made by Secrets Manager and never seen.
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_BestPractices.Security.html.
/// </summary>
public sealed class MySqlStore : Construct
{
    // The one place of the version, the first that runs; RDS goes on to later ones of the same line by itself.
    private const string Engine = "8.4.9";
    private const string Family = "mysql8.4";

    // What a connection string or a shell would misread.
    private const string Excluded = " %+~`#$&*()|[]{}:;<>?!'/@\"\\,";

    private static readonly string[] Logs = ["error", "slowquery"];

    /// <summary>Makes the secret, the database, its logs and its alarms.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public MySqlStore(Construct scope, string id, MySqlStoreProps props) : base(scope, id)
    {
        props.Check();
        var stack = Stack.Of(this);
        var deletable = DataDeletion.IsAllowed(this, props.DeleteDataWithStack);
        var name = UniqueName.Of(this);
        props.Key.AdmitGrants(stack, "rds");
        props.Key.AdmitSecrets(stack);
        var secret = new CfnSecret(this, "Login", new CfnSecretProps
        {
            Description = "Login of the database",
            KmsKeyId = props.Key.KeyArn,
            GenerateSecretString = new CfnSecret.GenerateSecretStringProperty
            {
                SecretStringTemplate = """{"username":"etl"}""",
                GenerateStringKey = "password",
                PasswordLength = 40,
                ExcludeCharacters = Excluded,
            },
        });
        foreach (var log in Logs)
        {
            _ = new EncryptedLogGroup(this, $"Log{log}", new EncryptedLogGroupProps { Key = props.Key, Name = $"/aws/rds/instance/{name}/{log}" });
        }

        Instance = Make(props, name, secret, deletable);
        Instance.Node.AddDependency([.. Node.Children.OfType<EncryptedLogGroup>()]);
        Instance.ApplyRemovalPolicy(deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN);
        secret.ApplyRemovalPolicy(deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN);
        // The attachment writes the host and the port into the secret, which replication reads there.
        var attachment = new CfnSecretTargetAttachment(this, "LoginOfInstance", new CfnSecretTargetAttachmentProps
        {
            SecretId = secret.Ref,
            TargetId = Instance.Ref,
            TargetType = "AWS::RDS::DBInstance",
        });
        // AWS makes the function that rotates, by a transform, when the stack is deployed.
        stack.AddTransform("AWS::SecretsManager-2020-07-23");
        _ = new CfnRotationSchedule(this, "Rotation", new CfnRotationScheduleProps
        {
            SecretId = attachment.Ref,
            RotationRules = new CfnRotationSchedule.RotationRulesProperty { AutomaticallyAfterDays = 30 },
            HostedRotationLambda = new CfnRotationSchedule.HostedRotationLambdaProperty
            {
                RotationType = "MySQLSingleUser",
                KmsKeyArn = props.Key.KeyArn,
                ExcludeCharacters = Excluded,
                VpcSecurityGroupIds = props.Network.SecurityGroup.SecurityGroupId,
                VpcSubnetIds = Fn.Join(",", [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)]),
            },
        });
        Login = Secret.FromSecretAttributes(this, "Attached", new SecretAttributes { SecretCompleteArn = attachment.Ref, EncryptionKey = props.Key });
        Alarms =
        [
            new NoticeAlarm(this, "Full", Metric("FreeStorageSpace", "Minimum"), props.Notices, "The database runs out of storage", threshold: 5L * 1024 * 1024 * 1024, tooLow: true).Alarm,
            new NoticeAlarm(this, "Busy", Metric("CPUUtilization", "Average"), props.Notices, "The database is busy", threshold: 90, periods: 3).Alarm,
        ];
    }

    /// <summary>The database.</summary>
    public CfnDBInstance Instance { get; }

    /// <summary>The secret with its host, port, user and password.</summary>
    public ISecret Login { get; }

    /// <summary>The alarms: too little storage, too much work.</summary>
    public IReadOnlyList<Alarm> Alarms { get; }

    /// <summary>A metric of this database.</summary>
    /// <param name="name">The metric, such as <c>CPUUtilization</c>.</param>
    /// <param name="statistic">How values are put together, such as <c>Average</c>.</param>
    public Metric Metric(string name, string statistic) => new(new MetricProps
    {
        Namespace = "AWS/RDS",
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = new Dictionary<string, string> { ["DBInstanceIdentifier"] = Instance.Ref },
    });

    private CfnDBInstance Make(MySqlStoreProps props, string name, CfnSecret secret, bool deletable) => new(this, "Resource", new CfnDBInstanceProps
    {
        DbInstanceIdentifier = name,
        Engine = "mysql",
        EngineVersion = Engine,
        DbInstanceClass = props.InstanceClass,
        AllocatedStorage = props.StorageGiB.ToString(CultureInfo.InvariantCulture),
        MaxAllocatedStorage = Math.Min(65_536, 4 * props.StorageGiB),
        StorageType = "gp3",
        StorageEncrypted = true,
        KmsKeyId = props.Key.KeyArn,
        MultiAz = true,
        PubliclyAccessible = false,
        Port = props.Port.ToString(CultureInfo.InvariantCulture),
        DbSubnetGroupName = new CfnDBSubnetGroup(this, "Subnets", new CfnDBSubnetGroupProps
        {
            DbSubnetGroupDescription = "Private subnets of the database",
            SubnetIds = [.. props.Network.Subnets.Select(subnet => subnet.SubnetId)],
        }).Ref,
        VpcSecurityGroups = [props.Network.SecurityGroup.SecurityGroupId],
        DbParameterGroupName = new CfnDBParameterGroup(this, "Parameters", new CfnDBParameterGroupProps
        {
            Family = Family,
            Description = "TLS only, slow queries logged",
            Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["log_output"] = "FILE", ["require_secure_transport"] = "1", ["slow_query_log"] = "1" },
        }).Ref,
        MasterUsername = Part(secret, "username"),
        MasterUserPassword = Part(secret, "password"),
        EnableIamDatabaseAuthentication = true,
        BackupRetentionPeriod = props.BackupDays,
        CopyTagsToSnapshot = true,
        DeletionProtection = !deletable,
        AutoMinorVersionUpgrade = true,
        EnableCloudwatchLogsExports = Logs,
        MonitoringInterval = 60,
        MonitoringRoleArn = MonitoringRole().RoleArn,
    });

    private static string Part(CfnSecret secret, string part) => $"{{{{resolve:secretsmanager:{secret.Ref}:SecretString:{part}}}}}";

    private Role MonitoringRole()
    {
        var stack = Stack.Of(this);
        var logs = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:RDSOSMetrics";
        var role = new ServiceRole(this, "MonitoringRole", new ServiceRoleProps { Service = "monitoring.rds.amazonaws.com", Description = "Writes what the database's system does" }).Role;
        role.Allow(["logs:CreateLogGroup", "logs:PutRetentionPolicy"], [logs]);
        role.Allow(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents"], [$"{logs}:log-stream:*"]);
        return role;
    }
}
