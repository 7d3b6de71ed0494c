using System.Text.RegularExpressions;
using MlInfra.Analyzers.Fixes;
using MlInfra.Rules.Model;
using static MlInfra.Analyzers.Lowering.LoweringProps;

namespace MlInfra.Analyzers.Lowering;

/// <summary>Constructs of <c>Amazon.CDK.AWS.Lambda</c>.</summary>
internal static class Lambda
{
    private const string Namespace = "aws-cdk-lib.aws_lambda.";

    // DISABLED writes nothing, which means PassThrough.
    private static readonly Dictionary<string, object?> TracingModes = new()
    {
        ["ACTIVE"] = "Active",
        ["PASS_THROUGH"] = "PassThrough",
        ["DISABLED"] = null,
    };

    private const string AddToRole = "AddToRolePolicy";
    private const string GrantInvokeUrl = "GrantInvokeUrl";
    private const string Permission = "AWS::Lambda::Permission";

    private static readonly string[] Grants = ["GrantInvoke", "GrantInvokeLatestVersion", "GrantInvokeVersion", GrantInvokeUrl];

    private static readonly string[] InvokedMethods = ["AddFunctionUrl", "AddPermission", "AddEventSourceMapping", "AddEventSource", .. Grants];

    private static readonly string[] AsyncOptions = ["OnFailure", "OnSuccess", "MaxEventAge", "RetryAttempts"];

    private static readonly string[] DeadLetterProps = ["DeadLetterQueue", "DeadLetterTopic"];

    private static readonly Dictionary<string, object?> UrlAuthTypes = new() { ["AWS_IAM"] = "AWS_IAM", ["NONE"] = "NONE" };

    private static readonly PropertyLowering[] OfFunction =
    [
        Copy("FunctionName"),
        new("TracingConfig.Mode", TracingMode),
        new("DeadLetterConfig.TargetArn", DeadLetterTarget),
        Copy("EnvironmentEncryption", "KmsKeyArn"),
        Copy("ReservedConcurrentExecutions"),
        new("Timeout", p => p["Timeout"]),
        Copy("MemorySize"),
    ];

    // Not every version of the CDK has a name for each of them.
    private static readonly Dictionary<string, string> Runtimes = new()
    {
        ["python3.12"] = "global::Amazon.CDK.AWS.Lambda.Runtime.PYTHON_3_12",
        ["nodejs22.x"] = "new global::Amazon.CDK.AWS.Lambda.Runtime(\"nodejs22.x\", global::Amazon.CDK.AWS.Lambda.RuntimeFamily.NODEJS, new global::Amazon.CDK.AWS.Lambda.LambdaRuntimeProps { SupportsInlineCode = true })",
        ["ruby3.3"] = "global::Amazon.CDK.AWS.Lambda.Runtime.RUBY_3_3",
    };

    private static readonly PropertyLowering[] OfUrl = [new("AuthType", p => OrElse(p.Pick("AuthType", UrlAuthTypes), p.Text("AWS_IAM", p.Origin)))];

    private static readonly PropertyLowering[] OfPermission =
    [
        new("Principal", p => PrincipalOf(p["Principal"])),
        Copy("SourceArn"),
        Copy("SourceAccount"),
        Copy("OrganizationId", "PrincipalOrgID"),
        Copy("EventSourceToken"),
        Choose("FunctionUrlAuthType", "FunctionUrlAuthType", UrlAuthTypes),
    ];

    internal static readonly IReadOnlyList<FactoryLowering> Objects =
    [
        new(Namespace + "Runtime", FactoryLowering.Constructor, (arguments, _) => arguments[0]),
    ];

    internal static readonly ConstructLowering LayerVersion = new()
    {
        Construct = "aws-cdk-lib.aws_lambda.LayerVersion",
        Type = "AWS::Lambda::LayerVersion",
        Attributes = new Dictionary<string, string?> { ["LayerVersionArn"] = null },
        Properties = [Copy("LayerVersionName", "LayerName"), Copy("Description"), Copy("License", "LicenseInfo")],
        Companions =
        [
            new("AWS::Lambda::LayerVersionPermission", "Permission", p => p.Text(true, p.Origin), null, (call, layer) => Map(
                call.Origin,
                ("LayerVersionArn", new ReferenceValue(layer, null, call.Origin)),
                ("Principal", In(call["permission"], "AccountId")),
                ("OrganizationId", In(call["permission"], "OrganizationId")))) { Each = "AddPermission" },
        ],
        Methods = ["AddPermission"],
    };

    internal static readonly ConstructLowering Function = Functions(Namespace + "Function", new PropertyLowering("Runtime", Runtime));

    internal static readonly ConstructLowering SingletonFunction = Functions(Namespace + "SingletonFunction", new PropertyLowering("Runtime", Runtime));

    internal static readonly ConstructLowering DockerImageFunction =
        Functions(Namespace + "DockerImageFunction", new("Runtime", p => new AbsentValue(p.Origin)), new("PackageType", p => p.Text("Image", p.Origin)));

    // Which runtime it takes where it is not told one depends on a feature flag.
    internal static readonly ConstructLowering NodejsFunction = Functions("aws-cdk-lib.aws_lambda_nodejs.NodejsFunction", new PropertyLowering(
        "Runtime", p => OrElse(Runtime(p), new UnknownValue("a feature flag decides the runtime", p.Origin))));

    internal static readonly ConstructLowering Url = new()
    {
        Construct = Namespace + "FunctionUrl",
        Type = "AWS::Lambda::Url",
        Attributes = new Dictionary<string, string?> { ["Url"] = "FunctionUrl" },
        Properties = [Copy("Function", "TargetFunctionArn"), .. OfUrl],
        Methods = [GrantInvokeUrl],
        Companions = [Granted(GrantInvokeUrl, (url, _, _) => url["Function"])],
        Fixes = new Dictionary<string, PropFix> { ["AuthType"] = new("AuthType", "global::Amazon.CDK.AWS.Lambda.FunctionUrlAuthType.AWS_IAM") },
    };

    internal static readonly ConstructLowering EventSourceMapping = new()
    {
        Construct = Namespace + "EventSourceMapping",
        Type = "AWS::Lambda::EventSourceMapping",
        Attributes = new Dictionary<string, string?> { ["EventSourceMappingId"] = null },
        Properties = [Copy("Target", "FunctionName"), .. LambdaEventSources.OfMapping],
        Fixes = new Dictionary<string, PropFix> { ["MaximumRetryAttempts"] = NewQueue.OfMapping },
    };

    internal static readonly ConstructLowering EventInvokeConfig = new()
    {
        Construct = Namespace + "EventInvokeConfig",
        Type = "AWS::Lambda::EventInvokeConfig",
        Attributes = new Dictionary<string, string?>(),
        Properties = [Copy("Function", "FunctionName"), Copy("OnFailure", "DestinationConfig.OnFailure.Destination")],
    };

    internal static readonly ConstructLowering Alias = new()
    {
        Construct = Namespace + "Alias",
        Type = "AWS::Lambda::Alias",
        Attributes = new Dictionary<string, string?>(),
        MadeBy = ["AddAlias"],
        Properties = [Copy("AliasName", "Name"), Copy("Version", "FunctionVersion")],
        Methods = InvokedMethods,
        Companions = OfInvoked(null),
        PolicyMethods = ["ConfigureAsyncInvoke"],
    };

    internal static readonly ConstructLowering Version = new()
    {
        Construct = Namespace + "Version",
        Type = "AWS::Lambda::Version",
        Attributes = new Dictionary<string, string?>(),
        Properties = [Copy("Lambda", "FunctionName")],
        Methods = InvokedMethods,
        Companions = OfInvoked(null),
        PolicyMethods = ["ConfigureAsyncInvoke"],
    };

    private static readonly Regex RuntimeName = new("^(?<language>PYTHON|NODEJS|JAVA|DOTNET_CORE|DOTNET|GO|RUBY|PROVIDED)(?:_(?<version>[0-9][0-9A-Z_]*|AL[0-9]+))?$", RegexOptions.CultureInvariant);

    // What a function, a version and an alias have in common; the last two are named by Ref.
    private static IReadOnlyList<CompanionLowering> OfInvoked(string? arn) =>
    [
        new("AWS::Lambda::EventInvokeConfig", "EventInvokeConfig", IsConfiguredForEvents, null, (p, id) => Map(
            p.Origin, ("FunctionName", new ReferenceValue(id, null, p.Origin)), ("DestinationConfig", Map(p.Origin, ("OnFailure", Destination(p["OnFailure"])))))),
        new("AWS::Lambda::Url", "FunctionUrl", p => p.Text(true, p.Origin), null, (p, id) => p.Nested(p["options"], OfUrl, ("TargetFunctionArn", new ReferenceValue(id, arn, p.Origin)))) { Each = "AddFunctionUrl" },
        new(Permission, "Permission", p => p.Text(true, p.Origin), null, (p, id) => p.Nested(p["permission"], OfPermission, ("FunctionName", new ReferenceValue(id, arn, p.Origin)))) { Each = "AddPermission" },
        new("AWS::Lambda::EventSourceMapping", "EventSourceMapping", p => p.Text(true, p.Origin), null, (p, id) => p.Nested(p["options"], LambdaEventSources.OfMapping, ("FunctionName", new ReferenceValue(id, null, p.Origin)))) { Each = "AddEventSourceMapping" },
        new("AWS::Lambda::EventSourceMapping", "EventSource", p => LambdaEventSources.IsMapping(p["source"]), null, (p, id) => p.Nested(p["source"], LambdaEventSources.OfMapping, ("FunctionName", new ReferenceValue(id, null, p.Origin)))) { Each = "AddEventSource" },
        .. Grants.Select(method => Granted(method, (_, id, at) => new ReferenceValue(id, arn, at))),
    ];

    // A role of the stack's gets a policy of its own; who is none, such as a service, gets a permission.
    private static CompanionLowering Granted(string method, Func<LoweringProps, string, Origin, Value> function) =>
        new(
            Permission, method, p => Each(p["grantee"], grantee => p.Text(grantee is MapValue, p.Origin)), null,
            (p, id) => Map(
                p.Origin,
                ("FunctionName", function(p.Owner ?? p, id, p.Origin)),
                ("Principal", PrincipalOf(p["grantee"])),
                ("FunctionUrlAuthType", p.Text(method == GrantInvokeUrl ? "AWS_IAM" : null, p.Origin))))
        {
            Each = method,
        };

    private static ConstructLowering Functions(string construct, params PropertyLowering[] runtime) => new()
    {
        Construct = construct,
        Type = "AWS::Lambda::Function",
        Attributes = new Dictionary<string, string?> { ["FunctionName"] = null, ["FunctionArn"] = "Arn" },
        Properties = [.. runtime, .. OfFunction],
        Companions =
        [
            .. OfInvoked("Arn"),
            new("AWS::Lambda::EventSourceMapping", "Event", LambdaEventSources.IsMapping, null, (p, id) => p.Nested(p.All, LambdaEventSources.OfMapping, ("FunctionName", new ReferenceValue(id, null, p.Origin)))) { Each = "Events" },
            .. Iam.RoleOf("Role", "InitialPolicy", AddToRole),
            .. Ec2Peers.Companions,
        ],
        Methods = [.. InvokedMethods, AddToRole, .. Iam.RoleMethods("Role"), .. Ec2Peers.Methods],
        PolicyMethods = ["ConfigureAsyncInvoke"],
        Fixes = new Dictionary<string, PropFix>
        {
            ["Runtime"] = new("Runtime") { ByValue = Runtimes },
            ["TracingConfig.Mode"] = new("Tracing", "global::Amazon.CDK.AWS.Lambda.Tracing.ACTIVE"),
        },
    };

    // PYTHON_3_12 is python3.12. What a name without a version stands for changes with the version of the CDK.
    private static Value Runtime(LoweringProps props) => Each(props["Runtime"], value =>
    {
        if (value is not ScalarValue { Text: var name } runtime || name.Any(char.IsLower))
            return value;
        if (name == "FROM_IMAGE")
            return new AbsentValue(runtime.Origin);
        var match = RuntimeName.Match(name);
        return match.Success && (match.Groups["version"].Success || name is "NODEJS" or "PROVIDED")
            ? new ScalarValue(Spelled(match.Groups["language"].Value, match.Groups["version"].Value), ScalarKind.String, runtime.Origin)
            : new UnknownValue($"what Runtime.{name} stands for depends on the version of the CDK", runtime.Origin);
    });

#pragma warning disable CA1308 // Lambda spells runtimes in small letters.
    private static string Spelled(string language, string version) => language switch
    {
        "JAVA" when version == "8_CORRETTO" => "java8.al2",
        "PROVIDED" when version.Length > 0 => "provided." + version.ToLowerInvariant(),
        "NODEJS" or "GO" => language.ToLowerInvariant() + version.Replace("_X", ".x").Replace('_', '.').ToLowerInvariant(),
        _ => language.Replace("_", "").ToLowerInvariant() + version.Replace('_', '.').ToLowerInvariant(),
    };
#pragma warning restore CA1308

    private static Value TracingMode(LoweringProps props) => (props["Tracing"], props["AdotInstrumentation"]) switch
    {
        (AbsentValue, AbsentValue) => new AbsentValue(props.Origin),
        (AbsentValue, UnknownValue { MayBeAbsent: true } unknown) => unknown,
        (AbsentValue, var layer) => props.Text("Active", layer.Origin),
        _ => props.Pick("Tracing", TracingModes),
    };

    private static Value DeadLetterTarget(LoweringProps props)
    {
        foreach (var prop in DeadLetterProps)
        {
            if (props[prop] is not AbsentValue)
                return props[prop];
        }

        return props["DeadLetterQueueEnabled"] switch
        {
            ScalarValue { Text: "true" } enabled => new UnknownValue("it is a queue that the CDK makes", enabled.Origin),
            ScalarValue => new AbsentValue(props.Origin),
            var other => other,
        };
    }

    private static Value IsConfiguredForEvents(LoweringProps props)
    {
        var options = AsyncOptions.Select(name => props[name]).Where(v => v is not AbsentValue).ToList();
        return options.Count == 0 ? props.Text(false, props.Origin)
            : options.All(v => v is UnknownValue { MayBeAbsent: true }) ? options[0]
            : props.Text(true, props.Origin);
    }

    // A service or an account by itself; what limits it elsewhere, such as conditions, becomes other properties.
    private static Value PrincipalOf(Value principal) => Each(principal, value => value switch
    {
        MapValue map when map["Condition"] is not AbsentValue => new UnknownValue("its conditions are not read", map.Origin),
        MapValue map when map["Principal"] is MapValue { Entries: { Count: 1 } entries } => entries[0].Value is ListValue { Items: { Count: 1 } items } ? items[0] : entries[0].Value,
        MapValue map when map["Principal"] is ScalarValue everybody => everybody,
        UnknownValue => value,
        _ => new UnknownValue("who it is is not read", value.Origin),
    });

    // An object that is made in place is a destination, whatever it is of.
    private static Value Destination(Value destination) => destination is AbsentValue
        ? destination
        : Map(destination.Origin, ("Destination", destination is UnknownValue unknown ? new UnknownValue(unknown.Reason, unknown.Origin) : destination));
}
