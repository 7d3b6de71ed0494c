using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Tests.Reading;

public sealed class PositionTests
{
    private const string Yaml = """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              Plain: some text   # note
              Quoted: 'é😀x'
              Tagged: !Ref Bucket
              Nested:
                Inner: 1
              List: [a, {B: c}]
              Items:
                - A: 1
                  B: 2
                - x
              Text: |
                one
                two

              Sub:
                Fn::Sub: ${Bucket}-x
            DeletionPolicy: Retain
        """;

    private const string Json = """
        {
          "Resources": {
            "Bucket": {
              "Type": "AWS::S3::Bucket",
              "Properties": {
                "Plain": "é😀x",
        	"Tabbed": true,
                "Nested": { "Inner": 12.5 },
                "List": [ "a", { "B": "\u00e9" } ],
                "Ref2": { "Ref": "Bucket" }, "After": null
              }
            }
          }
        }
        """;

    [Theory]
    [InlineData("Plain", "5:14-5:23")]
    [InlineData("Quoted", "6:15-6:21")]
    [InlineData("Tagged", "7:15-7:26")]
    [InlineData("Nested", "8:7-8:13")]
    [InlineData("Nested.Inner", "9:16-9:17")]
    [InlineData("List", "10:7-10:11")]
    [InlineData("List.0", "10:14-10:15")]
    [InlineData("List.1", "10:17-10:23")]
    [InlineData("List.1.B", "10:21-10:22")]
    [InlineData("Items.0", "12:11-13:15")]
    [InlineData("Items.1", "14:11-14:12")]
    [InlineData("Text", "15:13-17:12")]
    [InlineData("Sub", "20:9-20:29")]
    [InlineData("Missing", "2:3-2:9")]
    [InlineData("Nested.Missing", "8:7-8:13")]
    public void Yaml_spans_are_exact(string path, string span) => Assert.Equal(span, Sample.Span(At(Yaml, path).Origin));

    [Theory]
    [InlineData("Plain", "6:18-6:24")]
    [InlineData("Tabbed", "7:12-7:16")]
    [InlineData("Nested", "8:9-8:17")]
    [InlineData("Nested.Inner", "8:30-8:34")]
    [InlineData("List", "9:9-9:15")]
    [InlineData("List.1", "9:24-9:41")]
    [InlineData("List.1.B", "9:31-9:39")]
    [InlineData("Ref2", "10:17-10:36")]
    [InlineData("After", "10:38-10:45")]
    [InlineData("Missing", "3:5-3:13")]
    public void Json_spans_are_exact(string path, string span) => Assert.Equal(span, Sample.Span(At(Json, path).Origin));

    [Theory]
    [InlineData(Yaml)]
    [InlineData(Json)]
    public void Line_ends_of_Windows_change_no_span(string text)
    {
        var windows = text.ReplaceLineEndings("\r\n");
        Assert.Equal(Spans(TemplateReader.Read(text.ReplaceLineEndings("\n"), "t")), Spans(TemplateReader.Read(windows, "t")));
    }

    [Theory]
    [InlineData(Yaml)]
    [InlineData(Json)]
    public void A_byte_order_mark_changes_no_span(string text) =>
        Assert.Equal(Spans(TemplateReader.Read(text, "t")), Spans(TemplateReader.Read("\uFEFF" + text, "t")));

    [Fact]
    public void The_properties_lie_where_the_resource_is_named()
    {
        var resource = TemplateReader.Read(Yaml, "t").Find("Bucket")!;
        Assert.Same(resource.Origin, resource.Properties.Origin);
        Assert.Equal("2:3-2:9", Sample.Span(resource.Origin));
        Assert.Equal("t", resource.Origin.File);
    }

    [Fact]
    public void An_object_lies_where_its_name_stands()
    {
        var entry = TemplateReader.Read(Yaml, "t").Find("Bucket")!.Properties.Find("Nested")!;
        Assert.Same(entry.NameOrigin, entry.Value.Origin);
    }

    [Fact]
    public void A_default_lies_where_it_is_used() =>
        Assert.Equal(9, Sample.Read("""
            Parameters:
              P:
                Type: String
                Default: x
            Resources:
              R:
                Type: A::B::C
                Properties:
                  V: !Ref P
            """).Find("R")!.Properties["V"].Origin.Line);

    private static Value At(string text, string path)
    {
        Value value = TemplateReader.Read(text, "t").Find("Bucket")!.Properties;
        foreach (var name in path.Split('.'))
            value = value is ListValue list ? list.Items[int.Parse(name)] : ((MapValue)value)[name];
        return value;
    }

    private static List<string> Spans(Architecture architecture)
    {
        var spans = new List<string>();
        foreach (var resource in architecture.Resources)
            Add(resource.Properties);
        return spans;

        void Add(Value value)
        {
            spans.Add(Sample.Span(value.Origin));
            foreach (var inner in value is MapValue map ? map.Entries.Select(e => e.Value) : (value as ListValue)?.Items ?? [])
                Add(inner);
        }
    }
}
