using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>
/// Policy documents, statements and principals of <c>Amazon.CDK.AWS.IAM</c>. A document and a statement are what they become in
/// a template; a principal is the parts that it puts into a statement: Principal, and Condition where it has one.
/// </summary>
internal static class IamObjects
{
    private const string Package = "aws-cdk-lib.aws_iam.";
    private const string Document = Package + "PolicyDocument";
    private const string Statement = Package + "PolicyStatement";

    /// <summary>The class whose static method AddToPrincipal grants something to whom it is handed.</summary>
    internal const string Grant = Package + "Grant";

    private static readonly Dictionary<string, object?> Effects = new() { ["ALLOW"] = "Allow", ["DENY"] = "Deny" };

    // Where the CDK's props and CloudFormation name a list differently.
    private static readonly (string Prop, string Name)[] Lists =
        [("Actions", "Action"), ("NotActions", "NotAction"), ("Resources", "Resource"), ("NotResources", "NotResource")];

    internal static readonly IReadOnlyList<FactoryLowering> Factories =
    [
        new(Statement, FactoryLowering.Constructor, (arguments, at) => MakeStatement(First(arguments, at), at)),
        new(Statement, "FromJson", (arguments, _) => arguments[0]),
        new(Document, FactoryLowering.Constructor, (arguments, at) => MakeDocument(First(arguments, at), at)),
        new(Document, "FromJson", (arguments, _) => arguments[0]),
        new(Package + "StarPrincipal", FactoryLowering.Constructor, (_, at) => Principal(Text("*", at), at)),
        new(Package + "AnyPrincipal", FactoryLowering.Constructor, (_, at) => Aws(Text("*", at), at)),
        new(Package + "Anyone", FactoryLowering.Constructor, (_, at) => Aws(Text("*", at), at)),
        new(Package + "AccountRootPrincipal", FactoryLowering.Constructor, (_, at) => Aws(AccountRoot(at), at)),
        new(Package + "AccountPrincipal", FactoryLowering.Constructor, (arguments, at) => Aws(Root(arguments[0], at), at)),
        new(Package + "ArnPrincipal", FactoryLowering.Constructor, (arguments, at) => Aws(arguments[0], at)),
        new(Package + "OrganizationPrincipal", FactoryLowering.Constructor, (arguments, at) => Limited(
            Aws(Text("*", at), at), Map(at, ("StringEquals", Map(at, ("aws:PrincipalOrgID", arguments[0])))), at)),
        new(Package + "ServicePrincipal", FactoryLowering.Constructor, (arguments, at) => Limited(
            Principal(Map(at, ("Service", arguments[0])), at), arguments.Count > 1 ? Entry(arguments[1], "Conditions") : new AbsentValue(at), at)),
        new(Package + "CanonicalUserPrincipal", FactoryLowering.Constructor, (arguments, at) => Principal(Map(at, ("CanonicalUser", arguments[0])), at)),
        new(Package + "FederatedPrincipal", FactoryLowering.Constructor, (arguments, at) => Federated(arguments, at)),
        new(Package + "WebIdentityPrincipal", FactoryLowering.Constructor, (arguments, at) => Federated(arguments, at)),
        new(Package + "PrincipalWithConditions", FactoryLowering.Constructor, (arguments, at) => Limited(arguments[0], arguments[1], at)),
        new(Package + "CompositePrincipal", FactoryLowering.Constructor, (arguments, at) => new ListValue(Items(arguments[0]), at)),
        new(Grant, "AddToPrincipal", (arguments, at) => MakeGrant(arguments[0], at)) { Needs = 1 },
        new(Package + "ManagedPolicy", "FromAwsManagedPolicyName", (arguments, at) => Join(at, Text("arn:", at), Pseudo("AWS::Partition", at), Text(":iam::aws:policy/", at), arguments[0])),
        new(Package + "ManagedPolicy", "FromManagedPolicyArn", (arguments, _) => arguments[2]),
    ];

    internal static readonly IReadOnlyList<MutatorLowering> Mutators =
    [
        new(Document, "AddStatements", (document, arguments, at) => Append(document, "Statement", Items(arguments[0]), at)),
        .. Lists.Select(list => new MutatorLowering(
            Statement, "Add" + list.Prop, (statement, arguments, at) => Append(statement, list.Name, Items(arguments[0]), at))),
        new(Statement, "AddAllResources", (statement, _, at) => Append(statement, "Resource", [Text("*", at)], at)),
        new(Statement, "AddPrincipals", (statement, arguments, at) => AddPrincipals(statement, Items(arguments[0]), at)),
        new(Statement, "AddAnyPrincipal", (statement, _, at) => AddPrincipals(statement, [Aws(Text("*", at), at)], at)),
        new(Statement, "AddAccountRootPrincipal", (statement, _, at) => AddPrincipals(statement, [Aws(AccountRoot(at), at)], at)),
        new(Statement, "AddAwsAccountPrincipal", (statement, arguments, at) => AddPrincipals(statement, [Aws(Root(arguments[0], at), at)], at)),
        new(Statement, "AddArnPrincipal", (statement, arguments, at) => AddPrincipals(statement, [Aws(arguments[0], at)], at)),
        new(Statement, "AddServicePrincipal", (statement, arguments, at) => AddPrincipals(statement, [Principal(Map(at, ("Service", arguments[0])), at)], at)),
        new(Statement, "AddCondition", (statement, arguments, at) => arguments[0] is ScalarValue test ? AddConditions(statement, Map(at, (test.Text, arguments[1])), at) : null),
        new(Statement, "AddConditions", (statement, arguments, at) => AddConditions(statement, arguments[0], at)),
        new(Statement, "AddAccountCondition", (statement, arguments, at) =>
            AddConditions(statement, Map(at, ("StringEquals", Map(at, ("sts:ExternalId", arguments[0])))), at)),
        new(Statement, "AddSourceAccountCondition", (statement, arguments, at) =>
            AddConditions(statement, Map(at, ("StringEquals", Map(at, ("aws:SourceAccount", arguments[0])))), at)),
        new(Statement, "AddSourceArnCondition", (statement, arguments, at) =>
            AddConditions(statement, Map(at, ("ArnEquals", Map(at, ("aws:SourceArn", arguments[0])))), at)),
        new(Statement, "set_Effect", (statement, arguments, at) => With(statement, "Effect", Effect(arguments[0], at))),
        new(Statement, "set_Sid", (statement, arguments, _) => With(statement, "Sid", arguments[0])),
        new(Statement, "Copy", (_, _, _) => null),
    ];

    /// <summary>The account of the stack, as a principal's ARN.</summary>
    internal static Value AccountRoot(Origin at) => Root(Pseudo("AWS::AccountId", at), at);

    /// <summary>An entry of an argument that is an object, in each of its alternatives.</summary>
    internal static Value Entry(Value value, string name) => value switch
    {
        MapValue map => map[name],
        AlternativesValue choice => new AlternativesValue(
            choice.Choice, [.. choice.Alternatives.Select(a => new Alternative(a.Label, Entry(a.Value, name)))], choice.Origin),
        _ => value,
    };

    /// <summary>The policy document of these statements.</summary>
    internal static MapValue DocumentOf(IReadOnlyList<Value> statements, Origin origin, string? openBecause = null) =>
        Map(origin, ("Statement", new ListValue(statements, origin) { OpenBecause = openBecause }), ("Version", Text("2012-10-17", origin)));

    /// <summary>Who a principal is, as an entry of a statement.</summary>
    internal static (Value Principal, Value Condition) Parts(IReadOnlyList<Value> principals, Origin origin)
    {
        var merged = new MapValue([], origin);
        Value condition = new AbsentValue(origin);
        foreach (var part in principals)
        {
            switch (part)
            {
                case MapValue map when map["Principal"] is MapValue names:
                    foreach (var entry in names.Entries)
                        merged = (MapValue)Append(merged, entry.Name, Items(entry.Value), entry.NameOrigin)!;
                    break;
                case MapValue map when map["Principal"] is ScalarValue everybody:
                    return (everybody, map["Condition"]);

                // A role or a user of the stack.
                case ReferenceValue reference:
                    merged = (MapValue)Append(merged, "AWS", [new ReferenceValue(reference.Target, "Arn", reference.Origin)], reference.Origin)!;
                    break;
                default:
                    merged = new(merged.Entries, origin) { OpenBecause = "who the principal is is not known" };
                    break;
            }

            if ((part as MapValue)?["Condition"] is MapValue limits)
                condition = limits;
        }

        return (merged, condition);
    }

    private static Value MakeStatement(Value given, Origin origin)
    {
        if (given is AlternativesValue or UnknownValue)
            return new UnknownValue("its props are not read", given.Origin);
        var props = given as MapValue ?? new MapValue([], origin);
        var entries = new List<(string, Value)>
        {
            ("Effect", props["Effect"] is AbsentValue ? Text("Allow", origin) : Effect(props["Effect"], origin)),
        };
        if (props["Sid"] is not AbsentValue)
            entries.Add(("Sid", props["Sid"]));
        foreach (var (prop, name) in Lists)
        {
            if (props[prop] is not (AbsentValue or ListValue { Items.Count: 0, OpenBecause: null }))
                entries.Add((name, props[prop]));
        }

        Value made = Map(origin, [.. entries]);
        if (props["Conditions"] is not AbsentValue)
            made = AddConditions(made, props["Conditions"], origin) ?? made;
        if (props["Principals"] is not AbsentValue)
            made = AddPrincipals(made, Items(props["Principals"]), origin) ?? made;
        return props["NotPrincipals"] is AbsentValue ? made : With(made, "NotPrincipal", Parts(Items(props["NotPrincipals"]), origin).Principal) ?? made;
    }

    // Who gets it, and the statement.
    private static MapValue? MakeGrant(Value given, Origin origin)
    {
        if (given is not MapValue { OpenBecause: null } options)
            return null;
        var statement = Map(origin, ("Effect", Text("Allow", origin)), ("Action", options["Actions"]), ("Resource", options["ResourceArns"]));
        if (options["Conditions"] is not AbsentValue)
            statement = (MapValue)With(statement, "Condition", options["Conditions"])!;
        return Map(origin, ("Grantee", options["Grantee"]), ("Statement", statement));
    }

    private static Value MakeDocument(Value given, Origin origin) => given switch
    {
        MapValue props => props["Statements"] switch
        {
            ListValue list => DocumentOf(list.Items, list.Origin, list.OpenBecause),
            AbsentValue => DocumentOf([], origin),
            var other => Map(origin, ("Statement", other)),
        },
        AbsentValue => DocumentOf([], origin),
        _ => new UnknownValue("its props are not read", given.Origin),
    };

    private static Value? AddPrincipals(Value statement, IReadOnlyList<Value> principals, Origin origin)
    {
        if (statement is not MapValue map)
            return null;
        var before = map["Principal"] is AbsentValue ? [] : new Value[] { Principal(map["Principal"], origin) };
        var (who, condition) = Parts([.. before, .. principals], origin);
        var with = With(statement, "Principal", who);
        return condition is AbsentValue || with is null ? with : AddConditions(with, condition, origin);
    }

    // A test that is there already takes in more keys.
    private static Value? AddConditions(Value statement, Value conditions, Origin origin)
    {
        if (statement is not MapValue map || conditions is not MapValue added || map["Condition"] is not (AbsentValue or MapValue))
            return statement is MapValue ? With(statement, "Condition", new UnknownValue("it is not read", origin)) : null;
        var all = map["Condition"] as MapValue ?? new MapValue([], origin);
        foreach (var test in added.Entries)
        {
            var keys = all[test.Name] is MapValue old && test.Value is MapValue more
                ? new MapValue([.. old.Entries.Where(e => more.Find(e.Name) is null), .. more.Entries], old.Origin) { OpenBecause = old.OpenBecause ?? more.OpenBecause }
                : test.Value;
            all = (MapValue)With(all, test.Name, keys)!;
        }

        return With(statement, "Condition", new MapValue(all.Entries, all.Origin) { OpenBecause = all.OpenBecause ?? added.OpenBecause });
    }

    private static Value? Append(Value owner, string name, IReadOnlyList<Value> items, Origin origin)
    {
        if (owner is not MapValue map)
            return null;
        return With(owner, name, map[name] switch
        {
            AbsentValue => new ListValue(items, origin),
            ListValue list => new ListValue([.. list.Items, .. items], list.Origin) { OpenBecause = list.OpenBecause },
            var one => new ListValue([one, .. items], one.Origin),
        });
    }

    private static Value? With(Value owner, string name, Value value) => owner is MapValue map
        ? new MapValue([.. map.Entries.Where(e => !string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase)), new(name, value, value.Origin)], map.Origin)
        {
            OpenBecause = map.OpenBecause,
        }
        : null;

    private static MapValue Principal(Value who, Origin origin) => Map(origin, ("Principal", who));

    private static MapValue Aws(Value arn, Origin origin) => Principal(Map(origin, ("AWS", arn)), origin);

    private static MapValue Federated(IReadOnlyList<Value> arguments, Origin origin) =>
        (MapValue)Limited(Principal(Map(origin, ("Federated", arguments[0])), origin), arguments.Count > 1 ? arguments[1] : new AbsentValue(origin), origin);

    private static Value Limited(Value principal, Value conditions, Origin origin) =>
        principal is MapValue && conditions is not AbsentValue ? With(principal, "Condition", conditions is MapValue ? conditions : new UnknownValue("it is not read", origin))! : principal;

    private static Value Effect(Value effect, Origin origin) => new LoweringProps(Map(origin, ("Effect", effect))).Pick("Effect", Effects);

    private static Value Root(Value account, Origin origin) =>
        Join(origin, Text("arn:", origin), Pseudo("AWS::Partition", origin), Text(":iam::", origin), account, Text(":root", origin));

    private static Value First(IReadOnlyList<Value> arguments, Origin origin) => arguments.Count > 0 ? arguments[0] : new AbsentValue(origin);

    private static IReadOnlyList<Value> Items(Value value) => value switch
    {
        ListValue { OpenBecause: null } list => list.Items,
        ListValue list => [.. list.Items, new UnknownValue(list.OpenBecause!, list.Origin)],
        AbsentValue => [],
        _ => [value],
    };

    private static ScalarValue Text(string text, Origin origin) => new(text, ScalarKind.String, origin);

    private static UnknownValue Pseudo(string name, Origin origin) => new($"{name} is known at deployment", origin) { Expression = name };
}
