using FsCheck;
using FsCheck.Fluent;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Tests.Diff.Security;

public sealed class PatternSearchTests
{
    private const int LongestTried = 5;

    private static readonly Gen<string> AnyPattern =
        Gen.Choose(0, 4).SelectMany(length => Gen.Elements("a", "b", "*", "?").ArrayOf(length)).Select(string.Concat);

    private static readonly int[][] AllTexts = [.. Enumerable.Range(0, LongestTried + 1).SelectMany(Texts)];

    [Theory]
    [InlineData("s3:*", "s3:get*", true)]
    [InlineData("s3:get*", "s3:*", false)]
    [InlineData("a*b", "a*b*", false)]
    [InlineData("a?b", "a*b", false)]
    [InlineData("a*b", "a?b", true)]
    [InlineData("**", "*", false)]
    [InlineData("*a*", "*", false)]
    [InlineData("*", "*a*", true)]
    public void A_pattern_goes_beyond_another_when_a_text_says_so(string pattern, string other, bool goesBeyond) =>
        Assert.Equal(goesBeyond, PatternSearch.Find([[TextPattern.Parse(pattern)]], [TextPattern.Parse(other)]).Outcome == SearchOutcome.Found);

    [Fact]
    public void Several_patterns_cover_one_that_none_of_them_covers() =>
        Assert.Equal(SearchOutcome.None, PatternSearch.Find([[TextPattern.Parse("a*")]], [TextPattern.Literal("a"), TextPattern.Parse("a?*")]).Outcome);

    [Fact]
    public void A_search_that_asks_for_too_much_gives_up()
    {
        var all = Enumerable.Range(0, 12).Select(i => (IReadOnlyList<TextPattern>)[TextPattern.Parse($"*{(char)('a' + i)}?????????*")]).ToList();
        Assert.Equal(SearchOutcome.GaveUp, PatternSearch.Find(all, [TextPattern.Parse("*?*?*?*z")]).Outcome);
    }

    [Fact]
    public void What_is_found_is_what_trying_all_short_texts_finds() => Prop.ForAll(
        Arb.From(AnyPattern.ArrayOf(2).Zip(AnyPattern.ArrayOf(2), (all, none) => (All: all, None: none))),
        made =>
        {
            List<IReadOnlyList<TextPattern>> all = [.. made.All.Select(p => (IReadOnlyList<TextPattern>)[TextPattern.Parse(p)])];
            List<TextPattern> none = [.. made.None.Select(TextPattern.Parse)];
            var (outcome, text) = PatternSearch.Find(all, none);
            var tried = AllTexts.Any(t => all.TrueForAll(s => s[0].Matches(t)) && !none.Exists(n => n.Matches(t)));
            return outcome == SearchOutcome.Found
                ? all.TrueForAll(s => s[0].Matches(text)) && !none.Exists(n => n.Matches(text))
                : !tried;
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<int[]> Texts(int length) => length == 0
        ? [[]]
        : Texts(length - 1).SelectMany(t => new int[] { 'a', 'b', TextPattern.Other }.Select(c => (int[])[.. t, c]));
}
