using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Reads policy documents that are given as JSON in a string, also one that Fn::Sub or Fn::Join puts together.</summary>
internal static class PolicyText
{
    // Stand around the number of an unknown part while the JSON is read; no policy holds characters of this private kind.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    private static readonly FrozenSet<string> Names = new[]
    {
        "PolicyDocument", "AssumeRolePolicyDocument", "KeyPolicy", "RepositoryPolicyText", "AccessPolicies", "AccessPolicy",
        "ResourcePolicy", "Policy", "PolicyText", "ModelPackageGroupPolicy", "FileSystemPolicy", "InlinePolicy", "QueuePolicy",
        "RegistryPolicyText", "RepositoryPolicyDocument", "PermissionsPolicyDocument", "PolicyInJson",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OtherNames = new[]
    {
        "DefinitionString", "DashboardBody", "PipelineDefinitionBody", "Body", "BuildSpec", "EventPattern", "ConfigurationJSON",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static bool Holds(string name) => Names.Contains(name);

    /// <summary>Whether a property of that name holds JSON of another kind than a policy.</summary>
    internal static bool HoldsOther(string name) => OtherNames.Contains(name);

    /// <summary>The document's object, all of it at the origin of its string; the value itself where it is no JSON object.</summary>
    internal static Value Parse(Value value, WorkBudget budget) => value switch
    {
        ScalarValue scalar => Parse(scalar.Text, [], value, budget),
        InterpolatedValue text => Parse(Spell(text.Parts), text.Parts, value, budget),
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Parse(a.Value, budget)))], choice.Origin)
        {
            IsParameter = choice.IsParameter,
        },
        _ => value,
    };

    private static Value Parse(string json, IReadOnlyList<Value> parts, Value whole, WorkBudget budget)
    {
        if (!json.AsSpan().TrimStart().StartsWith("{"))
            return whole;
        budget.SpendText(json.Length, whole.Origin);
        return Syntax(json, whole.Origin.File) is { } syntax
            ? SyntaxLiteral.Read(syntax, whole.Origin, budget, (scalar, at) => Restore(scalar, parts, at, budget))
            : whole;
    }

    private static SyntaxNode? Syntax(string json, string file)
    {
        try
        {
            return JsonSyntaxReader.Read(json, file);
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    private static string Spell(IReadOnlyList<Value> parts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is ScalarValue scalar)
                text.Append(scalar.Text);
            else
                text.Append(Open).Append(i.ToString(CultureInfo.InvariantCulture)).Append(Close);
        }

        return text.ToString();
    }

    private static Value Restore(ScalarSyntax scalar, IReadOnlyList<Value> parts, Origin at, WorkBudget budget)
    {
        var text = scalar.Text;
        if (parts.Count == 0 || !text.Contains(Open, StringComparison.Ordinal))
            return scalar.ToValue(at);
        var restored = new List<Value>();
        var from = 0;
        while (text.IndexOf(Open, from) is var open and >= 0)
        {
            var close = text.IndexOf(Close, open);
            if (close < 0 || !int.TryParse(text.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part >= parts.Count)
                break;
            restored.Add(new ScalarValue(text[from..open], ScalarKind.String, at));
            restored.Add(parts[part]);
            from = close + 1;
        }

        restored.Add(new ScalarValue(text[from..], ScalarKind.String, at));
        return TextBuilder.Text(restored, budget, at);
    }
}
