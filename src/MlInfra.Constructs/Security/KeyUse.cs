using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;

namespace MlInfra.Constructs.Security;

/// <summary>
/// Grants of key use that write both sides: the principal's policy and the key's policy.
/// CDK's own <c>key.Grant…</c> trusts the whole account in the key policy and writes only the first.
/// </summary>
public static class KeyUse
{
    /// <summary>Lets the principal read what the key encrypts.</summary>
    public static void GrantReading(this IKey key, IGrantable who) => key.Admit(who, "kms:Decrypt");

    /// <summary>Lets the principal read and write what the key encrypts.</summary>
    public static void GrantReadingAndWriting(this IKey key, IGrantable who) =>
        key.Admit(who, "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey");

    /// <summary>Lets the principal send messages to a topic, queue or stream that the key encrypts.</summary>
    public static void GrantSending(this IKey key, IGrantable who) => key.Admit(who, "kms:Decrypt", "kms:GenerateDataKey");

    /// <summary>
    /// Lets the principal attach encrypted volumes through AWS services: it may create grants, but only for AWS resources.
    /// Source: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource.
    /// </summary>
    public static void GrantVolumes(this IKey key, IGrantable who)
    {
        key.Admit(who, "kms:DescribeKey");
        key.Admit(who, OnlyForAwsResources, "kms:CreateGrant");
    }

    /// <summary>
    /// Lets an AWS service use the key on behalf of this account, as far as the conditions say.
    /// Does nothing to an imported key: its owner has to add the statement there.
    /// </summary>
    public static void AdmitService(this IKey key, string service, IDictionary<string, object> conditions, params string[] actions) =>
        key.AddToResourcePolicy(
            new PolicyStatement(new PolicyStatementProps
            {
                Principals = [new ServicePrincipal(service)],
                Actions = actions,
                Resources = ["*"],
                Conditions = conditions,
            }),
            true);

    /// <summary>
    /// Lets whoever of this account makes a resource hand the key to the AWS service that keeps it. The service takes its grant in the
    /// caller's name, and the caller (CloudFormation's role) is not known here; nobody can read anything by that.
    /// Source: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="stack">The stack, whose region the service works in.</param>
    /// <param name="service">The service's part of its address, such as <c>ecr</c>.</param>
    public static void AdmitGrants(this IKey key, Amazon.CDK.Stack stack, string service) =>
        key.AddToResourcePolicy(
            new PolicyStatement(new PolicyStatementProps
            {
                Principals = [new AccountRootPrincipal()],
                Actions = ["kms:CreateGrant"],
                Resources = ["*"],
                Conditions = new Dictionary<string, object>
                {
                    ["Bool"] = new Dictionary<string, object> { ["kms:GrantIsForAWSResource"] = "true" },
                    ["StringEquals"] = new Dictionary<string, object> { ["kms:ViaService"] = $"{service}.{stack.Region}.{stack.UrlSuffix}" },
                },
            }),
            true);

    /// <summary>
    /// Lets principals of this account use the key through Secrets Manager, and in no other way. Secrets Manager encrypts in the name of whoever makes the
    /// secret (CloudFormation's role), who is not known here; who may read a secret is said by their own policies.
    /// Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="stack">The stack, whose region the secrets are in.</param>
    public static void AdmitSecrets(this IKey key, Amazon.CDK.Stack stack) =>
        key.AddToResourcePolicy(
            new PolicyStatement(new PolicyStatementProps
            {
                Sid = "SecretsOfThisAccount",
                Principals = [new AccountRootPrincipal()],
                Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                Resources = ["*"],
                Conditions = Permission.If("StringEquals", "kms:ViaService", $"secretsmanager.{stack.Region}.{stack.UrlSuffix}"),
            }),
            true);

    private static Dictionary<string, object> OnlyForAwsResources =>
        Permission.If("Bool", "kms:GrantIsForAWSResource", "true");

    private static void Admit(this IKey key, IGrantable who, params string[] actions) => key.Admit(who, [], actions);

    private static void Admit(this IKey key, IGrantable who, Dictionary<string, object> conditions, params string[] actions)
    {
        who.Allow(actions, [key.KeyArn], conditions);
        key.AddToResourcePolicy(
            new PolicyStatement(new PolicyStatementProps
            {
                Principals = [who.GrantPrincipal],
                Actions = actions,
                Resources = ["*"],
                Conditions = conditions,
            }),
            true);
    }
}
