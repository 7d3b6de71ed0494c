using System.Text.RegularExpressions;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Objects of <c>Amazon.CDK.AWS.EC2</c> that stand for one plain value.</summary>
internal static class Ec2Objects
{
    internal static readonly IReadOnlyList<FactoryLowering> All =
    [
        new("aws-cdk-lib.aws_ec2.InstanceType", "Of", InstanceType),
        new("aws-cdk-lib.aws_ec2.InstanceType", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
    ];

    // The enum's short names spell the family; the long ones, such as COMPUTE5, are left alone.
    private static readonly Regex ShortClass = new("^[A-Z]{1,3}[0-9][A-Z0-9]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Size = new("^(?:(NANO|MICRO|SMALL|MEDIUM|LARGE|XLARGE|METAL)|XLARGE([0-9]+))$", RegexOptions.CultureInvariant);

    private static ScalarValue? InstanceType(IReadOnlyList<Value> arguments, Origin origin)
    {
        if (arguments.Count != 2 || arguments[0] is not ScalarValue family || arguments[1] is not ScalarValue size)
            return null;
        var match = Size.Match(size.Text);
        if (!ShortClass.IsMatch(family.Text) || !match.Success)
            return null;
        var number = match.Groups[2].Success ? match.Groups[2].Value + "xlarge" : Lower(size.Text);
        return new($"{Lower(family.Text)}.{number}", ScalarKind.String, origin);
    }

#pragma warning disable CA1308 // EC2 spells families and sizes in small letters.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
