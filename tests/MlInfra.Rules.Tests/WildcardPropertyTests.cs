using FsCheck;
using FsCheck.Fluent;
using MlInfra.Rules.Model;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

/// <summary>Wildcards against a matcher too naive to be wrong, over a small alphabet in which matches are common.</summary>
public sealed class WildcardPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static readonly Gen<string> Literals = Texts("ab", 4);

    private static readonly Gen<string> Patterns = Texts("ab*?", 5);

    // A null part is one that only deployment knows.
    private static readonly Gen<string?[]> Parts =
        Gen.Frequency((3, Literals.Select(t => (string?)t)), (2, Gen.Constant<string?>(null))).ArrayOf().Where(p => p.Length is > 0 and < 5);

    [Fact]
    public void A_known_text_matches_as_the_naive_matcher_says() =>
        Holds(Literals, Patterns, (text, pattern) =>
            (Judge(Property("P").Matches(pattern), Text(text)) == Verdict.Pass) == NaivelyMatches(text, pattern));

    [Fact]
    public void Covers_is_the_same_match_with_the_sides_turned() =>
        Holds(Literals, Patterns, (name, pattern) =>
            (Judge(Property("P").Covers(name), Text(pattern)) == Verdict.Pass) == NaivelyMatches(name, pattern));

    [Fact]
    public void A_text_without_unknown_parts_is_decided_as_one_text() =>
        Holds(Literals, Patterns, (text, pattern) =>
            Judge(Property("P").Matches(pattern), Joined([.. text.Select(c => Text($"{c}")), Text("")]))
                == Judge(Property("P").Matches(pattern), Text(text)));

    [Fact]
    public void A_pass_holds_for_every_outcome_of_the_unknown_parts() =>
        Holds(Parts, Patterns, (parts, pattern) =>
            Verdicts(parts, pattern) != Verdict.Pass || Outcomes(parts).All(text => NaivelyMatches(text, pattern)));

    [Fact]
    public void A_violation_holds_for_every_outcome_of_the_unknown_parts() =>
        Holds(Parts, Patterns, (parts, pattern) =>
            Verdicts(parts, pattern) != Verdict.Violation || !Outcomes(parts).Any(text => NaivelyMatches(text, pattern)));

    // The outcomes tried hold a letter that no pattern names, so a text that matches for all of them matches by its wildcards.
    [Fact]
    public void What_matches_for_every_outcome_tried_is_not_called_a_violation_nor_the_reverse() =>
        Holds(Parts, Patterns, (parts, pattern) =>
        {
            var matches = Outcomes(parts).Select(text => NaivelyMatches(text, pattern)).Distinct().ToList();
            return matches.Count != 2 || Verdicts(parts, pattern) == Verdict.Unknown;
        });

    [Theory]
    [InlineData("arn:*:iam::aws:policy/AmazonSageMakerFullAccess", Verdict.Pass)]
    [InlineData("arn:aws:iam::aws:policy/*", Verdict.Unknown)]
    [InlineData("arn:*/ReadOnlyAccess", Verdict.Violation)]
    public void A_partition_that_only_deployment_knows(string pattern, Verdict expected) =>
        Assert.Equal(expected, Judge(
            Property("P").Matches(pattern),
            Joined(Text("arn:"), Unknown("AWS::Partition"), Text(":iam::aws:policy/AmazonSageMakerFullAccess"))));

    private static void Holds<TText>(Gen<TText> texts, Gen<string> patterns, Func<TText, string, bool> property) =>
        FsCheck.Check.One(Thorough, Prop.ForAll(
            texts.SelectMany(text => patterns.Select(pattern => (text, pattern))).ToArbitrary(),
            pair => property(pair.text, pair.pattern)));

    private static Verdict Verdicts(string?[] parts, string pattern) =>
        Judge(Property("P").Matches(pattern), Joined([.. parts.Select(p => p is null ? (Value)Unknown() : Text(p))]));

    private static IEnumerable<string> Outcomes(string?[] parts)
    {
        IEnumerable<string> texts = [""];
        foreach (var part in parts)
            texts = texts.SelectMany(text => (part is null ? ["", "a", "ba", "z", "zz"] : (string[])[part]).Select(end => text + end));
        return texts;
    }

    private static bool NaivelyMatches(string text, string pattern) =>
        pattern.Length == 0 ? text.Length == 0
        : pattern[0] == '*' ? NaivelyMatches(text, pattern[1..]) || (text.Length > 0 && NaivelyMatches(text[1..], pattern))
        : text.Length > 0 && (pattern[0] == '?' || pattern[0] == text[0]) && NaivelyMatches(text[1..], pattern[1..]);

    private static Gen<string> Texts(string alphabet, int longest) =>
        Gen.Choose(0, longest).SelectMany(length => Gen.Elements<char>(alphabet.ToCharArray()).ArrayOf(length)).Select(c => new string(c));
}
