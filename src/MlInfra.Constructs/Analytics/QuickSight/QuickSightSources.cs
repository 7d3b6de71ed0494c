using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.QuickSight;
using Constructs;
using MlInfra.Constructs.Analytics.Queries;
using MlInfra.Constructs.Analytics.Warehousing;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Analytics.QuickSight;

/// <summary>
/// What QuickSight shows: a work group of Athena and a warehouse, each read with a role of its own that may do nothing else. No password is kept.
/// Source: https://docs.aws.amazon.com/quicksight/latest/user/supported-data-sources.html.
/// </summary>
public sealed class QuickSightSources : Construct
{
    /// <summary>The user of the warehouse that QuickSight signs in as; grant it what analysts may see.</summary>
    public const string WarehouseUser = "quicksight";

    private readonly Analysts _analysts;

    /// <summary>Makes the place of the sources, still empty.</summary>
    public QuickSightSources(Construct scope, string id, Analysts analysts) : base(scope, id) => _analysts = analysts;

    /// <summary>Adds a work group of Athena.</summary>
    /// <returns>The source.</returns>
    public CfnDataSource Add(string id, QueryGroup queries)
    {
        var role = Role($"{id}Role", "Asks Athena for QuickSight");
        queries.GrantAsking(role);
        // QuickSight lets the author of a data set choose among them; they are listed, not named.
        role.Allow(["athena:ListDataCatalogs", "athena:ListEngineVersions", "athena:ListWorkGroups"], ["*"]);
        return Source(id, "ATHENA", "Questions to the lake", role, new()
        {
            DataSourceParameters = new CfnDataSource.DataSourceParametersProperty
            {
                AthenaParameters = new CfnDataSource.AthenaParametersProperty { WorkGroup = queries.WorkGroup.Ref, RoleArn = role.RoleArn },
            },
        });
    }

    /// <summary>Adds a warehouse, reached inside the network with TLS and credentials that last an hour.</summary>
    /// <returns>The source.</returns>
    public CfnDataSource Add(string id, Warehouse warehouse, IWorkNetwork network)
    {
        var role = Role($"{id}Role", "Signs in to a warehouse for QuickSight");
        warehouse.GrantSigningIn(role, WarehouseUser);
        role.Allow(["redshift:DescribeClusters"], [Warehouse.Arn(warehouse, $"cluster:{warehouse.Cluster.Ref}")]);
        var way = new QuickSightWay(this, $"{id}Way", warehouse, network);
        return Source(id, "REDSHIFT", "The warehouse", role, new()
        {
            VpcConnectionProperties = new CfnDataSource.VpcConnectionPropertiesProperty { VpcConnectionArn = way.Connection.AttrArn },
            SslProperties = new CfnDataSource.SslPropertiesProperty { DisableSsl = false },
            DataSourceParameters = new CfnDataSource.DataSourceParametersProperty
            {
                RedshiftParameters = new CfnDataSource.RedshiftParametersProperty
                {
                    ClusterId = warehouse.Cluster.Ref,
                    Host = warehouse.Cluster.AttrEndpointAddress,
                    Port = warehouse.Options.Port,
                    Database = warehouse.Options.Database,
                    IamParameters = new CfnDataSource.RedshiftIAMParametersProperty
                    {
                        RoleArn = role.RoleArn,
                        DatabaseUser = WarehouseUser,
                        AutoCreateDatabaseUser = true,
                    },
                },
            },
        });
    }

    private Role Role(string id, string description) =>
        new ServiceRole(this, id, new ServiceRoleProps { Service = "quicksight.amazonaws.com", Description = description }).Role;

    private CfnDataSource Source(string id, string type, string name, Role role, CfnDataSourceProps settings)
    {
        // The API wants an id and a title that people see.
        var place = new Construct(this, id);
        var source = new CfnDataSource(place, "Resource", new CfnDataSourceProps
        {
            AwsAccountId = Stack.Of(this).Account,
            DataSourceId = UniqueName.Of(place),
            Name = name,
            Type = type,
            DataSourceParameters = settings.DataSourceParameters,
            VpcConnectionProperties = settings.VpcConnectionProperties,
            SslProperties = settings.SslProperties,
            Permissions = _analysts.Arns.Select(arn => new CfnDataSource.ResourcePermissionProperty
            {
                Principal = arn,
                Actions = ["quicksight:DescribeDataSource", "quicksight:DescribeDataSourcePermissions", "quicksight:PassDataSource"],
            }).ToArray(),
        });
        // QuickSight tries the connection as soon as the source is made.
        source.Node.AddDependency(role);
        return source;
    }
}
