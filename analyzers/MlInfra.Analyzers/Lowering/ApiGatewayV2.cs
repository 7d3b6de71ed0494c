using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Apigatewayv2</c>.</summary>
internal static class ApiGatewayV2
{
    private const string Namespace = "aws-cdk-lib.aws_apigatewayv2.";
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
            new("AWS::ApiGatewayV2::Route", "Route", p => p.Text(true, p.Origin), null, Route) { Each = "AddRoutes" },
        ],
        Methods = ["AddRoutes"],
        Parts = [DefaultStage],
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

    // One route stands for those of all methods; which kind of authorizer it has does not matter to it being one.
    private static MapValue Route(LoweringProps call, string api)
    {
        var path = In(call["options"], "Path") is ScalarValue { Text: var text } ? call.Text("ANY " + text, call.Origin) : new UnknownValue("its path is not known", call.Origin);
        var authorizer = Each(In(call["options"], "Authorizer"), own => own is AbsentValue ? call.Owner?["DefaultAuthorizer"] ?? own : own);
        return Map(call.Origin, ("ApiId", new ReferenceValue(api, null, call.Origin)), ("RouteKey", path), ("AuthorizerId", authorizer));
    }
}
