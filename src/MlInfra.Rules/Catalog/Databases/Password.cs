using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Databases;

/// <summary>What can be wrong with the passwords of databases, clusters and connections.</summary>
public static class Password
{
    private static readonly string[] Properties =
    [
        "MasterUserPassword", "Password", "AdminUserPassword", "AuthToken",
        "ConnectionInput.ConnectionProperties.PASSWORD", "AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword",
    ];

    private static readonly (string[] Types, string Password, string Switch)[] Keepers =
    [
        (["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"], "MasterUserPassword", "ManageMasterUserPassword"),
        (["AWS::Redshift::Cluster"], "MasterUserPassword", "ManageMasterPassword"),
        (["AWS::RedshiftServerless::Namespace"], "AdminUserPassword", "ManageAdminPassword"),
    ];

    /// <summary>Whoever reads the template does not learn a password.</summary>
    public static readonly Rule NotInTemplate = new("MLI3502")
    {
        Title = "Password should not stand in the template",
        On =
        [
            "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Namespace",
            "AWS::DMS::Endpoint", "AWS::Glue::Connection", "AWS::ElastiCache::ReplicationGroup", "AWS::OpenSearchService::Domain",
        ],
        Requires = All([.. Properties.Select(InNoTemplate)]),
        Because = "A template is in the repository, in CloudFormation, in pipelines and in their logs. A password in it is known to everyone who can read any of these, and stays in history after it is changed.",
        Exam = "Security: let the service make the password (ManageMasterUserPassword), or refer to it: {{resolve:secretsmanager:…}}; Secrets Manager rotates, Parameter Store does not.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html"),
        Peers = ["guard:RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", "guard:REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", "guard:DMS_NO_PLAINTEXT_PASSWORD", "cfn-lint:W2501"],
    };

    // Some services make the password themselves and keep it in Secrets Manager.
    private static Condition InNoTemplate(string path) => Keepers
        .Where(keeper => keeper.Password == path)
        .Aggregate(Any(Property(path).Matches("{{resolve:*"), Property(path).IsNotSet()), (condition, keeper) =>
            MendedWhere(Not(IsNo(keeper.Types)), condition, Remove(path), Set(keeper.Switch, true)));
}
