using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Network;

/// <summary>Grants on a network.</summary>
public static class NetworkAccess
{
    /// <summary>
    /// Lets SageMaker attach what the role runs to the network's subnets and security group, and to no other.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html.
    /// </summary>
    public static void GrantAttaching(this IWorkNetwork network, IGrantable who)
    {
        var stack = Stack.Of(network.Vpc);
        var interfaces = Ec2(stack, "network-interface/*");
        var subnets = network.Subnets.Select(subnet => Ec2(stack, $"subnet/{subnet.SubnetId}")).ToArray();
        who.Allow(["ec2:CreateNetworkInterface"], [interfaces, Ec2(stack, $"security-group/{network.SecurityGroup.SecurityGroupId}"), .. subnets]);
        who.Allow(["ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface"], [interfaces], Permission.If("ArnEquals", "ec2:Subnet", subnets));
        // EC2 scopes these to a region at most, not to resources.
        who.Allow(
            ["ec2:DeleteNetworkInterfacePermission", "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"],
            ["*"],
            Permission.If("StringEquals", "ec2:Region", stack.Region));
    }

    /// <summary>
    /// Lets Lambda attach a function to the network's subnets and security group, and to no other.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html.
    /// </summary>
    public static void GrantAttachingFunctions(this IWorkNetwork network, IGrantable who)
    {
        var stack = Stack.Of(network.Vpc);
        var interfaces = Ec2(stack, "network-interface/*");
        var subnets = network.Subnets.Select(subnet => Ec2(stack, $"subnet/{subnet.SubnetId}")).ToArray();
        who.Allow(["ec2:CreateNetworkInterface"], [interfaces, Ec2(stack, $"security-group/{network.SecurityGroup.SecurityGroupId}"), .. subnets]);
        // Lambda tries the deletion on a resource of no particular kind before it accepts the role.
        who.Allow(["ec2:AssignPrivateIpAddresses", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"], [Ec2(stack, "*/*")]);
        who.Allow(["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], ["*"], Permission.If("StringEquals", "ec2:Region", stack.Region));
    }

    /// <summary>
    /// Lets Glue attach a job to the network's subnets and security group, and to no other.
    /// Source: https://docs.aws.amazon.com/glue/latest/dg/create-an-iam-role.html.
    /// </summary>
    public static void GrantAttachingGlue(this IWorkNetwork network, IGrantable who)
    {
        var stack = Stack.Of(network.Vpc);
        var interfaces = Ec2(stack, "network-interface/*");
        var subnets = network.Subnets.Select(subnet => Ec2(stack, $"subnet/{subnet.SubnetId}")).ToArray();
        who.Allow(["ec2:CreateNetworkInterface"], [interfaces, Ec2(stack, $"security-group/{network.SecurityGroup.SecurityGroupId}"), .. subnets]);
        who.Allow(["ec2:DeleteNetworkInterface"], [interfaces], Permission.If("ArnEquals", "ec2:Subnet", subnets));
        who.Allow(["ec2:CreateTags", "ec2:DeleteTags"], [interfaces], Permission.If("ForAllValues:StringEquals", "aws:TagKeys", "aws-glue-service-resource"));
        who.Allow(
            ["ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcAttribute", "ec2:DescribeVpcEndpoints"],
            ["*"],
            Permission.If("StringEquals", "ec2:Region", stack.Region));
    }

    private static string Ec2(Stack stack, string resource) => $"arn:{stack.Partition}:ec2:{stack.Region}:{stack.Account}:{resource}";
}
