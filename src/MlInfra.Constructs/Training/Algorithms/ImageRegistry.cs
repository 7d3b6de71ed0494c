using Amazon.CDK;
using Constructs;

namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>
/// The AWS accounts that hold the images of built-in algorithms, one per region.
/// Source: the image_uri_config files of https://github.com/aws/sagemaker-python-sdk.
/// </summary>
public sealed class ImageRegistry
{
    // Most regions have one account for all algorithms; the oldest ones have one per group of algorithms.
    private static readonly Dictionary<string, string> Shared = Table(
        "af-south-1 455444449433, ap-east-1 286214385809, ap-northeast-3 867004704886, ap-south-1 991648021394, ap-south-2 628508329040, " +
        "ap-southeast-1 475088953585, ap-southeast-3 951798379941, ap-southeast-4 106583098589, ca-central-1 469771592824, ca-west-1 190319476487, " +
        "cn-north-1 390948362332, cn-northwest-1 387376663083, eu-central-2 680994064768, eu-north-1 669576153137, eu-south-1 257386234256, " +
        "eu-south-2 104374241257, eu-west-2 644912444149, eu-west-3 749696950732, il-central-1 898809789911, me-central-1 272398656194, " +
        "me-south-1 249704162688, sa-east-1 855470959533, us-gov-east-1 237065988967, us-gov-west-1 226302683700, us-west-1 632365934929");

    private readonly SortedDictionary<string, string> _accounts;

    private ImageRegistry(string own, params string[] sharedRegions)
    {
        var shared = Shared.Where(entry => sharedRegions.Length == 0 || sharedRegions.Contains(entry.Key));
        _accounts = new(shared.Concat(Table(own)).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value), StringComparer.Ordinal);
    }

    /// <summary>Algorithms for tables, text vectors and anomalies.</summary>
    public static ImageRegistry Tables { get; } = new(
        "ap-northeast-1 351501993468, ap-northeast-2 835164637446, ap-southeast-2 712309505854, eu-central-1 664544806723, " +
        "eu-west-1 438346466558, us-east-1 382416733822, us-east-2 404615174143, us-west-2 174872318107");

    /// <summary>Algorithms for images and text.</summary>
    public static ImageRegistry ImagesAndText { get; } = new(
        "ap-northeast-1 501404015308, ap-northeast-2 306986355934, ap-southeast-2 544295431143, eu-central-1 813361260812, " +
        "eu-west-1 685385470294, us-east-1 811284229777, us-east-2 825641698319, us-west-2 433757028032");

    /// <summary>DeepAR.</summary>
    public static ImageRegistry Forecasting { get; } = new(
        "ap-northeast-1 633353088612, ap-northeast-2 204372634319, ap-southeast-2 514117268639, eu-central-1 495149712605, " +
        "eu-west-1 224300973850, us-east-1 522234722520, us-east-2 566113047672, us-west-2 156387875391");

    /// <summary>Latent Dirichlet Allocation, which is not in every region.</summary>
    public static ImageRegistry Topics { get; } = new(
        "ap-northeast-1 258307448986, ap-northeast-2 293181348795, ap-southeast-2 297031611018, eu-central-1 353608530281, " +
        "eu-west-1 999678624901, us-east-1 766337827248, us-east-2 999911452149, us-west-2 266724342769",
        "ap-south-1", "ap-southeast-1", "ca-central-1", "eu-west-2", "us-gov-west-1", "us-west-1");

    /// <summary>XGBoost.</summary>
    public static ImageRegistry Frameworks { get; } = new(
        "af-south-1 510948584623, ap-east-1 651117190479, ap-northeast-1 354813040037, ap-northeast-2 366743142698, ap-south-1 720646828776, " +
        "ap-southeast-1 121021644041, ap-southeast-2 783357654285, ca-central-1 341280168497, cn-north-1 450853457545, cn-northwest-1 451049120500, " +
        "eu-central-1 492215442770, eu-north-1 662702820516, eu-south-1 978288397137, eu-west-1 141502667606, eu-west-2 764974769150, " +
        "eu-west-3 659782779980, me-south-1 801668240914, sa-east-1 737474898029, us-east-1 683313688378, us-east-2 257758044811, " +
        "us-gov-west-1 414596584902, us-west-1 746614075791, us-west-2 246618743249");

    /// <summary>The analyzer of SageMaker Model Monitor.</summary>
    public static ImageRegistry ModelMonitor { get; } = new(
        "ap-east-1 001633400207, ap-northeast-1 574779866223, ap-northeast-2 709848358524, ap-south-1 126357580389, ap-southeast-1 245545462676, " +
        "ap-southeast-2 563025443158, ca-central-1 536280801234, cn-north-1 453000072557, cn-northwest-1 453252182341, eu-central-1 048819808253, " +
        "eu-north-1 895015795356, eu-west-1 468650794304, eu-west-2 749857270468, eu-west-3 680080141114, me-south-1 607024016150, " +
        "sa-east-1 539772159869, us-east-1 156813124566, us-east-2 777275614652, us-west-1 890145073186, us-west-2 159807026194",
        "none");

    /// <summary>SageMaker Clarify.</summary>
    public static ImageRegistry Clarify { get; } = new(
        "af-south-1 811711786498, ap-east-1 098760798382, ap-northeast-1 377024640650, ap-northeast-2 263625296855, ap-south-1 452307495513, " +
        "ap-southeast-1 834264404009, ap-southeast-2 007051062584, ap-southeast-3 705930551576, ca-central-1 675030665977, cn-north-1 122526803553, " +
        "cn-northwest-1 122578899357, eu-central-1 017069133835, eu-central-2 730335477804, eu-north-1 763603941244, eu-south-1 638885417683, " +
        "eu-west-1 131013547314, eu-west-2 440796970383, eu-west-3 341593696636, me-south-1 835444307964, sa-east-1 520018980103, " +
        "us-east-1 205585389593, us-east-2 211330385671, us-gov-west-1 598674086554, us-west-1 740489534195, us-west-2 306415355426",
        "none");

    /// <summary>The regions that have the image, and the account that holds it there.</summary>
    public IReadOnlyDictionary<string, string> Accounts => _accounts;

    /// <summary>
    /// The account in the stack's region. A stack without a fixed region gets a mapping, which CloudFormation resolves when it deploys.
    /// </summary>
    /// <exception cref="ArgumentException">The image does not exist in the stack's region.</exception>
    internal string AccountFor(Construct scope) => AccountOnce(scope, "ImageAccounts");

    /// <summary>The account in the stack's region, with a mapping of the id given, which is made once in a scope.</summary>
    internal string AccountOnce(Construct scope, string id)
    {
        var region = Stack.Of(scope).Region;
        if (!Token.IsUnresolved(region))
        {
            return _accounts.TryGetValue(region, out var account) ? account
                : throw new ArgumentException($"SageMaker has no image of this algorithm in {region}: choose another region for the stack, such as {_accounts.Keys.First()}.", nameof(scope));
        }

        var mapping = (CfnMapping?)scope.Node.TryFindChild(id) ?? new CfnMapping(scope, id, new CfnMappingProps
        {
            Mapping = _accounts.ToDictionary(
                entry => entry.Key,
                entry => (IDictionary<string, object>)new Dictionary<string, object> { ["Account"] = entry.Value }),
        });
        return mapping.FindInMap(Aws.REGION, "Account");
    }

    private static Dictionary<string, string> Table(string lines) =>
        lines.Split(", ").Select(line => line.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1]);
}
