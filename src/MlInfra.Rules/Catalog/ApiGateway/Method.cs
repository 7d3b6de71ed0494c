using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.ApiGateway;

/// <summary>What can be wrong with an <c>AWS::ApiGateway::Method</c> or an <c>AWS::ApiGatewayV2::Route</c>.</summary>
public static class Method
{
    /// <summary>Not everyone may call it.</summary>
    public static readonly Rule Authorization = new("MLI2404")
    {
        Title = "API method should say who may call it",
        On = ["AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route"],

        // Of a WebSocket API only the route that connects can have an authorizer.
        AppliesWhen = Any(
            Property("RouteKey").IsNotSet(),
            Property("RouteKey").Matches("* /*", "$connect"),
            Follow("ApiId", "AWS::ApiGatewayV2::Api", Property("ProtocolType").Is("HTTP"))),
        Requires = Any(
            Not(Property("AuthorizationType", orDefault: "NONE").Is("NONE")),
            Property("AuthorizerId").IsSet(),

            // A browser asks before it has anything to show.
            Property("HttpMethod").Is("OPTIONS"),
            Property("RouteKey").Matches("OPTIONS *"),

            // A resource policy says it for the whole API.
            Follow("RestApiId", "AWS::ApiGateway::RestApi", Property("Policy").IsSet())),
        Because = "Without authorization anyone who finds the address calls the model: on your bill, with your data, as often as the throttle allows.",
        Exam = "Security: REST APIs authorize with IAM, Cognito, Lambda authorizers and resource policies, HTTP APIs with IAM, JWT and Lambda; an API key identifies a plan and authorizes nobody.",
        Source = new("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"),
        Peers = ["cdk-nag:APIGWAuthorization", "cdk-nag:AwsSolutions-APIG4", "checkov:CKV_AWS_59", "guard:API_GW_METHOD_AUTHORIZATION_TYPE_RULE", "securityhub:APIGateway.8"],
    };
}
