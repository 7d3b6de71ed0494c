using MlInfra.Rules;
using MlInfra.Templates.Editing;

namespace MlInfra.Templates.Tests.Editing;

public sealed class RemovalTests
{
    [Theory]
    [InlineData("A: 1\n      B: 2\n      C: 3", "A: 1\n      C: 3", "B")]
    [InlineData("A: 1\n      B:\n        D: 1\n        E: [1]", "A: 1", "B")]
    [InlineData("A: 1", null, "B")]
    [InlineData("L:\n        - a\n        - b\n        - c", "L:\n        - a\n        - c", "L[1]")]
    [InlineData("L:\n      - a\n      - b", "L:\n      - a", "L[1]")]
    [InlineData("L:\n        - a", "L: []", "L[0]")]
    [InlineData("M:\n        K: a", "M: {}", "M.K")]
    [InlineData("L:\n        - K: a\n          V: b", "L:\n        - V: b", "L[0].K")]
    [InlineData("L: [a, b, c]", "L: [a, c]", "L[1]")]
    [InlineData("L: [a, b, c]", "L: [a, b]", "L[2]")]
    [InlineData("L: [a]", "L: []", "L[0]")]
    [InlineData("M: { K: a, V: b }", "M: { V: b }", "M.K")]
    [InlineData("M: {\n        K: a,\n        V: b\n      }", "M: {\n        K: a\n      }", "M.V")]
    public void What_is_removed_takes_its_line_or_comma_along(string before, string? after, string path) =>
        Assert.Equal(BlockEditTests.Around(after ?? before), Edited.Remove(BlockEditTests.Around(before), path));

    [Theory]
    [InlineData("L: [a, b, c, d]", "L: [b]")]
    [InlineData("L:\n        - a\n        - b\n        - c\n        - d", "L:\n        - b")]
    public void Several_items_are_removed_together(string before, string after) =>
        Assert.Equal(
            BlockEditTests.Around(after),
            Edited.Apply(BlockEditTests.Around(before), "t.yaml", new RemoveEdit("L[0]"), new RemoveEdit("L[2]"), new RemoveEdit("L[3]")));

    [Fact]
    public void The_last_line_of_a_file_without_a_line_end_goes_with_the_one_before_it() =>
        Assert.Equal("Resources:\n  R:\n    Type: T\n    Properties:\n      A: 1", Edited.Remove("Resources:\n  R:\n    Type: T\n    Properties:\n      A: 1\n      B: 2", "B"));

    [Theory]
    [InlineData("L:\n        # why\n        - a", "L[0]")]
    [InlineData("M:\n        K: # why\n          D: 1\n        V: 2", "M.K")]
    public void A_comment_is_never_lost(string properties, string path) =>
        Assert.Contains("comment", Assert.Throws<EditRefusedException>(() => Edited.Remove(BlockEditTests.Around(properties), path)).Message, StringComparison.Ordinal);
}
