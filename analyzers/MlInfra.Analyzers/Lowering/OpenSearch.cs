using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.OpenSearchService</c>.</summary>
internal static class OpenSearch
{
    private static readonly Dictionary<string, object?> Policies = new()
    {
        ["TLS_1_0"] = "Policy-Min-TLS-1-0-2019-07",
        ["TLS_1_2"] = "Policy-Min-TLS-1-2-2019-07",
        ["TLS_1_2_PFS"] = "Policy-Min-TLS-1-2-PFS-2023-10",
    };

    private static readonly Dictionary<string, object?> OnOff = new() { ["true"] = true, ["false"] = false };

    internal static readonly ConstructLowering Domain = new()
    {
        Construct = "aws-cdk-lib.aws_opensearchservice.Domain",
        Type = "AWS::OpenSearchService::Domain",
        Attributes = new Dictionary<string, string?> { ["DomainName"] = null, ["DomainArn"] = "Arn", ["DomainEndpoint"] = "DomainEndpoint" },
        Properties =
        [
            Copy("DomainName"),
            new("EncryptionAtRestOptions.Enabled", AtRest),
            new("NodeToNodeEncryptionOptions.Enabled", p => OrUnsigned(p, "NodeToNodeEncryption")),
            new("DomainEndpointOptions.EnforceHTTPS", p => OrUnsigned(p, "EnforceHttps")),

            // What it is where nothing is said changed with the versions of the CDK.
            new("DomainEndpointOptions.TLSSecurityPolicy", p => Each(p.Pick("TlsSecurityPolicy", Policies), v => v is AbsentValue
                ? new UnknownValue("the default depends on the version of the CDK", v.Origin)
                : v)),
            new("VPCOptions", p => Each(p["Vpc"], vpc => vpc switch
            {
                AbsentValue or UnknownValue { MayBeAbsent: true } => vpc,
                _ => Map(vpc.Origin, ("SubnetIds", new UnknownValue("the CDK chooses the subnets", vpc.Origin))),
            })),
            new("AdvancedSecurityOptions.Enabled", FineGrained),
            new("AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword", p => Inner(p, "FineGrainedAccessControl", "MasterUserPassword")),
            new("ClusterConfig.DedicatedMasterEnabled", p => Each(Inner(p, "Capacity", "MasterNodes"), nodes => nodes switch
            {
                AbsentValue => p.Text(false, p.Origin),
                ScalarValue { Number: { } number } => p.Text(number > 0, nodes.Origin),
                _ => nodes,
            })),

            // What other types call a password.
            .. Never("MasterUserPassword", "Password", "AdminUserPassword", "AuthToken", "ConnectionInput"),
            new("LogPublishingOptions.ES_APPLICATION_LOGS.Enabled", p => Inner(p, "Logging", "AppLogEnabled")),
        ],
        Fixes = new Dictionary<string, PropFix>
        {
            ["AdvancedSecurityOptions.Enabled"] = NewSecret.OfDomain,
            ["ClusterConfig.DedicatedMasterEnabled"] = new("Capacity.MasterNodes", "3"),
            ["EncryptionAtRestOptions.Enabled"] = new("EncryptionAtRest.Enabled", "true"),
            ["NodeToNodeEncryptionOptions.Enabled"] = new("NodeToNodeEncryption", "true"),
            ["DomainEndpointOptions.EnforceHTTPS"] = new("EnforceHttps", "true"),
            ["DomainEndpointOptions.TLSSecurityPolicy"] = new("TlsSecurityPolicy", "global::Amazon.CDK.AWS.OpenSearchService.TLSSecurityPolicy.TLS_1_2_PFS"),
            ["LogPublishingOptions.ES_APPLICATION_LOGS.Enabled"] = NewLogGroup.OfDomain,
        },
        Methods = Ec2Peers.Methods,
        Companions = Ec2Peers.Companions,
    };

    // Basic authentication without signed requests is allowed with all three only, so it switches them on.
    private static Value OrUnsigned(LoweringProps props, string prop) =>
        Each(props[prop], value => value is AbsentValue ? Unsigned(props) : value);

    private static Value Unsigned(LoweringProps props) =>
        Each(props.Pick("UseUnsignedBasicAuth", OnOff), value => value is AbsentValue ? props.Text(false, props.Origin) : value);

    private static Value AtRest(LoweringProps props) => Each(Inner(props, "EncryptionAtRest", "Enabled"), enabled => enabled is not AbsentValue
        ? enabled
        : Each(Inner(props, "EncryptionAtRest", "KmsKey"), key => key switch
        {
            AbsentValue => Unsigned(props),
            UnknownValue { MayBeAbsent: true } => key,
            _ => props.Text(true, key.Origin),
        }));

    private static Value FineGrained(LoweringProps props)
    {
        var byArn = Named("MasterUserArn");
        var byName = Named("MasterUserName");
        return byArn is ScalarValue ? byArn
            : byName is ScalarValue ? byName
            : byArn is not AbsentValue ? byArn
            : byName is not AbsentValue ? byName
            : props.Pick("UseUnsignedBasicAuth", new Dictionary<string, object?> { ["true"] = true, ["false"] = null });

        Value Named(string prop) => Each(Inner(props, "FineGrainedAccessControl", prop), value => value switch
        {
            AbsentValue or UnknownValue { MayBeAbsent: true } => value,
            _ => props.Text(true, value.Origin),
        });
    }

    private static Value Inner(LoweringProps props, string prop, string inner) => Each(props[prop], value => value switch
    {
        MapValue map => map[inner],
        _ => value,
    });
}
