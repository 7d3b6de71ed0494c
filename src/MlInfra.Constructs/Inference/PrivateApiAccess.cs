using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Network;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Inference;

/// <summary>Who may call a private API, and what API Gateway logs with.</summary>
internal static class PrivateApiAccess
{
    /// <summary>This account may call, as far as its own policies say, and only through the interface endpoint.</summary>
    public static PolicyDocument Through(IVpcEndpoint door) => new(new PolicyDocumentProps
    {
        Statements =
        [
            new PolicyStatement(new PolicyStatementProps
            {
                Principals = [new AccountRootPrincipal()],
                Actions = ["execute-api:Invoke"],
                Resources = ["execute-api:/*"],
            }),
            new PolicyStatement(new PolicyStatementProps
            {
                Effect = Effect.DENY,
                Principals = [new AnyPrincipal()],
                Actions = ["execute-api:Invoke"],
                Resources = ["execute-api:/*"],
                Conditions = Permission.If("StringNotEquals", "aws:SourceVpce", door.VpcEndpointId),
            }),
        ],
    });

    /// <summary>Only principals of this account come through the interface endpoint.</summary>
    public static PolicyStatement OfThisAccount(Construct scope) => new(new PolicyStatementProps
    {
        Sid = "ThisAccount",
        Principals = [new AnyPrincipal()],
        Actions = ["execute-api:Invoke"],
        Resources = ["*"],
        Conditions = ServiceEndpoint.OfAccount(Stack.Of(scope)),
    });

    /// <summary>
    /// Sets the account's role for logs.
    /// Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html.
    /// </summary>
    public static CfnAccount SetLogRole(Construct scope)
    {
        var stack = Stack.Of(scope);
        var role = new ServiceRole(scope, "LogRole", new ServiceRoleProps { Service = "apigateway.amazonaws.com", Description = "Writes the logs of this account's APIs" }).Role;
        var groups = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:log-group:*";
        role.Allow(
            ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:PutLogEvents"],
            [groups]);
        role.ApplyRemovalPolicy(RemovalPolicy.RETAIN);

        var account = new CfnAccount(scope, "Account", new CfnAccountProps { CloudWatchRoleArn = role.RoleArn });
        account.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        account.Node.AddDependency(role);
        return account;
    }
}
