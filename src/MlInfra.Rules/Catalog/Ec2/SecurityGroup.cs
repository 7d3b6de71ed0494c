using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Ec2;

/// <summary>What can be wrong with an <c>AWS::EC2::SecurityGroup</c> and with rules that stand beside it.</summary>
public static class SecurityGroup
{
    private static readonly Condition OnlyWebPort = Any(
        Property("IpProtocol").Is("icmp", "icmpv6", "1", "58"),
        All(
            Property("IpProtocol").IsNot("-1"),
            Any(
                All(Property("FromPort").Is(443), Property("ToPort").Is(443)),
                All(Property("FromPort").Is(80), Property("ToPort").Is(80)))));

    private static readonly Condition ClosedToTheWorld = All(
        Any(Not(Property("CidrIp").EndsWith("/0")), OnlyWebPort),
        Any(Not(Property("CidrIpv6").EndsWith("/0")), OnlyWebPort));

    /// <summary>The internet reaches web ports at most.</summary>
    public static readonly Rule OpenIngress = new("MLI2201")
    {
        Title = "Security group should let the whole internet in on ports 80 and 443 at most",
        On = ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress"],
        Requires = All(Property("SecurityGroupIngress").Every(ClosedToTheWorld), ClosedToTheWorld),
        Because = "Notebooks, Spark, Ray, MLflow and databases listen on ports without a lock of their own; scanners find an open one within minutes.",
        Exam = "Security: security groups are stateful and only allow; name another security group as the source instead of a CIDR range.",
        Source = new("https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"),
        Peers = ["securityhub:EC2.18"],
    };
}
