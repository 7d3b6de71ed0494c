using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.APIGateway</c>.</summary>
internal static class ApiGateway
{
    private const string Namespace = "aws-cdk-lib.aws_apigateway.";
    private const string DeploymentStage = "DeploymentStage";

    private static readonly Dictionary<string, object?> LoggingLevels = new() { ["OFF"] = "OFF", ["ERROR"] = "ERROR", ["INFO"] = "INFO" };

    private static readonly string[] SettingsOfAll =
        ["MetricsEnabled", "LoggingLevel", "DataTraceEnabled", "ThrottlingBurstLimit", "ThrottlingRateLimit", "CachingEnabled", "CacheTtl", "CacheDataEncrypted"];

    private static readonly PropertyLowering[] OfStage =
    [
        Copy("StageName"),
        Copy("AccessLogDestination", "AccessLogSetting.DestinationArn"),
        Copy("TracingEnabled"),
        new("MethodSettings", MethodSettings),
    ];

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        new(Namespace + "LogGroupLogDestination", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
        new(Namespace + "FirehoseLogDestination", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
    ];

    internal static readonly ConstructLowering RestApi = Api("RestApi", p => p.Text(false, p.Origin));

    // A proxy has one method for everything, and so has the API of a state machine.
    internal static readonly ConstructLowering LambdaRestApi = Api("LambdaRestApi", p => OrElse(p["Proxy"], p.Text(true, p.Origin)));

    internal static readonly ConstructLowering StepFunctionsRestApi = Api("StepFunctionsRestApi", p => p.Text(true, p.Origin));

    internal static readonly ConstructLowering SpecRestApi = Api("SpecRestApi", p => p.Text(false, p.Origin));

    internal static readonly ConstructLowering Stage = new()
    {
        Construct = Namespace + "Stage",
        Type = "AWS::ApiGateway::Stage",
        Attributes = new Dictionary<string, string?> { ["StageName"] = null },
        Properties = OfStage,
        Fixes = StageFixes(""),
    };

    internal static readonly ConstructLowering TokenAuthorizer = Authorizer("TokenAuthorizer");

    internal static readonly ConstructLowering RequestAuthorizer = Authorizer("RequestAuthorizer");

    internal static readonly ConstructLowering CognitoAuthorizer = Authorizer("CognitoUserPoolsAuthorizer");

    private static Dictionary<string, PropFix> StageFixes(string prefix) => new()
    {
        ["TracingEnabled"] = new(prefix + "TracingEnabled", "true"),
        ["MethodSettings"] = new(prefix + "LoggingLevel", "global::Amazon.CDK.AWS.APIGateway.MethodLoggingLevel.ERROR"),
        ["MethodSettings[0].CacheDataEncrypted"] = new(prefix + "CacheDataEncrypted", "true"),
    };

    private static ConstructLowering Api(string construct, Func<LoweringProps, Value> hasMethodForAll) => new()
    {
        Construct = Namespace + construct,
        Type = "AWS::ApiGateway::RestApi",
        Attributes = new Dictionary<string, string?> { ["RestApiId"] = null, ["RestApiRootResourceId"] = "RootResourceId" },
        Properties = [Copy("RestApiName", "Name"), Copy("Policy")],
        Companions =
        [
            new("AWS::ApiGateway::Stage", DeploymentStage, p => OrElse(p["Deploy"], p.Text(true, p.Origin)), null, (p, id) => p[DeploymentStage] is AbsentValue
                ? p.Nested(p["DeployOptions"], OfStage, ("RestApiId", new ReferenceValue(id, null, p.Origin)))
                : new MapValue([], p.Origin) { OpenBecause = "what is done to DeploymentStage is not read" })
            {
                Fixes = new Dictionary<string, PropFix>(StageFixes("DeployOptions.")) { ["AccessLogSetting.DestinationArn"] = NewLogGroup.OfRestApi },
            },
            .. ApiGatewayMethods.OfApi(hasMethodForAll),
        ],
        Methods = ApiGatewayMethods.Methods,
        Inside = ["Root", .. ApiGatewayMethods.Inside],
        Parts = [DeploymentStage],
    };

    // What is said of all methods is one setting; methodOptions add others.
    private static Value MethodSettings(LoweringProps props)
    {
        var ofAll = SettingsOfAll.Any(n => props[n] is not AbsentValue)
            ? Map(
                props.Origin,
                ("LoggingLevel", props.Pick("LoggingLevel", LoggingLevels)),
                ("CachingEnabled", props["CachingEnabled"]),
                ("CacheDataEncrypted", props["CacheDataEncrypted"]),
                ("DataTraceEnabled", props["DataTraceEnabled"]))
            : null;
        return ofAll is null && props["MethodOptions"] is AbsentValue none
            ? none
            : new ListValue(ofAll is null ? [] : [ofAll], props.Origin) { OpenBecause = props["MethodOptions"] is AbsentValue ? null : "MethodOptions is not read" };
    }

    private static ConstructLowering Authorizer(string construct) => new()
    {
        Construct = Namespace + construct,
        Type = "AWS::ApiGateway::Authorizer",
        Attributes = new Dictionary<string, string?> { ["AuthorizerId"] = null },
        Properties = [],
    };
}
