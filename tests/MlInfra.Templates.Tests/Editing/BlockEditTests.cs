using MlInfra.Rules;

namespace MlInfra.Templates.Tests.Editing;

/// <summary>Edits in YAML's block style: what is not edited stays as it was, to the character.</summary>
public sealed class BlockEditTests
{
    private const string Resource = """
        # top
        Resources:
            R:   # the resource
                Type: T
                Properties:
                    A: "off"   # why
                    B: { C: 1 }

            Other: {Type: T}
        """;

    [Theory]
    [InlineData("A: \"off\"   # why", "A: \"on\"   # why", "A", "on")]
    [InlineData("A: 'off'", "A: 'on'", "A", "on")]
    [InlineData("A: off", "A: true", "A", true)]
    [InlineData("A: 'false'", "A: 'true'", "A", true)]
    [InlineData("A: off # why", "A: aws:kms # why", "A", "aws:kms")]
    [InlineData("A:", "A: x", "A", "x")]
    [InlineData("A: # why", "A: x # why", "A", "x")]
    [InlineData("A: ~", "A: 3", "A", 3)]
    [InlineData("A: x", "A: '2012-10-17'", "A", "2012-10-17")]
    [InlineData("A: x", "A: 'true'", "A", "true")]
    [InlineData("A: x", "A: 'a: b'", "A", "a: b")]
    [InlineData("A: x\n        y\n      C: 1", "A: z\n      C: 1", "A", "z")]
    [InlineData("A: |\n        x\n      C: 1", "A: z\n      C: 1", "A", "z")]
    [InlineData("a: x", "a: z", "A", "z")]
    [InlineData("L:\n        - a\n        - b # last", "L:\n        - a\n        - c # last", "L[1]", "c")]
    [InlineData("L:\n      - K: a # first\n        V: b", "L:\n      - K: c # first\n        V: b", "L[0].K", "c")]
    public void A_scalar_is_replaced_in_its_own_quotes(string before, string after, string path, object value) =>
        Assert.Equal(Around(after), Edited.Set(Around(before), path, value));

    [Theory]
    [InlineData("A: 1", "A: 1\n      D:\n        E: x", "D.E", "x")]
    [InlineData("A: 1 # why\n\n  # next", "A: 1 # why\n      D: true\n\n  # next", "D", true)]
    [InlineData("A: |\n        text", "A: |\n        text\n      D: x", "D", "x")]
    [InlineData("A:\n        B: 1\n      C: 2", "A:\n        B: 1\n        D: x\n      C: 2", "A.D", "x")]
    [InlineData("L:\n      - K: a\n      M: 1", "L:\n      - K: a\n        V: x\n      M: 1", "L[0].V", "x")]
    [InlineData("L:\n      - a", "L:\n      - a\n      - b", "L[1]", "b")]
    [InlineData("L:\n        - a", "L:\n        - a\n      D:\n        - E:\n            F: x", "D[0].E.F", "x")]
    [InlineData("L:\n      - a", "L:\n      - a\n      D:\n      - E: x", "D[0].E", "x")]
    [InlineData("A: !Sub 'x'", "A: !Sub 'x'\n      D: x", "D", "x")]
    [InlineData("A: {}", "A: { D: x }", "A.D", "x")]
    [InlineData("A: []", "A: [{ D: x }]", "A[0].D", "x")]
    [InlineData("A:", "A:\n        D: x", "A.D", "x")]
    public void A_missing_entry_is_laid_out_as_the_file_is(string before, string after, string path, object value)
    {
        Assert.Equal(Around(after), Edited.Set(Around(before), path, value));
        Assert.Equal(Crlf(Around(after)), Edited.Set(Crlf(Around(before)), path, value));
    }

    [Theory]
    [InlineData("  R:\n    Type: T\n", "  R:\n    Type: T\n    Properties:\n      D: x\n")]
    [InlineData("  R:\n    Type: T", "  R:\n    Type: T\n    Properties:\n      D: x")]
    [InlineData("  R:\n    Properties:\n    Type: T\n", "  R:\n    Properties:\n      D: x\n    Type: T\n")]
    [InlineData("  R: {Type: T}\n", "  R: {Type: T, Properties: { D: x }}\n")]
    public void A_resource_without_properties_is_given_them(string before, string after) =>
        Assert.Equal("Resources:\n" + after, Edited.Set("Resources:\n" + before, "D", "x"));

    [Fact]
    public void Several_edits_that_lack_the_same_object_make_it_once() =>
        Assert.Equal(
            Around("A: 1\n      D:\n        E: x\n        F: true"),
            Edited.Apply(Around("A: 1"), "t.yaml", new SetEdit("D.E", "x"), new SetEdit("D.F", true)));

    [Fact]
    public void Deep_indentation_is_the_files_own() =>
        Assert.Equal(
            Resource.Replace("{ C: 1 }", "{ C: 1 }\n            D:\n                E: x", StringComparison.Ordinal),
            Edited.Set(Resource, "D.E", "x"));

    [Fact]
    public void A_byte_order_mark_moves_nothing() =>
        Assert.Equal("\uFEFFResources: {R: {Type: T, Properties: { D: x }}}", Edited.Set("\uFEFFResources: {R: {Type: T}}", "D", "x"));

    internal static string Around(string properties) => $"# top\nResources:\n  R:\n    Type: T\n    Properties:\n      {properties}\n\n  # end\n  Z: {{Type: T}}\n";

    private static string Crlf(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
