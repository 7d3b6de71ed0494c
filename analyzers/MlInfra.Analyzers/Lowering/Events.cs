using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Events</c>, and the targets of <c>Amazon.CDK.AWS.Events.Targets</c>.</summary>
internal static class Events
{
    // The targets, and which argument the props are; the first says where the event goes, unless it is the props.
    private static readonly (string Type, int Props)[] TargetTypes =
    [
        ("LambdaFunction", 1), ("SfnStateMachine", 1), ("SqsQueue", 1), ("SnsTopic", 1), ("KinesisStream", 1), ("KinesisFirehoseStream", 1), ("EventBus", 1),
        ("ApiGateway", 1), ("ApiDestination", 1), ("AppSync", 1), ("CodeBuildProject", 1), ("CodePipeline", 1), ("CloudWatchLogGroup", 1), ("RedshiftQuery", 1),
        ("BatchJob", 4), ("EcsTask", 0),
    ];

    internal static readonly IReadOnlyList<FactoryLowering> Objects = [.. TargetTypes.Select(target => Target(target.Type, target.Props))];

    internal static readonly ConstructLowering Rule = new()
    {
        Construct = "aws-cdk-lib.aws_events.Rule",
        Type = "AWS::Events::Rule",
        Attributes = new Dictionary<string, string?> { ["RuleName"] = null, ["RuleArn"] = "Arn" },
        Properties = [Copy("RuleName", "Name"), new("Targets", Targets)],
        Methods = ["AddTarget"],
    };

    internal static readonly ConstructLowering EventBus = new()
    {
        Construct = "aws-cdk-lib.aws_events.EventBus",
        Type = "AWS::Events::EventBus",
        Attributes = new Dictionary<string, string?> { ["EventBusName"] = null, ["EventBusArn"] = "Arn" },
        Properties = [Copy("EventBusName", "Name"), Copy("EventSourceName"), Copy("Description"), Copy("KmsKey", "KmsKeyIdentifier"), .. Never("Policy")],
        Companions =
        [
            new("AWS::Events::EventBusPolicy", "Policy", p => p.Text(true, p.Origin), null, (call, bus) => Map(
                call.Origin, ("EventBusName", new ReferenceValue(bus, null, call.Origin)), ("Statement", call["statement"]))) { Each = ResourcePolicies.AddTo },
        ],
        Methods = [ResourcePolicies.AddTo],
    };

    private static Value Targets(LoweringProps props)
    {
        var given = props["Targets"];
        if (given is not (ListValue or AbsentValue))
            return given;
        var items = ((given as ListValue)?.Items ?? []).Concat(props.Calls("AddTarget").Items.Select(Added)).ToList();
        return items.Count == 0 && given is AbsentValue ? given : new ListValue(items, given.Origin) { OpenBecause = (given as ListValue)?.OpenBecause };
    }

    private static Value Added(Value call) => Each(call, c => c is MapValue map ? map["target"] : c);

    // new LambdaFunction(handler, new LambdaFunctionProps { DeadLetterQueue = … })
    private static FactoryLowering Target(string type, int at) => new("aws-cdk-lib.aws_events_targets." + type, FactoryLowering.Constructor, (arguments, origin) =>
    {
        Value arn = at == 0 ? new UnknownValue("it is the cluster that runs the task", origin) : arguments[0];
        if (arguments.Count <= at || arguments[at] is AbsentValue)
            return Map(origin, ("Arn", arn));
        return arguments[at] is MapValue { OpenBecause: null } props
            ? Map(origin, ("Arn", arn), ("DeadLetterConfig", props["DeadLetterQueue"] is AbsentValue none ? none : Map(origin, ("Arn", props["DeadLetterQueue"]))))
            : null;
    });
}
