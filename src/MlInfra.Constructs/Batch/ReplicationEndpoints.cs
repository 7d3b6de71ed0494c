using Amazon.CDK;
using Amazon.CDK.AWS.DMS;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Batch;

/// <summary>
/// The two ends of a replication: over TLS to a server whose certificate and name are checked, with a login that DMS reads from Secrets Manager.
/// Source: https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html.
/// </summary>
public sealed class ReplicationEndpoints : Construct
{
    /// <summary>Makes the role and the endpoints.</summary>
    internal ReplicationEndpoints(Construct scope, string id, ReplicationProps props) : base(scope, id)
    {
        var stack = Stack.Of(this);
        // DMS takes this role on by the name that it has in the region.
        Role = new ServiceRole(this, "Role", new ServiceRoleProps { Service = $"dms.{stack.Region}.{stack.UrlSuffix}", Description = "Reads the logins of two databases" }).Role;
        props.Key.AdmitGrants(stack, "dms");
        if (!props.Source.ChecksHostName)
        {
            Annotations.Of(this).AddWarningV2("mlinfra:hostNameIsNotChecked", "The source's certificate is checked, but not whether it is the host's: any host of that authority is trusted.");
        }

        Source = Endpoint("Source", "source", props.Source.Login, props.Source.CertificateArn, props.Source.ChecksHostName, props);
        Target = Endpoint("Target", "target", props.Target.Login, props.TargetCertificateArn, true, props);
    }

    /// <summary>The role that reads the logins.</summary>
    public Role Role { get; }

    /// <summary>The database that is replicated.</summary>
    public CfnEndpoint Source { get; }

    /// <summary>Where it is replicated to.</summary>
    public CfnEndpoint Target { get; }

    private CfnEndpoint Endpoint(string id, string type, ISecret login, string certificate, bool checksHostName, ReplicationProps props)
    {
        Role.Allow(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], [login.SecretArn]);
        login.EncryptionKey?.GrantReading(Role);
        var endpoint = new CfnEndpoint(this, id, new CfnEndpointProps
        {
            EndpointType = type,
            EngineName = "mysql",
            SslMode = checksHostName ? "verify-full" : "verify-ca",
            CertificateArn = certificate,
            KmsKeyId = props.Key.KeyArn,
            MySqlSettings = new CfnEndpoint.MySqlSettingsProperty { SecretsManagerAccessRoleArn = Role.RoleArn, SecretsManagerSecretId = login.SecretArn },
        });
        // DMS reads the secret with the role as soon as the endpoint is made.
        endpoint.Node.AddDependency(Role);
        return endpoint;
    }
}
