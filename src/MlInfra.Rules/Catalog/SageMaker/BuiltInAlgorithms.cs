using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.SageMaker;

/// <summary>SageMaker's built-in algorithms by the repositories of their images, as AWS's table of algorithms has them.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/common-info-all-im-models.html for what an algorithm runs on,
/// and the image_uri_config files of https://github.com/aws/sagemaker-python-sdk for the accounts.
/// </remarks>
internal static class BuiltInAlgorithms
{
    private const string Image = "AlgorithmSpecification.TrainingImage";

    // These algorithms have had one version since they exist.
    private static readonly string[] Tags = ["1", "latest"];

    /// <summary>Algorithms whose training runs on GPUs only.</summary>
    internal static Condition NeedsGpu { get; } = Is("image-classification", "object-detection", "semantic-segmentation", "seq2seq");

    /// <summary>Algorithms that do not use GPUs.</summary>
    internal static Condition IgnoresGpu { get; } = Is("randomcutforest", "lda");

    /// <summary>Algorithms that train on one machine.</summary>
    internal static Condition OnOneMachine { get; } = Is("lda", "object2vec", "semantic-segmentation", "seq2seq");

    /// <summary>Algorithms that read files and no pipes.</summary>
    internal static Condition ReadsFiles { get; } = Is("forecasting-deepar", "ipinsights", "object2vec", "seq2seq");

    /// <summary>Random Cut Forest.</summary>
    internal static Condition RandomCutForest { get; } = Is("randomcutforest");

    /// <summary>Instances with GPUs.</summary>
    internal static NamedPatterns GpuInstances { get; } = new("an instance type with GPUs", ["ml.g*", "ml.p*"]);

    // A repository of one's own may have the same name; the account tells whose it is.
    private static NamedPatterns Registries => field ??= new("in one of AWS's registries for built-in algorithms",
    [
        "104374241257.dkr.ecr.*", "106583098589.dkr.ecr.*", "156387875391.dkr.ecr.*", "174872318107.dkr.ecr.*", "190319476487.dkr.ecr.*", "204372634319.dkr.ecr.*",
        "224300973850.dkr.ecr.*", "226302683700.dkr.ecr.*", "237065988967.dkr.ecr.*", "249704162688.dkr.ecr.*", "257386234256.dkr.ecr.*", "258307448986.dkr.ecr.*",
        "266724342769.dkr.ecr.*", "272398656194.dkr.ecr.*", "286214385809.dkr.ecr.*", "293181348795.dkr.ecr.*", "297031611018.dkr.ecr.*", "306986355934.dkr.ecr.*",
        "351501993468.dkr.ecr.*", "353608530281.dkr.ecr.*", "382416733822.dkr.ecr.*", "387376663083.dkr.ecr.*", "390948362332.dkr.ecr.*", "404615174143.dkr.ecr.*",
        "433757028032.dkr.ecr.*", "438346466558.dkr.ecr.*", "455444449433.dkr.ecr.*", "469771592824.dkr.ecr.*", "475088953585.dkr.ecr.*", "495149712605.dkr.ecr.*",
        "501404015308.dkr.ecr.*", "514117268639.dkr.ecr.*", "522234722520.dkr.ecr.*", "544295431143.dkr.ecr.*", "566113047672.dkr.ecr.*", "628508329040.dkr.ecr.*",
        "632365934929.dkr.ecr.*", "633353088612.dkr.ecr.*", "644912444149.dkr.ecr.*", "664544806723.dkr.ecr.*", "669576153137.dkr.ecr.*", "680994064768.dkr.ecr.*",
        "685385470294.dkr.ecr.*", "712309505854.dkr.ecr.*", "749696950732.dkr.ecr.*", "766337827248.dkr.ecr.*", "811284229777.dkr.ecr.*", "813361260812.dkr.ecr.*",
        "825641698319.dkr.ecr.*", "835164637446.dkr.ecr.*", "855470959533.dkr.ecr.*", "867004704886.dkr.ecr.*", "898809789911.dkr.ecr.*", "951798379941.dkr.ecr.*",
        "991648021394.dkr.ecr.*", "999678624901.dkr.ecr.*", "999911452149.dkr.ecr.*",
    ]);

    private static Condition Is(params string[] repositories) => All(
        Property(Image).Matches([.. repositories.SelectMany(r => Tags.Select(tag => $"*.dkr.ecr.*/{r}:{tag}"))]),
        Property(Image).IsAmong(Registries));
}
