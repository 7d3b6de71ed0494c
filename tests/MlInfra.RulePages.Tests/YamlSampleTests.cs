using MlInfra.RulePages.Tests.Pages;
using MlInfra.RulePages.Tests.Templates;

namespace MlInfra.RulePages.Tests;

/// <summary>The YAML samples: the template reader and the engine find what the marks say.</summary>
public sealed class YamlSampleTests
{
    public static TheoryData<string> Bad => AllPages.Names(PageBlock.Yaml, Kind.Bad);

    public static TheoryData<string> Good => AllPages.Names(PageBlock.Yaml, Kind.Good);

    public static TheoryData<string> Unknown => AllPages.Names(PageBlock.Yaml, Kind.Unknown);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_template_is_reported_exactly_where_it_is_marked(string name)
    {
        var block = AllPages.Block(name);
        Assert.Equal(block.Sample.WithMarks(block.Sample.Spans), block.Sample.WithMarks(Check(block).Marks(block.Rule, block.Sample)));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void No_rule_has_anything_to_say_of_a_good_template(string name)
    {
        var check = Check(AllPages.Block(name));
        Assert.True(check.Judge(AllPages.Block(name).Rule) is Verdict.Pass or Verdict.NotApplicable);
        Assert.Empty(check.Findings.Select(finding => finding.Message));
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_only_deployment_knows_is_unknown(string name) =>
        Assert.Equal(Verdict.Unknown, Check(AllPages.Block(name)).Judge(AllPages.Block(name).Rule));

    private static TemplateCheck Check(PageBlock block) => new(block.Sample.Text, block.Name + ".yaml");
}
