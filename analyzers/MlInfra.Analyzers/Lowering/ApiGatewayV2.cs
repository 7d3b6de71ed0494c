using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Apigatewayv2</c>.</summary>
internal static class ApiGatewayV2
{
    private const string Namespace = "aws-cdk-lib.aws_apigatewayv2.";
    private const string RouteType = "AWS::ApiGatewayV2::Route";
    private const string DefaultStage = "DefaultStage";

    private static readonly PropertyLowering[] OfStage =
    [
        Copy("StageName"),
        new("AccessLogSettings.DestinationArn", p => p["AccessLogSettings"] switch
        {
            MapValue settings => settings["Destination"],
            var other => other,
        }),
        new("DefaultRouteSettings", p => Nest(p["Throttle"], [Copy("BurstLimit", "ThrottlingBurstLimit"), Copy("RateLimit", "ThrottlingRateLimit")])),
    ];

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        // An authorizer is the authorization that it brings.
        Authorizer("HttpIamAuthorizer", "AWS_IAM"),
        Authorizer("HttpJwtAuthorizer", "JWT"),
        Authorizer("HttpUserPoolAuthorizer", "JWT"),
        Authorizer("HttpLambdaAuthorizer", "CUSTOM"),
        Authorizer("WebSocketIamAuthorizer", "AWS_IAM"),
        Authorizer("WebSocketLambdaAuthorizer", "CUSTOM"),
        new(Namespace + "HttpNoneAuthorizer", FactoryLowering.Constructor, (_, at) => new ScalarValue("NONE", ScalarKind.String, at)),
        new(Namespace + "WebSocketNoneAuthorizer", FactoryLowering.Constructor, (_, at) => new ScalarValue("NONE", ScalarKind.String, at)),
        new(Namespace + "HttpRouteKey", "With", (arguments, at) => Key(arguments[0], arguments.Count > 1 ? arguments[1] : new AbsentValue(at), at)) { Needs = 1 },
        new(Namespace + "LogGroupLogDestination", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
    ];

    internal static readonly ConstructLowering HttpApi = new()
    {
        Construct = Namespace + "HttpApi",
        Type = "AWS::ApiGatewayV2::Api",
        Attributes = new Dictionary<string, string?> { ["ApiId"] = null, ["HttpApiId"] = null },
        Properties = [Copy("ApiName", "Name"), new("ProtocolType", p => p.Text("HTTP", p.Origin))],
        Companions =
        [
            new("AWS::ApiGatewayV2::Stage", DefaultStage, p => OrElse(p["CreateDefaultStage"], p.Text(true, p.Origin)), null, (p, id) => p[DefaultStage] is AbsentValue
                ? Map(p.Origin, ("ApiId", new ReferenceValue(id, null, p.Origin)))
                : new MapValue([], p.Origin) { OpenBecause = "what is done to DefaultStage is not read" }),
            new(RouteType, "Default", p => p.IfSet("DefaultIntegration", true), null, (p, id) => Route(
                p, new ReferenceValue(id, null, p.Origin), p.Text("$default", p.Origin), p["DefaultAuthorizer"])),
            new(RouteType, "Route", p => p.Text(true, p.Origin), null, (p, id) => Route(
                p, new ReferenceValue(id, null, p.Origin), Key(In(p["options"], "Path"), new AbsentValue(p.Origin), p.Origin), OrElse(In(p["options"], "Authorizer"), p.Owner!["DefaultAuthorizer"]))) { Each = "AddRoutes" },
        ],
        Methods = ["AddRoutes"],
        Parts = [DefaultStage],
    };

    internal static readonly ConstructLowering HttpRoute = new()
    {
        Construct = Namespace + "HttpRoute",
        Type = RouteType,
        Attributes = new Dictionary<string, string?> { ["RouteId"] = null },
        Properties =
        [
            Copy("HttpApi", "ApiId"),
            new("RouteKey", p => Each(p["RouteKey"], key => key is ScalarValue { Text: "DEFAULT" } ? p.Text("$default", key.Origin) : key)),
            new("AuthorizationType", p => Each(p["Authorizer"], own => own is not AbsentValue ? own
                : p["HttpApi.Props"] is MapValue api ? OrElse(api["DefaultAuthorizer"], own)
                : new UnknownValue("whether the API has an authorizer for all is not read", own.Origin) { MayBeAbsent = true })),
            .. Never("AuthorizerId", "HttpMethod", "RestApiId"),
        ],
        Follows = ["HttpApi"],
    };

    internal static readonly ConstructLowering WebSocketApi = new()
    {
        Construct = Namespace + "WebSocketApi",
        Type = "AWS::ApiGatewayV2::Api",
        Attributes = new Dictionary<string, string?> { ["ApiId"] = null },
        Properties = [Copy("ApiName", "Name"), new("ProtocolType", p => p.Text("WEBSOCKET", p.Origin))],
        Companions =
        [
            new(RouteType, "Connect", p => p.IfSet("ConnectRouteOptions", true), null, (p, id) => Route(
                p, new ReferenceValue(id, null, p.Origin), p.Text("$connect", p.Origin), In(p["ConnectRouteOptions"], "Authorizer"))),
            new(RouteType, "Route", p => p.Text(true, p.Origin), null, (p, id) => Route(
                p, new ReferenceValue(id, null, p.Origin), p["routeKey"], In(p["options"], "Authorizer"))) { Each = "AddRoute" },
        ],
        Methods = ["AddRoute"],
    };

    internal static readonly ConstructLowering WebSocketRoute = new()
    {
        Construct = Namespace + "WebSocketRoute",
        Type = RouteType,
        Attributes = new Dictionary<string, string?> { ["RouteId"] = null },
        Properties = [Copy("WebSocketApi", "ApiId"), Copy("RouteKey"), Copy("Authorizer", "AuthorizationType"), .. Never("AuthorizerId", "HttpMethod", "RestApiId")],
    };

    internal static readonly ConstructLowering HttpStage = new()
    {
        Construct = Namespace + "HttpStage",
        Type = "AWS::ApiGatewayV2::Stage",
        Attributes = new Dictionary<string, string?> { ["StageName"] = null },
        Properties = OfStage,
    };

    internal static readonly ConstructLowering WebSocketStage = new()
    {
        Construct = Namespace + "WebSocketStage",
        Type = "AWS::ApiGatewayV2::Stage",
        Attributes = new Dictionary<string, string?> { ["StageName"] = null },
        Properties = OfStage,
    };

    private static FactoryLowering Authorizer(string name, string type) =>
        new("aws-cdk-lib.aws_apigatewayv2_authorizers." + name, FactoryLowering.Constructor, (_, at) => new ScalarValue(type, ScalarKind.String, at));

    private static MapValue Route(LoweringProps props, Value api, Value key, Value authorizer) =>
        Map(props.Origin, ("ApiId", api), ("RouteKey", key), ("AuthorizationType", OrElse(authorizer, new AbsentValue(props.Origin))));

    // One route stands for those of all methods.
    private static Value Key(Value path, Value method, Origin at) => Join(
        at, OrElse(method, new ScalarValue("ANY", ScalarKind.String, at)), new ScalarValue(" ", ScalarKind.String, at), path);
}
