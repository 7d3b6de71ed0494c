using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>What AWS's managed policies allow, as far as it is known; they allow it on all resources.</summary>
internal static class ManagedPolicies
{
    private const string FullAccess = "FullAccess";
    private const string ReadOnlyAccess = "ReadOnlyAccess";

    private static readonly string[] WriteLogs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

    // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
    private static readonly Dictionary<string, (bool IsAll, string[] Actions)> Known = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = (true, ["*"]),
        ["AWSLambdaBasicExecutionRole"] = (true, WriteLogs),
        ["AWSLambdaVPCAccessExecutionRole"] = (false, [.. WriteLogs, "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface"]),
        ["AmazonKinesisFullAccess"] = (true, ["kinesis:*"]),
        ["AmazonS3FullAccess"] = (true, ["s3:*", "s3-object-lambda:*"]),
        ["AmazonS3ReadOnlyAccess"] = (true, ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"]),
        ["AmazonSQSFullAccess"] = (true, ["sqs:*"]),
        ["AmazonDynamoDBFullAccess"] = (false, ["dynamodb:*"]),
        ["AmazonEC2FullAccess"] = (false, ["ec2:*"]),
        ["AmazonSNSFullAccess"] = (false, ["sns:*"]),
        ["AmazonAthenaFullAccess"] = (false, ["athena:*"]),
        ["AmazonBedrockFullAccess"] = (false, ["bedrock:*"]),
        ["AWSLambda_FullAccess"] = (false, ["lambda:*"]),
        ["AWSStepFunctionsFullAccess"] = (false, ["states:*"]),
        ["CloudWatchLogsFullAccess"] = (false, ["logs:*"]),
        ["IAMFullAccess"] = (false, ["iam:*"]),
    };

    /// <summary>Whether whoever has the policy may do nearly everything, or give himself the right to.</summary>
    internal static bool IsAdministrative(string name) => name is "AdministratorAccess" or "PowerUserAccess" or "IAMFullAccess";

    /// <summary>The name of the policy that an ARN names.</summary>
    internal static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>What the policy allows; of one that is not known in full, something stands for the rest.</summary>
    internal static IEnumerable<Statement> Statements(TextPattern arn, Tokens tokens, Origin origin)
    {
        var text = arn.IsLiteral && arn.Symbols.All(s => s < Tokens.First) ? string.Concat(arn.Symbols.Select(s => (char)s)) : "";
        var name = text.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal) ? NameOf(text) : null;
        var (isAll, actions) = name is null ? (false, []) : Known.GetValueOrDefault(name, (false, []));
        if (actions.Length > 0)
            yield return Allow([.. actions.Select(a => TextPattern.Parse(a.ToLowerInvariant()) is var p ? new TextPattern(p.Symbols, a) : p)], origin);
        if (!isAll)
            yield return Allow([Rest(name, arn, tokens)], origin) with { Managed = name ?? arn.Display };
    }

    // What reads is a part of what has full access to the same service.
    private static TextPattern Rest(string? name, TextPattern arn, Tokens tokens)
    {
        if (name is not null && name.EndsWith(ReadOnlyAccess, StringComparison.Ordinal))
            return new([tokens.Of("managed " + name[..^ReadOnlyAccess.Length], isOpen: false), 'r'], name);
        return name is not null && name.EndsWith(FullAccess, StringComparison.Ordinal)
            ? new([tokens.Of("managed " + name[..^FullAccess.Length], isOpen: false), TextPattern.AnyText], name)
            : new([tokens.Of("managed " + string.Join(',', arn.Symbols), isOpen: false)], name ?? arn.Display);
    }

    private static Statement Allow(IReadOnlyList<TextPattern> actions, Origin origin) => new(
        true,
        new([new(new TextTest(SideSolver.Resource, [TextPattern.Everything]), true), new(new TextTest(SideSolver.Action, actions), true)]),
        origin);
}
