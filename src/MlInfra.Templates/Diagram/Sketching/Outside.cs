using MlInfra.Rules.Model;
using MlInfra.Templates.Diagram.Tables;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>What flows lead to or come from that no template of the picture makes.</summary>
internal static class Outside
{
    /// <summary>The node of the internet.</summary>
    internal static DiagramNode Internet { get; } = new() { Id = "outside:internet", Names = ["Internet"], Service = "", Kind = NodeKind.Outside, IsNamedByOthers = true };

    /// <summary>What a text of a flow's property names, such as an ARN, an address in S3 or a parameter; null when it names nothing in particular.</summary>
    internal static DiagramNode? Named(Value leaf)
    {
        if (leaf is UnknownValue { Expression: { } expression })
            return IsParameter(expression) ? Node("parameter", expression, "") : null;
        if (leaf is not (ScalarValue or InterpolatedValue) || MessageText.Spell(leaf) is not { } text)
            return null;
        if (text.StartsWith("s3://", StringComparison.OrdinalIgnoreCase))
            return OfService("s3", text[5..].Split('/')[0]);
        return Arn(text) is (var service, var resource) ? OfService(service, resource) : null;
    }

    /// <summary>What a statement's resource names of a service; null when it names nothing in particular.</summary>
    internal static DiagramNode? Allowed(Value resource, AccessRow access) => resource switch
    {
        UnknownValue { Expression: { } expression } => IsParameter(expression) ? Node(access.Service, expression, access.Target) : null,
        _ => MessageText.Spell(resource) is { } text && Arn(text) is (var service, var name) && service == access.Service ? Node(service, NameIn(service, name), access.Target) : null,
    };

    private static DiagramNode? OfService(string service, string resource) =>
        AccessTable.Rows.FirstOrDefault(r => r.Service == service) is { } row ? Node(service, NameIn(service, resource), row.Target) : null;

    // Of "endpoint/churn" the name, of a bucket's object the bucket, of "${Parameter}" the parameter.
    private static string NameIn(string service, string resource)
    {
        var name = service == "s3" ? resource.Split('/')[0] : resource[(resource.LastIndexOfAny(['/', ':']) + 1)..];
        return name.StartsWith("${", StringComparison.Ordinal) && name.EndsWith('}') && name.IndexOf('}', StringComparison.Ordinal) == name.Length - 1 ? name[2..^1] : name;
    }

    private static DiagramNode? Node(string service, string name, string what) =>
        name.Length == 0 || name.AsSpan().ContainsAny("*{}()") || name.StartsWith("AWS::", StringComparison.Ordinal)
            ? null
            : new() { Id = $"outside:{service}:{name}", Names = [name], Service = what.Length == 0 ? "outside" : $"{what}, outside", Kind = NodeKind.Outside, IsNamedByOthers = true };

    private static (string Service, string Resource)? Arn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.Replace("AWS::", "AWS..", StringComparison.Ordinal).Split(':', 6) is [_, _, var service, _, _, var resource]
            ? (service, resource.Replace("AWS..", "AWS::", StringComparison.Ordinal))
            : null;

    private static bool IsParameter(string expression) => !expression.Contains(':', StringComparison.Ordinal) && !expression.Contains('(', StringComparison.Ordinal);
}
