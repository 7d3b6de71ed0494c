using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.IAM</c>.</summary>
internal static class Iam
{
    private const string Package = "aws-cdk-lib.aws_iam.";
    private static readonly string[] IdentityMethods = ["AddManagedPolicy", "AddToPolicy", "AddToPrincipalPolicy"];

    internal static readonly ConstructLowering Role = new()
    {
        Construct = Package + "Role",
        Type = "AWS::IAM::Role",
        Attributes = new Dictionary<string, string?> { ["RoleName"] = null, ["RoleArn"] = "Arn", ["RoleId"] = "RoleId" },
        Methods = [.. IdentityMethods, "AssumeRolePolicy.AddStatements"],
        Properties =
        [
            Copy("RoleName"),
            Copy("Path"),
            Copy("Description"),
            Copy("MaxSessionDuration"),
            Copy("PermissionsBoundary"),
            new("AssumeRolePolicyDocument", Trust),
            new("ManagedPolicyArns", ManagedPolicies),
            new("Policies", InlinePolicies),
            .. Never("PolicyDocument"),
        ],
        Companions = [DefaultPolicy("Roles", "AddToPolicy", "AddToPrincipalPolicy")],
    };

    internal static readonly ConstructLowering User = new()
    {
        Construct = Package + "User",
        Type = "AWS::IAM::User",
        Attributes = new Dictionary<string, string?> { ["UserName"] = null, ["UserArn"] = "Arn" },
        Methods = [.. IdentityMethods, "AddToGroup"],
        Properties = [Copy("UserName"), Copy("Path"), Copy("PermissionsBoundary"), new("ManagedPolicyArns", ManagedPolicies), .. Never("Policies", "PolicyDocument")],
        Companions = [DefaultPolicy("Users", "AddToPolicy", "AddToPrincipalPolicy")],
    };

    internal static readonly ConstructLowering Group = new()
    {
        Construct = Package + "Group",
        Type = "AWS::IAM::Group",
        Attributes = new Dictionary<string, string?> { ["GroupName"] = null, ["GroupArn"] = "Arn" },
        Methods = [.. IdentityMethods],
        Properties = [Copy("GroupName"), Copy("Path"), new("ManagedPolicyArns", ManagedPolicies), .. Never("Policies", "PolicyDocument")],
        Companions = [DefaultPolicy("Groups", "AddToPolicy", "AddToPrincipalPolicy")],
    };

    internal static readonly ConstructLowering Policy = new()
    {
        Construct = Package + "Policy",
        Type = "AWS::IAM::Policy",
        Attributes = new Dictionary<string, string?> { ["PolicyName"] = null },
        Methods = ["AddStatements", "Document.AddStatements"],
        Properties = [Copy("PolicyName"), new("PolicyDocument", Document), .. Never("Policies")],
    };

    internal static readonly ConstructLowering ManagedPolicy = new()
    {
        Construct = Package + "ManagedPolicy",
        Type = "AWS::IAM::ManagedPolicy",
        Attributes = new Dictionary<string, string?> { ["ManagedPolicyArn"] = null },
        Methods = ["AddStatements", "Document.AddStatements"],
        Properties = [Copy("ManagedPolicyName"), Copy("Description"), Copy("Path"), new("PolicyDocument", Document), .. Never("Policies")],
    };

    /// <summary>The policy that collects the statements which methods add to the identity of a construct, such as a function's role.</summary>
    /// <param name="identities">The policy's property that lists who it is attached to.</param>
    /// <param name="methods">The methods; their parameter is <c>statement</c>. List them under <see cref="ConstructLowering.Methods"/> too.</param>
    internal static CompanionLowering DefaultPolicy(string identities, params string[] methods) => new(
        "AWS::IAM::Policy",
        "DefaultPolicy",
        props => props.Text(Added(props, "statement", methods).Count > 0, props.Origin),
        Fix: null,
        (props, id) => Map(
            props.Origin,
            ("PolicyDocument", IamObjects.DocumentOf(Added(props, "statement", methods), props.Origin)),
            (identities, new ListValue([new ReferenceValue(id, null, props.Origin)], props.Origin))));

    /// <summary>The calls that give something to the role of a construct by way of the role itself.</summary>
    /// <param name="role">The member that hands the role out.</param>
    internal static string[] RoleMethods(string role) => [ToPrincipal(role), ToPolicies(role)];

    /// <summary>What a construct gives to its role: a policy that collects statements, and the role with the policies that it is told of.</summary>
    /// <param name="role">The prop that brings a role along, and the member that hands it out.</param>
    /// <param name="statements">The prop that lists statements; null: there is none.</param>
    /// <param name="methods">More methods that add statements, as above; those of <see cref="RoleMethods"/> are among them.</param>
    internal static IReadOnlyList<CompanionLowering> RoleOf(string role, string? statements = null, params string[] methods)
    {
        string[] all = [.. methods, ToPrincipal(role)];
        return
        [
            new(
                "AWS::IAM::Policy",
                role + "Policy",
                props => When(props, All(props).Count > 0),
                Fix: null,
                (props, _) => Map(props.Origin, ("PolicyDocument", IamObjects.DocumentOf(All(props), props.Origin)), ("Roles", new ListValue([props[role]], props.Origin)))),
            new(
                "AWS::IAM::Role",
                role,
                props => When(props, props.Calls(ToPolicies(role)).Items.Count > 0),
                Fix: null,
                (props, _) => Map(props.Origin, ("ManagedPolicyArns", new ListValue(Added(props, "policy", ToPolicies(role)), props.Origin)))),
        ];

        IReadOnlyList<Value> All(LoweringProps props) => [.. statements is null ? [] : Items(props[statements]), .. Added(props, "statement", all)];

        Value When(LoweringProps props, bool any) => !any ? props.Text(false, props.Origin) : Each(props[role], given => given is AbsentValue or ReferenceValue
            ? props.Text(true, props.Origin)
            : new UnknownValue("a role that it is given may take no policies", given.Origin));
    }

    private static string ToPrincipal(string role) => role + ".AddToPrincipalPolicy";

    private static string ToPolicies(string role) => role + ".AddManagedPolicy";

    /// <summary>The statements that calls of some methods add.</summary>
    /// <param name="props">The props of the construct.</param>
    /// <param name="parameter">The parameter that takes them: one, or any number.</param>
    /// <param name="methods">The methods.</param>
    internal static IReadOnlyList<Value> Added(LoweringProps props, string parameter, params string[] methods) =>
        [.. methods.SelectMany(method => props.Calls(method).Items).Select(call => IamObjects.Entry(call, parameter)).SelectMany(Items)];

    /// <summary>A policy document with statements added to it; without one they make it up.</summary>
    internal static Value Extended(Value document, IReadOnlyList<Value> added, Origin origin) => document switch
    {
        AbsentValue => IamObjects.DocumentOf(added, origin),
        MapValue map => IamObjects.DocumentOf([.. Items(map["Statement"]), .. added], map.Origin, map.OpenBecause),
        var other when added.Count == 0 => other,
        var other => IamObjects.DocumentOf(added, origin, $"what the document holds {other.Describe()}"),
    };

    private static Value Document(LoweringProps props) => Extended(
        props["Document"], [.. Items(props["Statements"]), .. Added(props, "statement", "AddStatements", "Document.AddStatements")], props.Origin);

    private static Value Trust(LoweringProps props)
    {
        var origin = props["AssumedBy"].Origin;
        var extra = Added(props, "statement", "AssumeRolePolicy.AddStatements");
        var statements = Items(props["AssumedBy"]).Select(principal =>
        {
            var (who, condition) = IamObjects.Parts([principal], origin);
            Value limits = props["ExternalIds"] is AbsentValue && props["ExternalId"] is AbsentValue
                ? condition
                : new UnknownValue("it has an external id", origin);
            return Map(origin, ("Effect", Text("Allow")), ("Action", Action(principal)), ("Principal", who), ("Condition", limits));
        });
        return IamObjects.DocumentOf([.. statements, .. extra], origin);

        ScalarValue Text(string text) => new(text, ScalarKind.String, origin);

        // Who is known by an identity provider comes with a token.
        Value Action(Value principal) => (principal as MapValue)?["Principal"] is MapValue who && who.Find("Federated") is null
            ? Text("sts:AssumeRole")
            : new UnknownValue("the principal says how it assumes the role", origin);
    }

    private static Value ManagedPolicies(LoweringProps props)
    {
        var added = props.Calls("AddManagedPolicy").Items.Select(call => IamObjects.Entry(call, "policy")).ToList();
        return props["ManagedPolicies"] switch
        {
            AbsentValue => added.Count == 0 ? new AbsentValue(props.Origin) : new ListValue(added, props.Origin),
            ListValue list => new ListValue([.. list.Items, .. added], list.Origin) { OpenBecause = list.OpenBecause },
            var other when added.Count == 0 => other,
            var other => new ListValue(added, other.Origin) { OpenBecause = "its other policies are not known" },
        };
    }

    private static Value InlinePolicies(LoweringProps props) => props["InlinePolicies"] switch
    {
        MapValue policies => new ListValue(
            [.. policies.Entries.Select(e => Map(
                e.NameOrigin, ("PolicyName", new ScalarValue(e.Name, ScalarKind.String, e.NameOrigin)), ("PolicyDocument", e.Value)))],
            policies.Origin)
        {
            OpenBecause = policies.OpenBecause,
        },
        var other => other,
    };

    /// <summary>A list's items, and an unknown one where there may be more.</summary>
    internal static IReadOnlyList<Value> Items(Value value) => value switch
    {
        ListValue { OpenBecause: null } list => list.Items,
        ListValue list => [.. list.Items, new UnknownValue(list.OpenBecause!, list.Origin)],
        AbsentValue => [],
        _ => [value],
    };
}
