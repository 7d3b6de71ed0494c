using MlInfra.Constructs.Training.Algorithms;
using MlInfra.Rules;
using MlInfra.Rules.Model;

namespace MlInfra.Blueprints.Tests;

/// <summary>The rules know the images that the constructs train with.</summary>
public sealed class AlgorithmImageTests
{
    public static TheoryData<string> Accounts =>
        [.. new[] { ImageRegistry.Tables, ImageRegistry.ImagesAndText, ImageRegistry.Forecasting, ImageRegistry.Topics }.SelectMany(r => r.Accounts.Values).Distinct()];

    [Theory]
    [MemberData(nameof(Accounts))]
    public void An_account_of_the_constructs_is_one_of_the_rules(string account)
    {
        var job = Map(
            ("AlgorithmSpecification", Map(("TrainingImage", Text($"{account}.dkr.ecr.eu-west-1.amazonaws.com/lda:1")))),
            ("ResourceConfig", Map(("InstanceCount", Text("2")))));
        var resource = new Rules.Model.Resource("Train", "AWS::SageMaker::TrainingJob", job, Origin.None);
        var oneMachine = RuleCatalog.All.Single(rule => rule.Id == "MLI6303");
        Assert.Equal(Verdict.Violation, RuleEngine.Judge(oneMachine, resource, new([resource])));
    }

    private static ScalarValue Text(string text) => new(text, ScalarKind.String, Origin.None);

    private static MapValue Map(params (string Name, Value Value)[] entries) =>
        new([.. entries.Select(e => new MapEntry(e.Name, e.Value, Origin.None))], Origin.None);
}
