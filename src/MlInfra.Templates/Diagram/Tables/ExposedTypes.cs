namespace MlInfra.Templates.Diagram.Tables;

/// <summary>The types that the internet reaches, or that reach it, past the routes of a VPC.</summary>
internal static class ExposedTypes
{
    internal static readonly ExposedType[] All =
    [
        new("AWS::ApiGateway::RestApi", "EndpointConfiguration.Types", ["EDGE", "REGIONAL"], true, "requests"),
        new("AWS::ApiGatewayV2::Api", "DisableExecuteApiEndpoint", ["false"], true, "requests"),
        new("AWS::AppSync::GraphQLApi", "Visibility", ["GLOBAL"], true, "requests"),
        new("AWS::CloudFront::Distribution", "", [], true, "requests"),
        new("AWS::ElasticLoadBalancing::LoadBalancer", "Scheme", ["internet-facing"], true, "requests"),
        new("AWS::ElasticLoadBalancingV2::LoadBalancer", "Scheme", ["internet-facing"], true, "requests"),
        new("AWS::EC2::NatGateway", "ConnectivityType", ["public"], true, "from private subnets", IsOutward: true),
        new("AWS::Lambda::Url", "", [], true, "requests"),
        new("AWS::RDS::DBInstance", "PubliclyAccessible", ["true"], false, "connections"),
        new("AWS::Redshift::Cluster", "PubliclyAccessible", ["true"], false, "connections"),
        new("AWS::SageMaker::NotebookInstance", "DirectInternetAccess", ["Enabled"], true, "direct access", IsOutward: true),
        new("AWS::Serverless::Api", "EndpointConfiguration.Type", ["EDGE", "REGIONAL"], true, "requests"),
        new("AWS::Serverless::HttpApi", "DisableExecuteApiEndpoint", ["false"], true, "requests"),
    ];
}
