using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace MlInfra.Constructs.Network;

/// <summary>
/// The DynamoDB gateway endpoint of a VPC. It opens to the tables admitted, nothing else, and costs nothing.
/// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html.
/// </summary>
public sealed class TableEndpoint : Construct
{
    private readonly List<string> _tables = [];

    /// <summary>Makes the endpoint in the VPC's isolated subnets, closed until a table is admitted.</summary>
    public TableEndpoint(Construct scope, string id, IVpc vpc) : base(scope, id)
    {
        Endpoint = new GatewayVpcEndpoint(this, "Resource", new GatewayVpcEndpointProps
        {
            Vpc = vpc,
            Service = GatewayVpcEndpointAwsService.DYNAMODB,
            Subnets = [new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        // Until something is admitted, the policy has to say no: without a policy, everything may pass.
        Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "NobodyElsesRequests",
            Effect = Effect.DENY,
            Principals = [new AnyPrincipal()],
            Actions = ["dynamodb:*"],
            Resources = ["*"],
            Conditions = Security.Permission.If("StringNotEquals", "aws:PrincipalAccount", Stack.Of(this).Account),
        }));
    }

    /// <summary>The endpoint.</summary>
    public GatewayVpcEndpoint Endpoint { get; }

    /// <summary>Opens the endpoint to a table, for principals of this account.</summary>
    public void Admit(ITable table)
    {
        if (_tables.Contains(table.TableArn))
        {
            return;
        }

        _tables.Add(table.TableArn);
        Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new AnyPrincipal()],
            Actions = ["dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem"],
            Resources = [table.TableArn],
            Conditions = ServiceEndpoint.OfAccount(Stack.Of(this)),
        }));
    }
}
