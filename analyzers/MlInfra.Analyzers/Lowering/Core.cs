using System.Globalization;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Objects of <c>Amazon.CDK</c> itself.</summary>
internal static class Core
{
    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        // A duration is its seconds.
        new("aws-cdk-lib.Duration", "Millis", (arguments, at) => Times(arguments, 0.001m, at)),
        new("aws-cdk-lib.Duration", "Seconds", (arguments, at) => Times(arguments, 1, at)),
        new("aws-cdk-lib.Duration", "Minutes", (arguments, at) => Times(arguments, 60, at)),
        new("aws-cdk-lib.Duration", "Hours", (arguments, at) => Times(arguments, 3600, at)),
        new("aws-cdk-lib.Duration", "Days", (arguments, at) => Times(arguments, 86400, at)),

        // A size is its mebibytes.
        new("aws-cdk-lib.Size", "Mebibytes", (arguments, at) => Times(arguments, 1, at)),
        new("aws-cdk-lib.Size", "Gibibytes", (arguments, at) => Times(arguments, 1024, at)),
        new("aws-cdk-lib.Size", "Tebibytes", (arguments, at) => Times(arguments, 1024 * 1024, at)),
    ];

    private static ScalarValue? Times(IReadOnlyList<Value> arguments, decimal unit, Origin origin) =>
        arguments.Count > 0 && arguments[0] is ScalarValue { Number: { } amount }
            ? new((amount * unit).ToString("0.############", CultureInfo.InvariantCulture), ScalarKind.Number, origin)
            : null;
}
