using System.Text;
using MlInfra.Rules.Model;

namespace MlInfra.Rules.Suppressions;

/// <summary>The suppressions that templates already carry for other tools, in the forms that these tools read.</summary>
internal static class ForeignSuppressions
{
    internal static IEnumerable<Suppression> In(MapValue metadata, Resource? resource)
    {
        // cdk-nag reads a stack's metadata for all its resources, the others a resource's only.
        var found = Items(metadata, "cdk_nag", "rules_to_suppress").OfType<MapValue>().Select(item => CdkNag(item, resource));
        return resource is null
            ? found
            : found
                .Concat(Items(metadata, "guard", "SuppressedRules").OfType<ScalarValue>().Select(name => Guard(name, resource)))
                .Concat(Items(metadata, "checkov", "skip").Concat(Items(metadata, "bridgecrew", "skip")).OfType<MapValue>().Select(item => Checkov(item, resource)));
    }

    private static Suppression CdkNag(MapValue item, Resource? resource)
    {
        var reason = item["reason"];
        Value problem = new AbsentValue(item.Origin);
        if (item["is_reason_encoded"] is ScalarValue { Text: "true" } && reason is ScalarValue encoded)
            reason = Decoded(encoded, ref problem);
        if (item["applies_to"] is not AbsentValue and var part)
            problem = SuppressionReader.Text("applies_to accepts a part that only cdk-nag can tell; suppress the rule itself", part.Origin);
        return New(SuppressionSource.CdkNag, item["id"], SuppressionReader.Stated(reason), problem, item.Origin, resource);
    }

    // Its form has no place for a reason, and whoever wrote the name onto this resource meant it.
    private static Suppression Guard(ScalarValue name, Resource resource) =>
        New(
            SuppressionSource.Guard,
            name,
            SuppressionReader.Text($"{name.Text} is in SuppressedRules of Guard, which take no reason", name.Origin),
            new AbsentValue(name.Origin),
            name.Origin,
            resource);

    private static Suppression Checkov(MapValue item, Resource resource) =>
        New(SuppressionSource.Checkov, item["id"], SuppressionReader.Stated(item["comment"]), new AbsentValue(item.Origin), item.Origin, resource);

    private static Suppression New(SuppressionSource source, Value id, Value reason, Value problem, Origin origin, Resource? resource) => new()
    {
        Source = source,
        Id = (id as ScalarValue)?.Text,
        Origin = id is ScalarValue ? id.Origin : origin,
        Resource = resource,
        Reason = reason,
        Until = new AbsentValue(origin),
        From = new AbsentValue(origin),
        Problem = problem,
    };

    private static Value Decoded(ScalarValue reason, ref Value problem)
    {
        try
        {
            return SuppressionReader.Text(Encoding.UTF8.GetString(Convert.FromBase64String(reason.Text)), reason.Origin);
        }
        catch (FormatException)
        {
            problem = SuppressionReader.Text("its reason says that it is encoded, and is not base64", reason.Origin);
            return reason;
        }
    }

    private static IReadOnlyList<Value> Items(MapValue metadata, string tool, string list) =>
        metadata[tool] is MapValue section && section[list] is ListValue items ? items.Items : [];
}
