using MlInfra.Rules;

namespace MlInfra.Templates.Tests.Editing;

/// <summary>Edits in JSON and in YAML's flow style.</summary>
public sealed class FlowEditTests
{
    [Theory]
    [InlineData("{A: 1}", "{A: 1, D: x}", "D", "x")]
    [InlineData("{ A: 1, B: [ 1 ] }", "{ A: 1, B: [ 1 ], D: { E: [{ F: x }] } }", "D.E[0].F", "x")]
    [InlineData("{ A: no }", "{ A: true }", "A", true)]
    [InlineData("{ \"A\": \"no\" }", "{ \"A\": \"no\", \"D\": {\"E\": \"x\"} }", "D.E", "x")]
    [InlineData("{}", "{ D: x }", "D", "x")]
    [InlineData("{\n        A: 1,\n        B: 2 # why\n      }", "{\n        A: 1,\n        B: 2, # why\n        D: x\n      }", "D", "x")]
    [InlineData("{\n        A: 1,\n        B: 2,\n      }", "{\n        A: 1,\n        B: 2,\n        D: x,\n      }", "D", "x")]
    [InlineData("{ A: [] }", "{ A: [x] }", "A[0]", "x")]
    [InlineData("{ A: [y] }", "{ A: [y, x] }", "A[1]", "x")]
    [InlineData("{ A: }", "{ A: { D: x }}", "A.D", "x")]
    public void Flow_style_stays_flow_style(string before, string after, string path, object value) =>
        Assert.Equal(Yaml(after), Edited.Set(Yaml(before), path, value));

    [Fact]
    public void Json_in_lines_is_added_to_in_lines() => Assert.Equal(
        """
        {
            "Resources": {
                "R": {
                    "Type": "T",
                    "Properties": {
                        "A": true,
                        "D": {
                            "E": [
                                {
                                    "F": "a \"b\""
                                }
                            ]
                        }
                    }
                }
            }
        }
        """,
        Edited.Apply(
            """
            {
                "Resources": {
                    "R": {
                        "Type": "T",
                        "Properties": {
                            "A": false
                        }
                    }
                }
            }
            """,
            "t.json",
            new SetEdit("A", true),
            new SetEdit("D.E[0].F", "a \"b\"")));

    [Theory]
    [InlineData("""{"Resources":{"R":{"Type":"T"}}}""", """{"Resources":{"R":{"Type":"T","Properties":{"D":{"E":true}}}}}""")]
    [InlineData("""{"Resources" : {"R" : {"Type" : "T"}}}""", """{"Resources" : {"R" : {"Type" : "T", "Properties" : {"D" : {"E" : true}}}}}""")]
    [InlineData("""{"Resources": {"R": {"Type": "T", "Properties": null}}}""", """{"Resources": {"R": {"Type": "T", "Properties": {"D": {"E": true}}}}}""")]
    public void Json_in_one_line_stays_in_it(string before, string after) => Assert.Equal(after, Edited.Set(before, "D.E", true, "t.json"));

    [Fact]
    public void An_empty_object_in_json_is_opened() =>
        Assert.Equal(
            "{\n  \"Resources\": {\n    \"R\": {\n      \"Properties\": {\n        \"D\": \"x\"\n      },\n      \"Type\": \"T\"\n    }\n  }\n}\n",
            Edited.Set("{\n  \"Resources\": {\n    \"R\": {\n      \"Properties\": {},\n      \"Type\": \"T\"\n    }\n  }\n}\n", "D", "x", "t.json"));

    [Theory]
    [InlineData("\"on\"", "\"off\"", "off")]
    [InlineData("\"false\"", "\"true\"", true)]
    [InlineData("false", "true", true)]
    [InlineData("1", "\"x\"", "x")]
    [InlineData("null", "7", 7)]
    public void A_json_scalar_stays_quoted_as_it_was(string before, string after, object value) =>
        Assert.Equal(Json(after), Edited.Set(Json(before), "A", value, "t.json"));

    private static string Yaml(string properties) => $"Resources:\n  R:\n    Type: T\n    Properties: {properties}\n  # end\n";

    private static string Json(string value) => $$"""{ "Resources": { "R": { "Type": "T", "Properties": { "A": {{value}}, "ÄÖ😀": 1 } } } }""";
}
