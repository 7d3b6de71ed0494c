using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Compares the policies of one bearer.</summary>
internal sealed class PolicyComparison(ComparedSide before, ComparedSide after, HashSet<string> changedParameters) : SetComparison(before, after, changedParameters)
{
    private protected override AccessPolicy Read(IReadOnlyList<AccessSource> sources, Gates way, DeployedTexts texts)
    {
        var reader = new StatementReader(texts);
        var policy = new AccessPolicy();
        foreach (var source in sources)
        {
            var value = way.Apply(source.Value);
            if (!source.IsManaged)
                reader.Read(value, policy);
            else if (texts.Read(value, TextForm.Plain) is { } arn)
                policy.Allowed.AddRange(ManagedPolicies.Statements(arn, Tokens, value.Origin));
            else if (value is not Rules.Model.AbsentValue)
                policy.Unread.Add(Spelling.Of(value));
        }

        return policy;
    }
}
