using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace MlInfra.Templates.Tests.Diff;

/// <summary>Makes templates at random, changes them, and spells them differently without changing what they say.</summary>
internal static class MadeTemplates
{
    private static readonly string[] Types = ["AWS::S3::Bucket", "AWS::SageMaker::Model", "AWS::IAM::Role", "AWS::Test::Thing"];
    private static readonly string[] Names = ["Name", "Tags", "Settings", "SubnetIds", "Containers", "KmsKeyId", "Environment"];
    private static readonly string[] Texts = ["a", "b", "true", "7", "x-${AWS::Region}", ""];
    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "kms:*", "*"];
    private static readonly string[] Ids = ["One", "Two", "Three", "Four"];

    internal static Gen<JsonObject> Template => Gen.Choose(1, Ids.Length).SelectMany(count =>
        AnyResource.ArrayOf(count).Select(resources => new JsonObject
        {
            ["Parameters"] = new JsonObject { ["Stage"] = new JsonObject { ["Type"] = "String", ["Default"] = "test" } },
            ["Resources"] = new JsonObject(resources.Select((r, i) => KeyValuePair.Create<string, JsonNode?>(Ids[i], r.DeepClone()))),
        }));

    private static Gen<JsonObject> AnyResource =>
        from type in Gen.Elements(Types)
        from properties in Map(3)
        from policy in Policy
        from hasPolicy in Gen.Elements(true, false)
        select new JsonObject { ["Type"] = type, ["Properties"] = hasPolicy ? With(properties, "PolicyDocument", policy) : properties.DeepClone() };

    private static Gen<JsonObject> Policy => Gen.Choose(1, 3).SelectMany(count => AnyStatement.ArrayOf(count)).Select(statements =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements.Select(s => s.DeepClone())]) });

    private static Gen<JsonObject> AnyStatement =>
        from effect in Gen.Elements("Allow", "Deny")
        from actions in Gen.SubListOf(Actions)
        from resource in Gen.Elements("*", "arn:aws:s3:::data/*")
        select new JsonObject { ["Effect"] = effect, ["Action"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]), ["Resource"] = resource };

    private static Gen<JsonNode> Node(int depth) => depth == 0
        ? Leaf
        : Gen.Frequency((4, Leaf), (1, Map(depth - 1).Select(m => (JsonNode)m)), (1, List(depth - 1)));

    private static Gen<JsonNode> Leaf => Gen.OneOf(
        Gen.Elements(Texts).Select(t => (JsonNode)JsonValue.Create(t)),
        Gen.Choose(0, 3).Select(n => (JsonNode)JsonValue.Create(n)),
        Gen.Elements(Ids).Select(id => (JsonNode)new JsonObject { ["Ref"] = id }),
        Gen.Elements(Ids).Select(id => (JsonNode)new JsonObject { ["Fn::GetAtt"] = new JsonArray(id, "Arn") }),
        Gen.Elements(Texts).Select(t => (JsonNode)new JsonObject { ["Fn::Sub"] = $"${{Stage}}-{t}" }));

    private static Gen<JsonObject> Map(int depth) => Gen.SubListOf(Names).SelectMany(names =>
        Node(depth).ArrayOf(names.Count).Select(values =>
            new JsonObject(names.Zip(values, (name, value) => KeyValuePair.Create<string, JsonNode?>(name, value.DeepClone())))));

    private static Gen<JsonNode> List(int depth) => Gen.Choose(0, 4).SelectMany(count => Node(depth).ArrayOf(count))
        .Select(items => (JsonNode)new JsonArray([.. items.Select(i => i.DeepClone())]));

    private static JsonObject With(JsonObject map, string name, JsonNode value)
    {
        var made = (JsonObject)map.DeepClone();
        made[name] = value.DeepClone();
        return made;
    }

    /// <summary>The same template: the order of keys and of policies' sets, and the forms of functions, are others.</summary>
    internal static JsonNode Respelled(JsonNode node, Random random, string name = "") => node switch
    {
        JsonObject map when map.Count == 1 && map["Fn::GetAtt"] is JsonArray parts && random.Next(2) == 0 =>
            new JsonObject { ["Fn::GetAtt"] = $"{parts[0]}.{parts[1]}" },
        JsonObject map when map.Count == 1 && map["Fn::Sub"] is JsonValue text && text.ToString().StartsWith("${Stage}-", StringComparison.Ordinal) && !text.ToString().Contains("AWS::") =>
            new JsonObject { ["Fn::Join"] = new JsonArray("-", new JsonArray(new JsonObject { ["Ref"] = "Stage" }, text.ToString()["${Stage}-".Length..])) },
        JsonObject map => new JsonObject(Shuffled(map, random).Select(e => KeyValuePair.Create(e.Key, e.Value is null ? null : Respelled(e.Value, random, e.Key)))),
        JsonArray { Count: 1 } one when name is "Action" && random.Next(2) == 0 => one[0]!.DeepClone(),
        JsonArray list when name is "Action" or "Statement" or "SubnetIds" or "Tags" or "Environment" =>
            new JsonArray([.. Shuffled(list, random).Select(i => Respelled(i!, random))]),
        JsonArray list => new JsonArray([.. list.Select(i => Respelled(i!, random))]),
        _ when name is "Resource" && random.Next(2) == 0 => new JsonArray(node.DeepClone()),
        _ => node.DeepClone(),
    };

    private static List<T> Shuffled<T>(IEnumerable<T> items, Random random) => [.. items.OrderBy(_ => random.Next())];
}
