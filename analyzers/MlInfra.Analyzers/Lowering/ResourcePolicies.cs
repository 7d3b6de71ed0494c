using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Policies that say who may come to a resource: those that a construct makes of statements, and the constructs that are one.</summary>
internal static class ResourcePolicies
{
    internal const string AddToResourcePolicy = "AddToResourcePolicy";

    // What the types call it.
    private static readonly string[] Documents = ["PolicyDocument", "ResourcePolicy", "KeyPolicy", "Statement"];

    private const string AddStatements = "Document.AddStatements";

    internal static readonly ConstructLowering TopicPolicy = Standalone(
        "aws_sns.TopicPolicy", "AWS::SNS::TopicPolicy", "PolicyDocument", Copy("Topics"));

    internal static readonly ConstructLowering QueuePolicy = Standalone(
        "aws_sqs.QueuePolicy", "AWS::SQS::QueuePolicy", "PolicyDocument", Copy("Queues"));

    internal static readonly ConstructLowering SecretPolicy = Standalone(
        "aws_secretsmanager.ResourcePolicy", "AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", Copy("Secret", "SecretId"));

    /// <summary>The policy that a construct adds for the statements that <c>AddToResourcePolicy</c> gives it. List the method under <see cref="ConstructLowering.Methods"/> too.</summary>
    /// <param name="type">The policy's CloudFormation type.</param>
    /// <param name="document">The policy's property that holds the statements.</param>
    /// <param name="names">What the policy says of the resource that it is for.</param>
    internal static CompanionLowering Of(string type, string document, Func<ReferenceValue, (string Name, Value Value)> names) => new(
        type,
        "Policy",
        props => props.Text(props.Calls(AddToResourcePolicy).Items.Count > 0, props.Origin),
        Fix: null,
        (props, id) => Map(
            props.Origin, names(new(id, null, props.Origin)), (document, IamObjects.DocumentOf(Iam.Added(props, "statement", AddToResourcePolicy), props.Origin))));

    /// <summary>A document out of one that is given, and the statements that methods add to it.</summary>
    /// <param name="given">The document in the props.</param>
    /// <param name="added">The statements.</param>
    /// <param name="origin">Where the construct is made.</param>
    internal static Value Document(Value given, IReadOnlyList<Value> added, Origin origin) => given switch
    {
        AbsentValue => IamObjects.DocumentOf(added, origin),
        MapValue document => IamObjects.DocumentOf([.. Iam.Items(document["Statement"]), .. added], document.Origin, document.OpenBecause),
        _ when added.Count == 0 => given,
        _ => IamObjects.DocumentOf(added, given.Origin, "its other statements are not read"),
    };

    private static ConstructLowering Standalone(string construct, string type, string document, PropertyLowering names) => new()
    {
        Construct = "aws-cdk-lib." + construct,
        Type = type,
        Attributes = new Dictionary<string, string?>(),
        Methods = [AddStatements],
        Properties = [names, .. Never([.. Documents.Where(d => d != document)]), new(document, p => Document(p["PolicyDocument"], Iam.Added(p, "statement", AddStatements), p.Origin))],
    };
}
