using MlInfra.Rules;
using MlInfra.Templates.Editing;

namespace MlInfra.Templates.Tests.Editing;

/// <summary>What is not certain is refused, with the reason.</summary>
public sealed class EditRefusalTests
{
    [Theory]
    [InlineData("A: !Ref P", "A", "the parameter P")]
    [InlineData("A: !If [C, 1, 2]", "A", "Fn::If")]
    [InlineData("A: {Fn::Sub: x}", "A", "Fn::Sub")]
    [InlineData("A: !GetAtt X.Y", "A", "Fn::GetAtt")]
    [InlineData("A: !If [C, {B: 1}, {B: 2}]", "A.B", "Fn::If")]
    [InlineData("A: &a {B: 1}\n      E: *a", "A.B", "anchor")]
    [InlineData("A: &a 1\n      E: *a", "E", "anchor")]
    [InlineData("A: &a {B: 1}\n      E:\n        <<: *a", "E.B", "anchor")]
    [InlineData("A: {B: 1}", "A", "an object")]
    [InlineData("A: 1", "A.B", "a number")]
    [InlineData("A: {B: 1}", "A[0]", "an object")]
    [InlineData("A: [x]", "A[3]", "no item 3")]
    [InlineData("A:\n        Fn::Transform: {Name: AWS::Include}\n        B: 1", "A.D", "function")]
    [InlineData("A: !!str 1", "A", "tag")]
    public void What_is_not_written_there_alone_is_not_edited(string properties, string path, string reason) =>
        Assert.Contains(reason, Edited.Refused("Parameters: {P: {Type: String}}\n" + BlockEditTests.Around(properties), path, "x"), StringComparison.Ordinal);

    [Fact]
    public void A_resource_that_a_loop_makes_is_not_edited() =>
        Assert.Contains(
            "loop",
            Edited.Refused("Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::L: [N, [R], {'${N}': {Type: T}}]\n", "A", "x"),
            StringComparison.Ordinal);

    [Fact]
    public void An_edit_that_would_change_a_kept_line_end_is_refused() =>
        Assert.Contains("laid out", Edited.Refused("Resources:\n  R:\n    Type: T\n    Properties:\n      A: |+\n        x\n\n\n", "B", "x"), StringComparison.Ordinal);

    [Fact]
    public void Line_ends_that_editors_read_differently_are_refused() =>
        Assert.Contains(
            "line ends",
            Assert.Throws<EditRefusedException>(() => Edited.Set("Resources:\r  R: {Type: T}\r", "A", "x")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Resources: none")]
    [InlineData("Resources: {R: none}")]
    [InlineData("A: 1")]
    public void A_text_without_the_resource_is_refused(string text) => Assert.NotEmpty(Edited.Refused(text, "A", "x"));

    [Fact]
    public void Edits_that_contradict_each_other_are_refused() =>
        Assert.Throws<EditRefusedException>(() => Edited.Apply(BlockEditTests.Around("A: 1"), "t.yaml", new SetEdit("D.E", "x"), new SetEdit("D.E", "y")));
}
