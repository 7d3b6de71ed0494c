using MlInfra.Templates.Diagram.Tables;
using MlInfra.Templates.Diff.ResourceTable;

namespace MlInfra.Templates.Tests.Diagram;

public sealed class FlowTableTests
{
    // Jobs are made by workflows only, and custom resources are what their makers say.
    private static readonly string[] NotOfCloudFormation = ["AWS::SageMaker::TrainingJob", "AWS::SageMaker::TransformJob", "AWS::SageMaker::HyperParameterTuningJob"];

    [Fact]
    public void Every_property_of_the_flows_is_one_that_CloudFormation_has()
    {
        var wrong = FlowTable.All
            .Where(r => r.Type.StartsWith("AWS::") && !NotOfCloudFormation.Contains(r.Type))
            .SelectMany(r => new[] { r.From, r.To }.Where(p => p.Length > 0).Select(p => (r.Type, Path: p)))
            .Where(p => !Has(p.Type, p.Path))
            .ToList();

        Assert.True(FlowTable.All.Count() > 80, "The table is where the flows come from.");
        Assert.False(Has("AWS::S3::Bucket", "NotificationConfiguration.NoSuchConfiguration"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_type_that_is_named_or_folded_is_one_that_CloudFormation_has()
    {
        var types = PicturedTypes.All.Concat(FoldedTypes.All.Select(f => f.Key)).Concat(ExposedTypes.All.Select(e => e.Type)).ToList();

        Assert.True(types.Count > 150, "The tables are where names come from.");
        Assert.DoesNotContain(types, t => ResourceTypes.Find(t) is null && !NotOfCloudFormation.Contains(t) && !t.StartsWith("AWS::CDK::"));
    }

    [Fact]
    public void What_plumbing_serves_is_named_by_a_property_that_it_has()
    {
        var wrong = FoldedTypes.All.SelectMany(f => f.Value.Serves.Where(p => p != "*" && !Has(f.Key, p)).Select(p => (f.Key, p)));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_way_to_the_internet_is_decided_by_a_property_that_the_type_has() =>
        Assert.DoesNotContain(ExposedTypes.All, e => e.Property.Length > 0 && !Has(e.Type, e.Property));

    [Fact]
    public void No_action_moves_data_in_two_ways() =>
        Assert.Empty(AccessTable.Rows.SelectMany(r => r.Actions.Select(a => $"{r.Service}:{a}")).GroupBy(a => a).Where(g => g.Count() > 1).Select(g => g.Key));

    // Below a property that is JSON, any name may stand.
    private static bool Has(string type, string path) =>
        ResourceTypes.Find(type) is { } shape && shape.Has(path.Split('.').TakeWhile(n => n != "*"));
}
