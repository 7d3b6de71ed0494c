using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;
using static MlInfra.Rules.Conditions.Vocabulary;
using static MlInfra.Rules.Tests.Given;

namespace MlInfra.Rules.Tests;

public sealed class ChoiceTests
{
    private static readonly Condition Same = Any(
        All(Property("A").Is("x"), Property("B").Is("x")),
        All(Property("A").Is("y"), Property("B").Is("y")));

    [Fact]
    public void One_choice_falls_the_same_way_everywhere() =>
        Assert.Equal(Verdict.Pass, Judge(Same, Resource("It", Thing, ("A", XorY("IsProd")), ("B", XorY("IsProd")))));

    [Fact]
    public void Two_choices_fall_in_every_combination() =>
        Assert.Equal(Verdict.Violation, Judge(Same, Resource("It", Thing, ("A", XorY("IsProd")), ("B", XorY("IsLarge")))));

    [Fact]
    public void A_choice_falls_the_same_way_in_the_resources_that_refer() =>
        Assert.Equal(
            Verdict.Pass,
            Judge(
                Any(Property("A").Is("y"), ReferencedBy(Other, "Id", satisfying: Property("B").Is("x"))),
                Resource("It", Thing, ("A", XorY("IsProd"))),
                Resource("By", Other, ("Id", Ref("It")), ("B", XorY("IsProd")))));

    [Fact]
    public void A_resource_is_judged_only_where_it_exists()
    {
        var it = new Resource("It", Thing, Map(("A", XorY("IsProd"))), Here())
        {
            ExistsWhen = new Dictionary<string, int> { ["IsProd"] = 0 },
        };
        Assert.Equal(Verdict.Pass, Judge(Property("A").Is("x"), it));
        Assert.Equal(Verdict.Violation, Judge(Property("A").Is("y"), it));
    }

    [Fact]
    public void A_resource_that_exists_only_sometimes_refers_only_then()
    {
        var by = new Resource("By", Other, Map(("Id", Ref("It"))), Here())
        {
            ExistsWhen = new Dictionary<string, int> { ["IsProd"] = 0 },
        };
        var finding = Assert.Single(Check(ReferencedBy(Other, "Id"), Resource("It", Thing), by));
        Assert.Equal(Verdict.Violation, finding.Verdict);
        Assert.Contains("when IsProd is false", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_names_the_choice_that_matters_and_no_other()
    {
        var it = Resource("It", Thing, ("A", XorY("IsLarge")), ("B", XorY("IsProd")));
        var finding = Assert.Single(Check(All(Property("A").IsSet(), Property("B").Is("x")), it));
        Assert.Contains("when IsProd is false", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("IsLarge", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_in_all_combinations_names_no_choice()
    {
        var finding = Assert.Single(Check(All(Property("A").IsSet(), Property("B").Is("x")), Resource("It", Thing, ("A", XorY("IsProd")))));
        Assert.DoesNotContain("when", finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Edits);
    }

    [Fact]
    public void No_edit_is_offered_where_only_one_alternative_is_wrong() =>
        Assert.Empty(Assert.Single(Check(Property("A").Is("x"), Resource("It", Thing, ("A", XorY("IsProd"))))).Edits);

    [Fact]
    public void Alternatives_within_alternatives_are_followed() =>
        Assert.Equal(
            Verdict.Violation,
            Judge(Property("P").Is("x"), If("IsProd", Text("x"), If("IsLarge", Text("x"), Text("y")))));

    [Fact]
    public void An_inner_alternative_under_the_same_choice_is_the_outer_ones() =>
        Assert.Equal(
            Verdict.Pass,
            Judge(Property("P").Is("x"), If("IsProd", Text("x"), If("IsProd", Text("y"), Text("x")))));

    [Fact]
    public void Sixty_four_combinations_are_all_tried() =>
        Assert.Equal(Verdict.Pass, Judge(All(Several(6)), Resource("It", Thing, Choices(6))));

    [Fact]
    public void Beyond_sixty_four_combinations_it_says_that_it_did_not_look()
    {
        var it = Resource("It", Thing, Choices(7));
        Assert.Equal(Verdict.Unknown, Judge(All(Several(7)), it));
        Assert.Contains(
            "more conditions matter here than can be tried",
            Assert.Single(Check(All(Several(7)), it)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_within_the_first_combinations_is_found_all_the_same() =>
        Assert.Equal(
            Verdict.Violation,
            Judge(All([.. Several(7), Property("Q").IsSet()]), Resource("It", Thing, Choices(7))));

    private static AlternativesValue XorY(string choice) => If(choice, Text("x"), Text("y"));

    private static Condition[] Several(int count) => [.. Enumerable.Range(0, count).Select(n => Property($"P{n}").Is("x", "y"))];

    private static (string, Value)[] Choices(int count) =>
        [.. Enumerable.Range(0, count).Select(n => ($"P{n}", (Value)XorY($"Choice{n}")))];
}
