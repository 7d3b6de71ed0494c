using MlInfra.Rules.Conditions;
using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.Iam;

/// <summary>What can be wrong with the statements of a policy that is attached to an identity, wherever it is written.</summary>
public static class Policy
{
    private static readonly string[] Types =
    [
        "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy",
        "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group",
    ];

    // Statements with NotAction or NotResource have no Action or Resource, and pass.
    private static readonly Condition AllowsNothing = Not(Property("Effect").Is("Allow"));

    private static readonly Condition NamesResources = Not(Property("Resource").Some(Item.Covers("arn:aws:*:*:*:*")));

    /// <summary>Nobody is an administrator by a policy of the stack's.</summary>
    public static readonly Rule NoAdministrator = new("MLI3201")
    {
        Title = "Policy should not allow every action on every resource",
        On = Types,
        Requires = EveryStatement(Any(Not(Property("Action").Some(Item.Covers("*:*"))), AllowsNothing, NamesResources)),
        Because = "Whoever holds such a policy owns the account: it can read every bucket, end every job, and give itself and others whatever is left.",
        Exam = "Security: least privilege means naming actions and resources; a permissions boundary or an SCP limits what a policy can grant.",
        Source = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"),
        Peers = ["cdk-nag:IAMPolicyNoStatementsWithAdminAccess", "checkov:CKV_AWS_62", "guard:IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", "securityhub:IAM.1"],
    };

    /// <summary>No service is handed over as a whole.</summary>
    public static readonly Rule NoWholeService = new("MLI3202")
    {
        Title = "Policy should not allow every action of a service on every resource",
        On = Types,
        Requires = EveryStatement(Any(
            Not(Property("Action").Some(All(Item.EndsWith(":*"), Not(Item.Covers("*:*"))))),
            AllowsNothing,
            NamesResources,

            // It may limit the resources, by their tags or their account.
            Property("Condition").IsSet())),
        Because = "All actions of a service include deleting, sharing and changing permissions, and on every resource that means other teams' as well.",
        Exam = "Security: IAM Access Analyzer writes a policy from what a role really did, as recorded by CloudTrail.",
        Source = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"),
    };

    /// <summary>Roles are handed on one by one.</summary>
    public static readonly Rule PassRole = new("MLI3203")
    {
        Title = "Policy should not allow passing any role to any service",
        On = Types,
        Requires = EveryStatement(Any(

            // What allows all of IAM is another rule's.
            Not(Property("Action").Some(All(Item.Covers("iam:PassRole"), Not(Item.Covers("iam:*"))))),
            AllowsNothing,
            Not(Property("Resource").Some(Any(Item.Covers("arn:aws:iam::*:role/*"), Item.EndsWith(":role/*")))),
            Property("Condition").IsSet())),
        Because = "Who may pass any role to any service may start a job or a function with the most powerful role of the account, and so has its rights.",
        Exam = "Security: SageMaker, Glue and Step Functions need iam:PassRole on the job's role; iam:PassedToService limits it to the service.",
        Source = new("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"),
        Peers = ["guard:IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE", "guard:IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE"],
    };

    // A policy stands on its own or inline in an identity.
    private static Condition EveryStatement(Condition statement) => All(
        Property("PolicyDocument.Statement").Every(statement),
        Property("Policies.*.PolicyDocument.Statement").Every(statement));
}
