using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.OpenSearchService;
using Constructs;
using MlInfra.Constructs.Naming;
using MlInfra.Constructs.Observability;

namespace MlInfra.Constructs.RealTime.Search;

/// <summary>
/// The log of a domain: errors, slow searches and slow indexing, and who did what.
/// Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html.
/// </summary>
public sealed class SearchLog : Construct
{
    private static readonly string[] Kinds = ["AUDIT_LOGS", "ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"];

    private static readonly string[] Writing = ["logs:CreateLogStream", "logs:PutLogEvents"];

    /// <summary>Makes the log group and lets OpenSearch write to it.</summary>
    public SearchLog(Construct scope, string id, IKey key) : base(scope, id)
    {
        LogGroup = new EncryptedLogGroup(this, "Log", new EncryptedLogGroupProps { Key = key }).LogGroup;
        var stack = Stack.Of(this);
        new CfnResourcePolicy(this, "Policy", new CfnResourcePolicyProps
        {
            PolicyName = UniqueName.Of(this),
            PolicyDocument = stack.ToJsonString(new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = new Dictionary<string, object> { ["Service"] = "es.amazonaws.com" },
                        ["Action"] = Writing,
                        ["Resource"] = LogGroup.LogGroupArn,
                        ["Condition"] = Security.Permission.If("StringEquals", "aws:SourceAccount", stack.Account),
                    },
                },
            }),
        });
    }

    /// <summary>The log group.</summary>
    public LogGroup LogGroup { get; }

    internal Dictionary<string, object> Options => Kinds.ToDictionary(
        kind => kind,
        object (_) => new CfnDomain.LogPublishingOptionProperty { Enabled = true, CloudWatchLogsLogGroupArn = LogGroup.LogGroupArn });
}
