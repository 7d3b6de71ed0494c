using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Events</c>, and the targets of <c>Amazon.CDK.AWS.Events.Targets</c>.</summary>
internal static class Events
{
    private static readonly string[] TargetTypes =
    [
        "LambdaFunction", "SfnStateMachine", "SqsQueue", "SnsTopic", "KinesisStream", "KinesisFirehoseStream", "EventBus",
        "ApiGateway", "ApiDestination", "CodeBuildProject", "CodePipeline", "CloudWatchLogGroup",
    ];

    internal static readonly IReadOnlyList<FactoryLowering> Objects = [.. TargetTypes.Select(Target)];

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
        Properties = [Copy("EventBusName", "Name"), Copy("EventSourceName"), Copy("Description"), Copy("KmsKey", "KmsKeyIdentifier")],
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
    private static FactoryLowering Target(string type) => new("aws-cdk-lib.aws_events_targets." + type, FactoryLowering.Constructor, (arguments, at) =>
    {
        if (arguments.Count < 2 || arguments[1] is AbsentValue)
            return Map(at, ("Arn", arguments[0]));
        return arguments[1] is MapValue { OpenBecause: null } props
            ? Map(at, ("Arn", arguments[0]), ("DeadLetterConfig", props["DeadLetterQueue"] is AbsentValue none ? none : Map(at, ("Arn", props["DeadLetterQueue"]))))
            : null;
    });
}
