using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Policies of resources: those that the CDK makes beside a resource at the first call of AddToResourcePolicy, and constructs of their own.</summary>
internal static class ResourcePolicies
{
    internal const string AddTo = "AddToResourcePolicy";

    private const string DocumentAdd = "Document.AddStatements";

    internal static readonly ConstructLowering Bucket = Of("aws_s3.BucketPolicy", "AWS::S3::BucketPolicy", "PolicyDocument", Copy("Bucket"));

    internal static readonly ConstructLowering Topic = Of("aws_sns.TopicPolicy", "AWS::SNS::TopicPolicy", "PolicyDocument", Copy("Topics"));

    internal static readonly ConstructLowering Queue = Of("aws_sqs.QueuePolicy", "AWS::SQS::QueuePolicy", "PolicyDocument", Copy("Queues"));

    internal static readonly ConstructLowering Secret = Of("aws_secretsmanager.ResourcePolicy", "AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", Copy("Secret", "SecretId"));

    /// <summary>The policy that collects the statements which AddToResourcePolicy adds, and with EnforceSSL one that denies what comes without TLS.</summary>
    /// <param name="type">The policy's type.</param>
    /// <param name="property">The property that holds the document.</param>
    /// <param name="on">The property that names the resource, and its value, given the logical id.</param>
    /// <param name="tlsOnly">The actions that EnforceSSL denies; null when there is no such prop.</param>
    /// <param name="grants">The methods that grant something. List them under <see cref="ConstructLowering.Methods"/> too.</param>
    internal static CompanionLowering Beside(
        string type, string property, Func<Value, (string Name, Value Value)> on, IReadOnlyList<string> grants, string? tlsOnly = null) => new(
        type,
        "Policy",
        props => Added(props).Count > 0 || Grants(props, grants) ? props.Text(true, props.Origin) : tlsOnly is null ? props.Text(false, props.Origin) : props["EnforceSSL"],
        tlsOnly is null ? null : new("EnforceSSL", "true"),
        (props, id) =>
        {
            Value ssl = tlsOnly is null ? new AbsentValue(props.Origin) : props["EnforceSSL"];
            IReadOnlyList<Value> own = ssl is ScalarValue { Text: "true" } ? [TlsOnly(tlsOnly!, new ReferenceValue(id, "Arn", ssl.Origin), ssl.Origin)] : [];
            return Map(
                ssl is AbsentValue ? props.Origin : ssl.Origin,
                on(new ReferenceValue(id, null, props.Origin)),
                (property, IamObjects.DocumentOf([.. own, .. Added(props), .. Granted(props, "grantee", grants)], props.Origin, ssl is AbsentValue or ScalarValue ? null : $"EnforceSSL {ssl.Describe()}")));
        });

    /// <summary>The statements that calls add to the policy of a construct.</summary>
    internal static IReadOnlyList<Value> Added(LoweringProps props) => Iam.Added(props, "statement", AddTo);

    /// <summary>
    /// The statements that grants add to the policy of a construct. A role or a user of the stack gets a policy of its own instead;
    /// others, such as AnyPrincipal, can only be named here. Which actions they allow is not looked at. One that does not run adds nothing.
    /// </summary>
    /// <param name="props">The props of the construct.</param>
    /// <param name="parameter">The parameter that says who gets it.</param>
    /// <param name="methods">The methods.</param>
    internal static IReadOnlyList<Value> Granted(LoweringProps props, string parameter, IReadOnlyList<string> methods) =>
        [.. methods.SelectMany(method => props.Calls(method).Items).Select(call => Each(call, c => c is MapValue grant ? Statement(grant, parameter) : new AbsentValue(c.Origin))).Where(IsStatement)];

    /// <summary>Whether a grant is known to add a statement.</summary>
    internal static bool Grants(LoweringProps props, IReadOnlyList<string> methods, string parameter = "grantee") =>
        Granted(props, parameter, methods).Any(statement => (statement is MapValue map ? map["Principal"] : statement) is not UnknownValue);

    // Whoever keeps the grant may put a condition on it; with VersionStages the CDK does.
    private static Value Statement(MapValue grant, string parameter) => Each(grant[parameter], grantee =>
    {
        if (grantee is ReferenceValue)
            return new AbsentValue(grantee.Origin);
        // Whoever it is, a grant only allows.
        var (who, condition) = grantee is MapValue or ListValue ? IamObjects.Parts(Iam.Items(grantee), grant.Origin) : (grantee, grantee);
        return Map(
            grant.Origin,
            ("Effect", Scalar("Allow", grant.Origin)),
            ("Principal", who),
            ("Action", new UnknownValue("which actions are allowed is not looked at", grant.Origin)),
            ("Condition", grant.OpenBecause is null && grant.Find("versionStages") is not { Value: not AbsentValue } ? condition : new UnknownValue("the grant may be limited", grant.Origin) { MayBeAbsent = true }));
    });

    private static bool IsStatement(Value value) => value is AlternativesValue choice ? choice.Alternatives.Any(a => IsStatement(a.Value)) : value is not AbsentValue;

    private static ConstructLowering Of(string construct, string type, string property, PropertyLowering on) => new()
    {
        Construct = "aws-cdk-lib." + construct,
        Type = type,
        Attributes = new Dictionary<string, string?>(),
        Properties = [on, new(property, p => Iam.Extended(p["PolicyDocument"], Iam.Added(p, "statement", DocumentAdd), p.Origin))],
        Methods = [DocumentAdd],
    };

    /// <summary>The statement that denies everybody these actions on a resource where the request comes without TLS.</summary>
    internal static MapValue TlsOnly(string actions, Value resource, Origin origin) => Map(
        origin,
        ("Effect", Scalar("Deny", origin)),
        ("Principal", Map(origin, ("AWS", Scalar("*", origin)))),
        ("Action", Scalar(actions, origin)),
        ("Resource", resource),
        ("Condition", Map(origin, ("Bool", Map(origin, ("aws:SecureTransport", Scalar("false", origin)))))));

    private static ScalarValue Scalar(string text, Origin origin) => new(text, ScalarKind.String, origin);
}
