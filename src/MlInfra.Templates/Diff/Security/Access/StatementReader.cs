using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>Reads policy documents into the requests that they allow and deny.</summary>
internal sealed class StatementReader(DeployedTexts texts)
{
    private readonly ConditionReader conditions = new(texts);
    private readonly PrincipalReader principals = new(texts);
    private readonly Spelling spelling = new();

    /// <summary>Adds the statements of a document.</summary>
    internal void Read(Value document, AccessPolicy into)
    {
        switch (document)
        {
            case AbsentValue:
                return;
            case MapValue { OpenBecause: null } map when map.Find("Statement") is { } statements:
                foreach (var item in statements.Value is ListValue { OpenBecause: null } list ? list.Items : [statements.Value])
                {
                    if (item is MapValue statement && Read(statement) is { } read)
                        into.Add(read);
                    else if (item is not AbsentValue)
                        into.Unread.Add(spelling.Of(item));
                }

                return;
            default:
                into.Unread.Add(spelling.Of(document));
                return;
        }
    }

    private Statement? Read(MapValue statement)
    {
        var demands = new List<Demand>();
        var isRead = statement.OpenBecause is null
            && statement["NotPrincipal"] is AbsentValue
            && Add(statement, "Resource", SideSolver.Resource, TextForm.Wildcards, demands)
            && AddPrincipal(statement["Principal"], demands)
            && Add(statement, "Action", SideSolver.Action, TextForm.Wildcards | TextForm.IgnoringCase, demands)
            && conditions.Read(statement["Condition"], demands);
        return isRead && statement["Effect"] is ScalarValue { Text: "Allow" or "Deny" } effect
            ? new(effect.Text == "Allow", new(demands), statement.Origin)
            : null;
    }

    private bool Add(MapValue statement, string name, string side, TextForm form, List<Demand> demands)
    {
        var (value, holds) = statement.Find(name) is { } entry ? (entry.Value, true) : (statement["Not" + name], false);
        if (value is AbsentValue)
            return side == SideSolver.Resource;
        if (Patterns(value, form) is not { } patterns)
            return false;
        demands.Add(new(new TextTest(side, patterns), holds));
        return true;
    }

    private bool AddPrincipal(Value value, List<Demand> demands)
    {
        if (value is AbsentValue)
            return true;
        if (principals.Read(value) is not { } patterns)
            return false;
        demands.Add(new(new TextTest(SideSolver.Principal, patterns), true));
        return true;
    }

    private IReadOnlyList<TextPattern>? Patterns(Value value, TextForm form)
    {
        if (value is ListValue { OpenBecause: not null })
            return null;
        var patterns = (value is ListValue list ? list.Items : [value]).Select(i => texts.Read(i, form)).ToList();
        return patterns.Contains(null) ? null : [.. patterns.OfType<TextPattern>()];
    }
}
