using System.Globalization;
using System.Text.RegularExpressions;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Objects of the CDK that stand for one plain value: a duration is its seconds, an instance type its name.</summary>
internal static class CdkFactories
{
    internal const string Constructor = "new";

    private static readonly Dictionary<(string Type, string Method), Func<IReadOnlyList<Value>, Origin, Value?>> Factories = new()
    {
        [("aws-cdk-lib.Duration", "Seconds")] = (arguments, at) => Seconds(arguments, 1, at),
        [("aws-cdk-lib.Duration", "Minutes")] = (arguments, at) => Seconds(arguments, 60, at),
        [("aws-cdk-lib.Duration", "Hours")] = (arguments, at) => Seconds(arguments, 3600, at),
        [("aws-cdk-lib.Duration", "Days")] = (arguments, at) => Seconds(arguments, 86400, at),
        [("aws-cdk-lib.aws_ec2.InstanceType", "Of")] = InstanceType,
        [("aws-cdk-lib.aws_ec2.InstanceType", Constructor)] = (arguments, _) => arguments[0],
        [("aws-cdk-lib.aws_stepfunctions_tasks.DockerImage", "FromRegistry")] = (arguments, _) => arguments[0],
    };

    // The enum's short names spell the family; the long ones, such as COMPUTE5, are left alone.
    private static readonly Regex ShortClass = new("^[A-Z]{1,3}[0-9][A-Z0-9]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Size = new("^(?:(NANO|MICRO|SMALL|MEDIUM|LARGE|XLARGE|METAL)|XLARGE([0-9]+))$", RegexOptions.CultureInvariant);

    internal static bool Has(string type, string method) => Factories.ContainsKey((type, method));

    /// <summary>What a call gives, or null when that is not known.</summary>
    internal static Value? Make(string type, string method, IReadOnlyList<Value> arguments, Origin origin) =>
        arguments.Count > 0 && Factories.TryGetValue((type, method), out var make) ? make(arguments, origin) : null;

    private static ScalarValue? Seconds(IReadOnlyList<Value> arguments, int unit, Origin origin) =>
        arguments[0] is ScalarValue { Number: { } amount }
            ? new((amount * unit).ToString("0.############", CultureInfo.InvariantCulture), ScalarKind.Number, origin)
            : null;

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
