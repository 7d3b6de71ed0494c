using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// Glue's connection to a store: over TLS, with the login in Secrets Manager.
/// Source: https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html.
/// </summary>
public sealed class StoreConnection : Construct
{
    private readonly MySqlStore _store;

    /// <summary>Makes the connection.</summary>
    /// <param name="scope">The construct that the connection belongs to.</param>
    /// <param name="id">The construct id.</param>
    /// <param name="store">The store.</param>
    /// <param name="network">Where jobs that use it run.</param>
    /// <param name="schema">The schema that it opens.</param>
    public StoreConnection(Construct scope, string id, MySqlStore store, IWorkNetwork network, string schema) : base(scope, id)
    {
        _store = store;
        Connection = new CfnConnection(this, "Resource", new CfnConnectionProps
        {
            CatalogId = Stack.Of(this).Account,
            ConnectionInput = new CfnConnection.ConnectionInputProperty
            {
                ConnectionType = "JDBC",
                ConnectionProperties = new Dictionary<string, object>
                {
                    ["JDBC_CONNECTION_URL"] = $"jdbc:mysql://{store.Instance.AttrEndpointAddress}:{store.Instance.AttrEndpointPort}/{schema}",
                    ["JDBC_ENFORCE_SSL"] = "true",
                    ["SECRET_ID"] = store.Login.SecretArn,
                },
                PhysicalConnectionRequirements = GlueJob.Place(network),
            },
        });
    }

    /// <summary>The connection.</summary>
    public CfnConnection Connection { get; }

    /// <summary>Lets a job read the login.</summary>
    public void GrantLogin(IGrantable who)
    {
        who.Allow(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], [_store.Login.SecretArn]);
        _store.Login.EncryptionKey?.GrantReading(who);
    }
}
