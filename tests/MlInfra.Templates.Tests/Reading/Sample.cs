using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Tests.Reading;

/// <summary>Small templates around the one value that a test is about.</summary>
internal static class Sample
{
    internal const string File = "template.yaml";

    /// <summary>The value of the property V of a resource, beside a bucket that it may refer to.</summary>
    internal static Value Value(string yaml, string sections = "", params (string Name, string Value)[] parameters) =>
        Read($"""
            {sections}
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
              Host:
                Type: Test::Host::Type
                Properties:
                  V: {yaml}
            """, parameters).Find("Host")!.Properties["V"];

    internal static Architecture Read(string text, params (string Name, string Value)[] parameters) =>
        TemplateReader.Read(text, File, new TemplateOptions { Parameters = parameters.ToDictionary(p => p.Name, p => p.Value) });

    internal static TemplateException Refused(string text, string file = File) =>
        Assert.Throws<TemplateException>(() => TemplateReader.Read(text, file));

    internal static string Text(Value value) => Assert.IsType<ScalarValue>(value).Text;

    internal static UnknownValue Unknown(Value value) => Assert.IsType<UnknownValue>(value);

    internal static string Span(Origin origin) => $"{origin.Line}:{origin.Column}-{origin.EndLine}:{origin.EndColumn}";

    /// <summary>A value spelled so that a test can compare it whole.</summary>
    internal static string Spell(Value value) => value switch
    {
        ScalarValue scalar => scalar.Text,
        AbsentValue => "absent",
        UnknownValue unknown => "?" + (unknown.Expression ?? unknown.Reason),
        ReferenceValue reference => "@" + reference.Spelling,
        InterpolatedValue text => "\"" + string.Join("|", text.Parts.Select(Spell)) + "\"",
        ListValue list => "[" + string.Join(", ", list.Items.Select(Spell)) + (list.OpenBecause is null ? "]" : ", ...]"),
        MapValue map => "{" + string.Join(", ", map.Entries.Select(e => e.Name + ": " + Spell(e.Value))) + (map.OpenBecause is null ? "}" : ", ...}"),
        AlternativesValue choice => $"{choice.Choice}({string.Join("; ", choice.Alternatives.Select(a => a.Label + "=" + Spell(a.Value)))})",
        _ => value.GetType().Name,
    };
}
