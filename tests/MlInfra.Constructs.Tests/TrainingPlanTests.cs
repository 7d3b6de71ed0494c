using System.Reflection;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Training;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Tests;

public class TrainingPlanTests
{
    private static readonly TrainingPlan<RandomCutForest> Forest = BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge);

    public static TheoryData<BuiltInAlgorithm> Algorithms =>
        [.. typeof(BuiltIn).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => (BuiltInAlgorithm)property.GetValue(null)!)];

    [Fact]
    public void Random_cut_forest_divides_its_training_data_and_names_the_missing_label()
    {
        var input = Assert.Single(Forest.Reads(RandomCutForest.Train, TrainingData.At("train/", ContentType.Csv)).Inputs);

        Assert.Equal(Distribution.ShardedByS3Key, input.Distribution);
        Assert.Equal("text/csv;label_size=0", input.ContentType);
    }

    [Fact]
    public void A_form_of_data_that_the_channel_does_not_read_throws() =>
        Says("does not read Parquet: give it RecordIO protobuf or CSV", () => Forest.Reads(RandomCutForest.Train, TrainingData.At("train/", ContentType.Parquet)));

    [Fact]
    public void A_channel_fed_twice_throws() =>
        Says("is fed twice", () => Forest.Reads(RandomCutForest.Train, TrainingData.At("a/")).Reads(RandomCutForest.Train, TrainingData.At("b/")));

    [Fact]
    public void Streaming_to_an_algorithm_that_does_not_stream_throws() =>
        Says("does not stream", () => BuiltIn.IpInsights.On(CpuInstance.M5XLarge).Reads(IpInsights.Train, TrainingData.At("train/").Streamed()));

    [Fact]
    public void Streaming_csv_to_lda_throws() =>
        Says("streams RecordIO protobuf only", () => BuiltIn.LatentDirichletAllocation.On(CpuInstance.M5XLarge)
            .Reads(LatentDirichletAllocation.Train, TrainingData.At("train/", ContentType.Csv).Streamed()));

    [Fact]
    public void No_instances_throw() => Says("choose 1 or more", () => BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge, 0));

    [Theory]
    [InlineData("")]
    [InlineData("/train")]
    public void A_prefix_that_is_no_folder_throws(string prefix) => Says("such as train/", () => TrainingData.At(prefix));

    [Theory]
    [InlineData("ml.g5.xlarge", "use GpuInstance")]
    [InlineData("m5.xlarge", "should read like ml.m5.xlarge")]
    public void A_cpu_instance_with_a_wrong_name_throws(string name, string words) => Says(words, () => CpuInstance.Of(name, false));

    [Fact]
    public void A_gpu_instance_without_gpu_throws() => Says("use CpuInstance", () => GpuInstance.Of("ml.m5.xlarge", 1, false));

    [Fact]
    public void Batch_skipgram_on_several_instances_sets_the_mode() =>
        Assert.Equal("batch_skipgram", BuiltIn.BlazingText.BatchSkipgramOn(CpuInstance.C5XLarge, 2).Hyperparameters["mode"]);

    [Fact]
    public void Numbers_are_written_alike_in_every_culture() =>
        Assert.Equal("0.25", Forest.With("eta", 0.25).Hyperparameters["eta"]);

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Every_algorithm_has_a_registry_in_the_common_regions_and_a_channel_that_it_needs(BuiltInAlgorithm algorithm)
    {
        foreach (var region in new[] { "us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-1" })
        {
            Assert.Matches("^[0-9]{12}$", algorithm.Registry.Accounts[region]);
        }

        Assert.Contains(algorithm.Channels, channel => channel.IsRequired);
        Assert.True(algorithm is ITrainsOnCpu or ITrainsOnGpu, "An algorithm that runs on nothing cannot be used.");
        Assert.NotEqual("latest", algorithm.Tag);
    }

    [Fact]
    public void The_catalogue_has_the_algorithms_that_have_an_image_of_their_own() => Assert.Equal(17, Algorithms.Count);

    private static void Says(string words, Func<object> act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message);
}
