using System.Text.Json;
using MlInfra.Templates.Snapshot;

namespace MlInfra.Blueprints.Tests;

public class TemplateSnapshotTests
{
    [Fact]
    public void What_cdk_adds_for_itself_is_dropped() => Becomes(
        """
        {
          "Resources": {
            "B": { "Type": "AWS::S3::Bucket", "Metadata": { "aws:cdk:path": "S/B", "aws:asset:path": "x", "Own": 1 } },
            "C": { "Type": "AWS::S3::Bucket", "Metadata": { "aws:cdk:path": "S/C" } },
            "CDKMetadata": { "Type": "AWS::CDK::Metadata", "Condition": "CDKMetadataAvailable" }
          },
          "Conditions": { "CDKMetadataAvailable": true },
          "Parameters": { "BootstrapVersion": { "Type": "String" } },
          "Rules": { "CheckBootstrapVersion": {} }
        }
        """,
        """
        {
          "Resources": {
            "B": {
              "Type": "AWS::S3::Bucket",
              "Metadata": {
                "Own": 1
              }
            },
            "C": {
              "Type": "AWS::S3::Bucket"
            }
          }
        }
        """);

    [Fact]
    public void Sections_and_resources_have_one_order() => Becomes(
        """{ "Outputs": {}, "Resources": { "Z": { "Properties": { "y": 1, "a": 2 }, "DeletionPolicy": "Retain", "Type": "T" }, "A": { "Type": "T" } }, "Description": "d" }""",
        """
        {
          "Description": "d",
          "Resources": {
            "A": {
              "Type": "T"
            },
            "Z": {
              "Type": "T",
              "DeletionPolicy": "Retain",
              "Properties": {
                "y": 1,
                "a": 2
              }
            }
          },
          "Outputs": {}
        }
        """);

    [Fact]
    public void Readable_characters_stay_readable() =>
        Assert.Contains("\"a+b 'c' <d> & é\"", TemplateSnapshot.Normalize("""{ "Description": "a+b 'c' <d> & é" }"""));

    [Fact]
    public void Hashes_of_assets_become_numbers_that_still_tell_them_apart()
    {
        var (one, two) = (new string('a', 64), new string('b', 64));
        var text = TemplateSnapshot.Normalize($$"""{ "Description": "{{one}}.zip {{two}}.zip {{one}}.zip" }""");

        Assert.Contains("ASSET-HASH-1.zip ASSET-HASH-2.zip ASSET-HASH-1.zip", text);
    }

    [Fact]
    public void Normalizing_twice_changes_nothing()
    {
        var once = TemplateSnapshot.Normalize($$"""{ "Resources": { "B": { "Type": "T", "Properties": { "K": "{{new string('c', 64)}}" } } }, "Mappings": { "M": {} } }""");

        Assert.Equal(once, TemplateSnapshot.Normalize(once));
    }

    [Fact]
    public void Lines_end_with_a_line_feed() =>
        Assert.Equal("{\n  \"Description\": \"d\"\n}\n", TemplateSnapshot.Normalize("{\r\n\"Description\": \"d\"\r\n}"));

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{ "Description": "a", "Description": "b" }""")]
    public void What_is_no_template_throws(string text) => Assert.ThrowsAny<JsonException>(() => TemplateSnapshot.Normalize(text));

    [Fact]
    public void A_resource_that_is_no_object_is_kept_for_others_to_judge() =>
        Assert.Contains("\"B\": \"oops\"", TemplateSnapshot.Normalize("""{ "Resources": { "B": "oops" } }"""));

    private static void Becomes(string template, string expected) => Assert.Equal(expected + "\n", TemplateSnapshot.Normalize(template));
}
