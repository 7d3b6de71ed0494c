using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Cdk;

/// <summary>What the CDK refuses only when the app runs, or accepts to the user's harm. The C# compiler says nothing of it.</summary>
public static class Code
{
    private const string Throws = "the app throws there each time it runs";

    private static readonly IReadOnlyList<string> Any = [Conditions.CodeCondition.Type];

    private static readonly Uri CSharp = new("https://docs.aws.amazon.com/cdk/v2/guide/work-with-cdk-csharp.html");
    private static readonly Uri Identifiers = new("https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html");

    /// <summary>A prop declared as <c>object</c> gets what it takes.</summary>
    public static readonly Rule PropType = new("MLI9001")
    {
        Title = "Prop should be given a value of a type that it takes",
        On = Any,
        Requires = InCode("a value that is set to a prop of the type `object` is of one of the types that the CDK declares for it, or a token (`IResolvable`)"),
        Severity = Severity.Error,
        SeverityBecause = Throws,
        Because = "C# takes any value for a prop of the type object, and the CDK throws when it runs unless it is of one of the few types that the prop was declared with.",
        Exam = "The CDK's classes mirror CloudFormation's properties: what is an object in a template is a class of its own in the CDK, such as CfnBucket.BucketEncryptionProperty.",
        Source = CSharp,
    };

    /// <summary>No required prop is left out.</summary>
    public static readonly Rule RequiredProp = new("MLI9002")
    {
        Title = "Props should set all that is required",
        On = Any,
        Requires = InCode("props that are handed to the CDK set every prop that is not optional and can be null"),
        Severity = Severity.Error,
        SeverityBecause = Throws,
        Because = "Props are set by name in an initializer, which C# lets be incomplete; the CDK refuses props in which a required one is null.",
        Exam = "What CloudFormation marks as Required: Yes is not optional in an L1 construct either; an L2 construct has defaults for most of it.",
        Source = CSharp,
    };

    /// <summary>No two constructs share an id.</summary>
    public static readonly Rule UniqueId = new("MLI9003")
    {
        Title = "Construct should have an id of its own in its scope",
        On = Any,
        Requires = InCode("no two constructs that one run makes in the same scope have the same id"),
        Severity = Severity.Error,
        SeverityBecause = Throws,
        Because = "A construct's path is its identity, and the CDK throws where a scope is to get a second child of the same id.",
        Exam = "Ids need to be unique within their scope only: CloudFormation's logical id is made of the whole path and a hash of it.",
        Source = Identifiers,
    };

    /// <summary>Ids do not change from run to run.</summary>
    public static readonly Rule StableId = new("MLI9004")
    {
        Title = "Construct should have the same id at every synthesis",
        On = Any,
        Requires = InCode("a construct's id comes from no clock, no new GUID and no random number"),
        Because = "The logical id follows from the id, and a new logical id is a new resource: each deployment would make it anew and delete the old one, with its data.",
        Exam = "Changing a logical id replaces the resource; a stateful one, such as a bucket or a table, is lost or left behind with it.",
        Source = Identifiers,
    };

    /// <summary>Ids are known at synthesis.</summary>
    public static readonly Rule TokenId = new("MLI9005")
    {
        Title = "Construct should have an id without tokens",
        On = Any,
        Requires = InCode("a construct's id holds no value that only the deployment knows"),
        Severity = Severity.Error,
        SeverityBecause = Throws,
        Because = "An attribute of a resource, a parameter or the region is a token until deployment, and the CDK throws where one stands in an id.",
        Exam = "Tokens are resolved by CloudFormation at deployment; what the CDK decides at synthesis, such as ids and conditions in code, cannot depend on them.",
        Source = new("https://docs.aws.amazon.com/cdk/v2/guide/tokens.html"),
    };

    /// <summary>Names are left to CloudFormation where they would stand in a replacement's way.</summary>
    public static readonly Rule PhysicalName = new("MLI9006")
    {
        Title = "Resource should leave its name to CloudFormation",
        On = Any,
        Requires = InCode("a construct sets no physical name that is optional and cannot be changed without replacing the resource"),
        Severity = Severity.Info,
        SeverityBecause = "some names are an agreement with others, and then they are right",
        Because = "CloudFormation cannot replace a resource that has a name of its own, since the new one is made while the old one still has the name; the stack cannot be deployed twice either.",
        Exam = "With a custom name an update that requires replacement fails until the name is changed too; generated names avoid it, and others learn them from outputs or references.",
        Source = new("https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html"),
    };
}
