using MlInfra.Analyzers.Reading;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>
/// Methods of <c>Amazon.CDK.AWS.APIGateway</c>: constructs of their own, or added to a resource of an API. What a method does
/// not say itself, its resource's DefaultMethodOptions say, or those of the resources above it and of the API.
/// </summary>
internal static class ApiGatewayMethods
{
    private const string Namespace = "aws-cdk-lib.aws_apigateway.";
    private const string Type = "AWS::ApiGateway::Method";
    private const string AddMethod = "AddMethod";
    private const string AddProxy = "AddProxy";

    private static readonly string[] Properties = ["RestApiId", "HttpMethod", "AuthorizerId", "AuthorizationType"];

    private static readonly Dictionary<string, object?> AuthorizationTypes = new()
    {
        ["NONE"] = "NONE",
        ["IAM"] = "AWS_IAM",
        ["CUSTOM"] = "CUSTOM",
        ["COGNITO"] = "COGNITO_USER_POOLS",
    };

    /// <summary>The methods that add methods to an API.</summary>
    internal static readonly IReadOnlyList<string> Methods = [AddMethod, AddProxy];

    /// <summary>The methods of a resource that hand out resources below it.</summary>
    internal static readonly IReadOnlyList<string> Inside = ["AddResource", AddProxy, "ResourceForPath", "GetResource"];

    internal static readonly ConstructLowering Method = new()
    {
        Construct = Namespace + "Method",
        Type = Type,
        Attributes = new Dictionary<string, string?> { ["MethodId"] = null },
        Properties = [.. Properties.Select(name => new PropertyLowering(name, p => Of(p, PartOf(p["Resource"], p["Resource.Props"]), p["HttpMethod"], p["Options"])[name])), .. Never("RouteKey")],
        Follows = ["Resource"],
    };

    internal static readonly ConstructLowering Resource = ResourceOf("Resource", p => p.Text(false, p.Origin));

    internal static readonly ConstructLowering ProxyResource = ResourceOf("ProxyResource", p => OrElse(p["AnyMethod"], p.Text(true, p.Origin)));

    /// <summary>The methods of an API: the one for everything that some kinds of APIs have, and those that calls add.</summary>
    internal static IReadOnlyList<CompanionLowering> OfApi(Func<LoweringProps, Value> hasMethodForAll) =>
    [
        ForAll(hasMethodForAll, (p, id) => (new ReferenceValue(id, null, p.Origin), Options(p.All))),
        .. Added((p, id) => (new ReferenceValue(id, null, p.Origin), p[PartReading.Within])),
    ];

    private static ConstructLowering ResourceOf(string name, Func<LoweringProps, Value> hasMethodForAll) => new()
    {
        Construct = Namespace + name,
        Type = "AWS::ApiGateway::Resource",
        Attributes = new Dictionary<string, string?> { ["ResourceId"] = null },
        Properties = [],
        Companions =
        [
            ForAll(hasMethodForAll, (p, _) => Below(p.All, p["Parent"])),
            .. Added((call, _) => Below(call[PartReading.Within], call.Owner?["Parent"] ?? new AbsentValue(call.Origin))),
        ],
        Methods = Methods,
        Inside = Inside,
    };

    private static CompanionLowering ForAll(Func<LoweringProps, Value> has, Func<LoweringProps, string, (Value Api, Value Options)> part) =>
        new(Type, "ANY", has, null, (p, id) => Of(p, part(p, id), p.Text("ANY", p.Origin), new AbsentValue(p.Origin)));

    // A proxy has a method for everything unless it is told otherwise.
    private static IReadOnlyList<CompanionLowering> Added(Func<LoweringProps, string, (Value Api, Value Options)> part) =>
    [
        new(Type, "Method", p => p.Text(true, p.Origin), null, (p, id) => Of(p, part(p, id), p["httpMethod"], p["options"])) { Each = AddMethod },
        new(Type, "Proxy", p => OrElse(In(p["options"], "AnyMethod"), p.Text(true, p.Origin)), null, (p, id) =>
        {
            var (api, options) = part(p, id);
            return Of(p, (api, Options(p["options"], options)), p.Text("ANY", p.Origin), new AbsentValue(p.Origin));
        }) { Each = AddProxy },
    ];

    private static MapValue Of(LoweringProps props, (Value Api, Value Options) part, Value httpMethod, Value own)
    {
        // NONE said of a method itself does away with the authorizer of all.
        var authorizer = In(own, "AuthorizationType") is ScalarValue { Text: "NONE" } ? In(own, "Authorizer") : Option("Authorizer");
        return Map(
            props.Origin,
            (Properties[0], part.Api),
            (Properties[1], httpMethod),
            (Properties[2], authorizer),
            (Properties[3], props.PickOf(Option("AuthorizationType"), "AuthorizationType", AuthorizationTypes)));

        Value Option(string name) => Given(In(own, name), name, (part.Options as ListValue)?.Items ?? [part.Options]);

        // What nobody says is missing on the method.
        Value Given(Value value, string name, IEnumerable<Value> others) => OrElse(
            others.Aggregate(value, (found, options) => OrElse(found, In(In(options, "DefaultMethodOptions"), name))), new AbsentValue(props.Origin));
    }

    // api.Root, or a resource that is a construct of its own.
    private static (Value Api, Value Options) PartOf(Value part, Value props) => (part, props) switch
    {
        (MapValue inside, _) => (inside[PartReading.Owner], inside[PartReading.Within]),
        (_, MapValue resource) => Below(resource, resource["Parent"]),
        _ => (Unread(part), Unread(part)),
    };

    private static (Value Api, Value Options) Below(Value own, Value parent)
    {
        var (api, above) = PartOf(parent, new AbsentValue(parent.Origin));
        return (api, Options(own, above));
    }

    private static ListValue Options(params Value[] options) =>
        new([.. options.SelectMany(o => o is ListValue list ? list.Items : [o])], options[0].Origin);

    private static UnknownValue Unread(Value part) => new("which resource it belongs to is not read", part.Origin) { MayBeAbsent = true };
}
