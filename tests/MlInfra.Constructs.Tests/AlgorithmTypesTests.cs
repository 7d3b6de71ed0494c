namespace MlInfra.Constructs.Tests;

public class AlgorithmTypesTests
{
    [Theory]
    [InlineData("BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge)")]
    [InlineData("BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge, 3)")]
    [InlineData("BuiltIn.LinearLearner.On(GpuInstance.G5XLarge, 2)")]
    [InlineData("BuiltIn.Seq2Seq.On(GpuInstance.G5XLarge)")]
    [InlineData("BuiltIn.LatentDirichletAllocation.On(CpuInstance.C5XLarge)")]
    [InlineData("BuiltIn.BlazingText.BatchSkipgramOn(CpuInstance.C5XLarge, 2)")]
    [InlineData("BuiltIn.LinearLearner.On(CpuInstance.M5XLarge).Reads(LinearLearner.Train, TrainingData.At(\"t/\"), Distribution.ShardedByS3Key)")]
    [InlineData("BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge).Reads(RandomCutForest.Train, TrainingData.At(\"t/\"))")]
    public void What_an_algorithm_can_do_compiles(string expression) => Assert.Empty(Snippet.ErrorsOfExpression(expression));

    [Theory]
    [InlineData("BuiltIn.RandomCutForest.On(GpuInstance.G5XLarge)")]
    [InlineData("BuiltIn.LatentDirichletAllocation.On(GpuInstance.G5XLarge)")]
    [InlineData("BuiltIn.Seq2Seq.On(CpuInstance.M5XLarge)")]
    [InlineData("BuiltIn.ImageClassification.On(CpuInstance.M5XLarge)")]
    [InlineData("BuiltIn.SemanticSegmentation.On(CpuInstance.M5XLarge)")]
    public void An_algorithm_on_the_wrong_hardware_does_not_compile(string expression) => Assert.Single(Snippet.ErrorsOfExpression(expression));

    [Theory]
    [InlineData("BuiltIn.LatentDirichletAllocation.On(CpuInstance.C5XLarge, 2)")]
    [InlineData("BuiltIn.Seq2Seq.On(GpuInstance.G5XLarge, 2)")]
    [InlineData("BuiltIn.Object2Vec.On(CpuInstance.C5XLarge, 2)")]
    [InlineData("BuiltIn.BlazingText.On(CpuInstance.C5XLarge, 2)")]
    [InlineData("BuiltIn.BlazingText.BatchSkipgramOn(GpuInstance.G5XLarge, 2)")]
    public void A_single_instance_algorithm_on_several_does_not_compile(string expression) => Assert.Single(Snippet.ErrorsOfExpression(expression));

    [Theory]
    [InlineData("BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge).Reads(RandomCutForest.Train, TrainingData.At(\"t/\"), Distribution.FullyReplicated)")]
    [InlineData("BuiltIn.NeuralTopicModel.On(CpuInstance.M5XLarge).Reads(NeuralTopicModel.Validation, TrainingData.At(\"t/\"), Distribution.ShardedByS3Key)")]
    public void A_distribution_that_the_channel_does_not_have_does_not_compile(string expression) => Assert.Single(Snippet.ErrorsOfExpression(expression));

    [Fact]
    public void A_channel_of_another_algorithm_does_not_compile() =>
        Assert.Single(Snippet.ErrorsOfExpression("BuiltIn.RandomCutForest.On(CpuInstance.M5XLarge).Reads(XGBoost.Train, TrainingData.At(\"t/\"))"));
}
