using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class ValueTestTests
{
    private static readonly Property P = Property("P");

    [Theory]
    [InlineData("KMS", Verdict.Pass)]
    [InlineData("kms", Verdict.Violation)]
    [InlineData("", Verdict.Violation)]
    public void Is_compares_text_exactly(string text, Verdict expected) => Assert.Equal(expected, Judge(P.Is("KMS"), Text(text)));

    [Fact]
    public void Is_takes_any_of_its_values()
    {
        Assert.Equal(Verdict.Pass, Judge(P.Is("aws:kms", "aws:kms:dsse"), Text("aws:kms:dsse")));
        Assert.Equal(Verdict.Violation, Judge(P.Is("aws:kms", "aws:kms:dsse"), Text("AES256")));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    [InlineData("TRUE")]
    public void Booleans_compare_ignoring_case_even_when_written_as_text(string text) =>
        Assert.Equal(Verdict.Pass, Judge(P.Is(true), Text(text)));

    [Theory]
    [InlineData("7", Verdict.Pass)]
    [InlineData("7.0", Verdict.Pass)]
    [InlineData("8", Verdict.Violation)]
    [InlineData("seven", Verdict.Violation)]
    public void Numbers_compare_by_value(string text, Verdict expected) => Assert.Equal(expected, Judge(P.Is(7), Text(text)));

    [Fact]
    public void Is_is_unknown_where_only_deployment_knows()
    {
        Assert.Equal(Verdict.Unknown, Judge(P.Is("KMS"), Unknown()));
        Assert.Equal(Verdict.Unknown, Judge(P.Is("KMS"), Ref("Parameter")));
        Assert.Equal(Verdict.Unknown, Judge(P.Is("KMS"), Joined(Text("K"), Unknown())));
    }

    [Fact]
    public void Is_is_a_violation_where_no_outcome_of_an_unknown_part_could_match() =>
        Assert.Equal(Verdict.Violation, Judge(P.Is("KMS"), Joined(Text("AES"), Unknown())));

    [Fact]
    public void Is_is_a_violation_on_an_object_and_unknown_on_a_list()
    {
        Assert.Equal(Verdict.Violation, Judge(P.Is("KMS"), Map(("A", Text("KMS")))));
        Assert.Equal(Verdict.Unknown, Judge(P.Is("KMS"), List(Text("KMS"))));
    }

    [Fact]
    public void What_is_not_set_takes_the_services_default()
    {
        var bare = Resource("It", Thing);
        Assert.Equal(Verdict.Violation, Judge(P.Is("Disabled"), bare));
        Assert.Equal(Verdict.Violation, Judge(Property("P", orDefault: "Enabled").Is("Disabled"), bare));
        Assert.Equal(Verdict.Pass, Judge(Property("P", orDefault: "Disabled").Is("Disabled"), bare));
    }

    [Fact]
    public void IsNot_passes_what_is_not_set_and_what_is_something_else()
    {
        Assert.Equal(Verdict.Pass, Judge(P.IsNot("bad"), Absent()));
        Assert.Equal(Verdict.Pass, Judge(P.IsNot("bad"), Text("good")));
        Assert.Equal(Verdict.Violation, Judge(P.IsNot("bad", "worse"), Text("worse")));
    }

    [Fact]
    public void IsNot_is_unknown_only_where_an_unknown_part_could_make_it_so()
    {
        Assert.Equal(Verdict.Unknown, Judge(P.IsNot("bad"), Joined(Text("b"), Unknown())));
        Assert.Equal(Verdict.Pass, Judge(P.IsNot("bad"), Joined(Text("good-"), Unknown())));
        Assert.Equal(Verdict.Unknown, Judge(P.IsNot("bad"), Unknown()));
    }

    [Fact]
    public void IsSet_passes_whatever_will_hold_a_value()
    {
        Assert.Equal(Verdict.Pass, Judge(P.IsSet(), Text("x")));
        Assert.Equal(Verdict.Pass, Judge(P.IsSet(), Ref("Key", "Arn")));
        Assert.Equal(Verdict.Pass, Judge(P.IsSet(), Joined(Text("x"), Unknown())));
        Assert.Equal(Verdict.Pass, Judge(P.IsSet(), Unknown()));
        Assert.Equal(Verdict.Pass, Judge(P.IsSet(), Map()));
        Assert.Equal(Verdict.Pass, Judge(P.IsSet(), List(Text("x"))));
    }

    [Fact]
    public void IsSet_is_a_violation_on_nothing_empty_text_and_an_empty_list()
    {
        Assert.Equal(Verdict.Violation, Judge(P.IsSet(), Absent()));
        Assert.Equal(Verdict.Violation, Judge(P.IsSet(), Text("")));
        Assert.Equal(Verdict.Violation, Judge(P.IsSet(), List()));
    }

    [Fact]
    public void IsSet_is_unknown_where_the_value_may_turn_out_absent()
    {
        Assert.Equal(Verdict.Unknown, Judge(P.IsSet(), Unknown(mayBeAbsent: true)));
        Assert.Equal(Verdict.Unknown, Judge(P.IsSet(), OpenList()));
    }

    [Fact]
    public void IsNotSet_is_the_reverse()
    {
        Assert.Equal(Verdict.Pass, Judge(P.IsNotSet(), Absent()));
        Assert.Equal(Verdict.Violation, Judge(P.IsNotSet(), Text("x")));
        Assert.Equal(Verdict.Violation, Judge(P.IsNotSet(), Ref("Key")));
        Assert.Equal(Verdict.Violation, Judge(P.IsNotSet(), Joined(Unknown())));
        Assert.Equal(Verdict.Violation, Judge(P.IsNotSet(), Map()));
        Assert.Equal(Verdict.Violation, Judge(P.IsNotSet(), Unknown()));
        Assert.Equal(Verdict.Unknown, Judge(P.IsNotSet(), Unknown(mayBeAbsent: true)));
    }

    [Fact]
    public void EndsWith_looks_at_the_last_part_of_a_text()
    {
        Assert.Equal(Verdict.Pass, Judge(P.EndsWith("/*"), Joined(Ref("Bucket", "Arn"), Text("/*"))));
        Assert.Equal(Verdict.Violation, Judge(P.EndsWith("/*"), Joined(Ref("Bucket", "Arn"), Text("/logs"))));
        Assert.Equal(Verdict.Unknown, Judge(P.EndsWith("/*"), Joined(Unknown(), Text("*"))));
        Assert.Equal(Verdict.Unknown, Judge(P.EndsWith("/*"), Joined(Text("a/"), Unknown())));
        Assert.Equal(Verdict.Violation, Judge(P.EndsWith("/*"), Text("/logs")));
    }

    [Theory]
    [InlineData("arn:aws:s3:::", Verdict.Violation, Verdict.Pass)]
    [InlineData("**", Verdict.Violation, Verdict.Pass)]
    [InlineData("*", Verdict.Unknown, Verdict.Unknown)]
    [InlineData("", Verdict.Unknown, Verdict.Unknown)]
    public void Is_takes_a_star_for_a_character_like_any_other(string literal, Verdict isStar, Verdict isNoStar)
    {
        Assert.Equal(isStar, Judge(P.Is("*"), Joined(Text(literal), Unknown())));
        Assert.Equal(isNoStar, Judge(P.IsNot("*"), Joined(Text(literal), Unknown())));
    }

    [Fact]
    public void A_reference_never_is_a_wildcard()
    {
        Assert.Equal(Verdict.Violation, Judge(P.Is("*"), Ref("Role", "Arn")));
        Assert.Equal(Verdict.Pass, Judge(P.IsNot("*"), Ref("Role", "Arn")));
        Assert.Equal(Verdict.Unknown, Judge(P.Is("*", "KMS"), Ref("Role", "Arn")));
        Assert.Equal(Verdict.Unknown, Judge(P.IsNot("*", "KMS"), Ref("Role", "Arn")));
    }

    [Fact]
    public void What_AWS_owns_is_no_resource_of_ours()
    {
        Assert.Equal(Verdict.Violation, Judge(P.Matches("arn:*:iam::aws:policy/All"), Ref("Policy")));
        Assert.Equal(Verdict.Unknown, Judge(P.Matches("arn:*:iam::*:policy/All"), Ref("Policy")));
    }

    [Theory]
    [InlineData("Custom::Policy")]
    [InlineData("AWS::CloudFormation::CustomResource")]
    [InlineData("AWS::CloudFormation::Stack")]
    [InlineData("AWS::SSM::Parameter")]
    public void What_hands_on_text_of_others_may_give_anything(string type) =>
        Assert.Equal(Verdict.Unknown, Judge(P.Matches("arn:*:iam::aws:policy/All"), ThingWith(Ref("Source", "Value")), Resource("Source", type)));

    [Fact]
    public void A_reference_never_ends_with_a_wildcard()
    {
        Assert.Equal(Verdict.Violation, Judge(P.EndsWith("/*"), Ref("Bucket", "Arn")));
        Assert.Equal(Verdict.Violation, Judge(P.EndsWith("*"), Joined(Text("a"), Ref("Bucket"))));
        Assert.Equal(Verdict.Unknown, Judge(P.EndsWith("-logs"), Ref("Bucket")));
    }

    [Theory]
    [InlineData("*", Verdict.Pass)]
    [InlineData("s3:*", Verdict.Pass)]
    [InlineData("S3:*", Verdict.Pass)]
    [InlineData("s3:Get*", Verdict.Violation)]
    public void Covers_reads_the_value_as_the_pattern(string action, Verdict expected) =>
        Assert.Equal(expected, Judge(P.Covers("s3:*"), Text(action)));

    [Theory]
    [InlineData("0", Verdict.Violation)]
    [InlineData("1", Verdict.Pass)]
    [InlineData("2.5", Verdict.Pass)]
    [InlineData("much", Verdict.Unknown)]
    public void IsAtLeast_counts_its_bound_as_inside(string number, Verdict expected) =>
        Assert.Equal(expected, Judge(P.IsAtLeast(1), Number(number)));

    [Theory]
    [InlineData("3", Verdict.Violation)]
    [InlineData("2", Verdict.Pass)]
    [InlineData("-1", Verdict.Pass)]
    public void IsAtMost_counts_its_bound_as_inside(string number, Verdict expected) =>
        Assert.Equal(expected, Judge(P.IsAtMost(2), Number(number)));

    [Fact]
    public void HasCount_counts_items_and_entries_and_takes_a_scalar_for_one()
    {
        Assert.Equal(Verdict.Pass, Judge(P.HasCount(1), Text("x")));
        Assert.Equal(Verdict.Pass, Judge(P.HasCount(2), List(Text("x"), Text("y"))));
        Assert.Equal(Verdict.Violation, Judge(P.HasCount(1), Map(("A", Text("x")), ("B", Text("y")))));
        Assert.Equal(Verdict.Violation, Judge(P.HasCount(1), Absent()));
        Assert.Equal(Verdict.Pass, Judge(P.HasCount(0), Absent()));
    }

    [Fact]
    public void HasCountAtMost_passes_fewer_and_none()
    {
        Assert.Equal(Verdict.Pass, Judge(P.HasCountAtMost(2), Absent()));
        Assert.Equal(Verdict.Pass, Judge(P.HasCountAtMost(2), List(Text("x"), Text("y"))));
        Assert.Equal(Verdict.Violation, Judge(P.HasCountAtMost(1), List(Text("x"), Text("y"))));
        Assert.Equal(Verdict.Unknown, Judge(P.HasCountAtMost(2), OpenList(Text("x"))));
    }

    [Fact]
    public void Matches_wants_one_of_its_patterns()
    {
        var matches = P.Matches("ml.g5.*", "ml.*d.*");
        Assert.Equal(Verdict.Pass, Judge(matches, Text("ml.g5.xlarge")));
        Assert.Equal(Verdict.Pass, Judge(matches, Text("ml.m5d.large")));
        Assert.Equal(Verdict.Violation, Judge(matches, Text("ml.m5.large")));
        Assert.Equal(Verdict.Pass, Judge(matches, Joined(Text("ml.g5."), Unknown())));
        Assert.Equal(Verdict.Unknown, Judge(matches, Joined(Text("ml."), Unknown(), Text(".large"))));
        Assert.Equal(Verdict.Violation, Judge(matches, Joined(Text("local-"), Unknown())));
        Assert.Equal(Verdict.Violation, Judge(matches, Absent()));
    }

    [Fact]
    public void HasCount_of_an_open_collection_is_unknown_until_there_are_too_many()
    {
        Assert.Equal(Verdict.Unknown, Judge(P.HasCount(1), OpenList(Text("x"))));
        Assert.Equal(Verdict.Violation, Judge(P.HasCount(1), OpenMap(("A", Text("x")), ("B", Text("y")))));
    }
}
