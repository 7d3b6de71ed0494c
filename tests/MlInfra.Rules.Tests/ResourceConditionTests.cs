using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class ResourceConditionTests
{
    [Fact]
    public void IsNo_tells_the_types_of_a_rule_apart()
    {
        Assert.Equal(Verdict.Violation, Judge(IsNo(Other, Thing), Resource("It", Thing)));
        Assert.Equal(Verdict.Pass, Judge(IsNo(Other), Resource("It", Thing)));
    }

    [Fact]
    public void What_is_wrong_with_the_type_is_shown_at_the_resources_name()
    {
        var it = Resource("It", Thing, ("P", Text("x")));
        var finding = Assert.Single(Check(IsNo(Thing), it));
        Assert.Equal(it.Origin, finding.Origin);
        Assert.Equal("Thing should be good: 'It' has the type Test::Unit::Thing", finding.Message);
    }

    [Fact]
    public void Saying_gives_a_violation_words_of_its_own()
    {
        var finding = Assert.Single(Check(Saying("is gone; use another", Property("P").Is("y")), ThingWith(Text("x"))));
        Assert.Equal("Thing should be good: 'It' is gone; use another", finding.Message);
        Assert.Equal("P", finding.Path);
        Assert.Equal(["Set P to \"y\""], finding.Edits.Select(e => e.Describe()));
    }

    [Fact]
    public void Saying_leaves_other_verdicts_as_they_are()
    {
        var worded = Saying("is gone", Property("P").Is("y"));
        Assert.Equal(Verdict.Pass, Judge(worded, Text("y")));
        Assert.Contains("nobody said", Assert.Single(Check(worded, ThingWith(Unknown()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alternative_is_repaired_as_its_first_condition_advises()
    {
        Assert.True(Any(Property("P").Is("x"), Property("Q").IsSet()).IsRepairable);
        Assert.False(Any(Property("Q").IsSet(), Property("P").Is("x")).IsRepairable);
    }

    [Fact]
    public void Covers_reads_what_is_literal_around_what_is_not_known()
    {
        var everything = Property("P").Covers("arn:aws:*:*:*:*");
        Assert.Equal(Verdict.Pass, Judge(everything, Text("*")));
        Assert.Equal(Verdict.Pass, Judge(everything, Text("arn:*")));
        Assert.Equal(Verdict.Violation, Judge(everything, Text("arn:aws:s3:::data/*")));
        Assert.Equal(Verdict.Violation, Judge(everything, Joined(Text("arn:"), Unknown("AWS::Partition"), Text(":s3:::data/*"))));
        Assert.Equal(Verdict.Unknown, Judge(everything, Joined(Text("arn:"), Unknown("AWS::Partition"), Text(":*"))));
        Assert.Equal(Verdict.Violation, Judge(everything, Ref("Data", "Arn")));
        Assert.Equal(Verdict.Unknown, Judge(everything, Unknown()));
    }
}
