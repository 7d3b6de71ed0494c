using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;

namespace MlInfra.Rules.Tests;

/// <summary>Says a model in as few words as a test's case needs. Every value has an origin of its own, as a reader gives it.</summary>
internal static class Given
{
    internal const string Thing = "Test::Unit::Thing";
    internal const string Other = "Test::Unit::Other";

    private static int lines;

    internal static Origin Here() => new TextOrigin("given", Interlocked.Increment(ref lines), 1, lines, 2);

    internal static ScalarValue Text(string text) => new(text, ScalarKind.String, Here());

    internal static ScalarValue Number(string text) => new(text, ScalarKind.Number, Here());

    internal static ScalarValue Flag(bool flag) => new(flag ? "true" : "false", ScalarKind.Boolean, Here());

    internal static AbsentValue Absent() => new(Here());

    internal static UnknownValue Unknown(string? expression = null, bool mayBeAbsent = false) =>
        new("nobody said", Here()) { Expression = expression, MayBeAbsent = mayBeAbsent };

    internal static ReferenceValue Ref(string target, string? attribute = null) => new(target, attribute, Here());

    internal static InterpolatedValue Joined(params Value[] parts) => new(parts, Here());

    internal static ListValue List(params Value[] items) => new(items, Here());

    internal static ListValue OpenList(params Value[] items) => new(items, Here()) { OpenBecause = "more may follow" };

    internal static MapValue Map(params (string Name, Value Value)[] entries) =>
        new([.. entries.Select(e => new MapEntry(e.Name, e.Value, Here()))], Here());

    internal static MapValue OpenMap(params (string Name, Value Value)[] entries) =>
        new(Map(entries).Entries, Here()) { OpenBecause = "more may follow" };

    internal static AlternativesValue If(string choice, Value then, Value otherwise) =>
        new(choice, [new("true", then), new("false", otherwise)], Here());

    internal static Resource Resource(string id, string type, params (string Name, Value Value)[] properties) =>
        new(id, type, Map(properties), Here());

    /// <summary>A thing with one property, <c>P</c>.</summary>
    internal static Resource ThingWith(Value value) => Resource("It", Thing, ("P", value));

    internal static Rule Rule(Condition requires, Condition? appliesWhen = null) => new("MLI6999")
    {
        Title = "Thing should be good",
        On = [Thing],
        AppliesWhen = appliesWhen,
        Requires = requires,
        Because = "A test says so.",
        Exam = "None.",
        Source = new("https://docs.aws.amazon.com/"),
    };

    /// <summary>The verdict on the first resource, which is the thing that the rule speaks of.</summary>
    internal static Verdict Judge(Condition requires, params Resource[] resources) =>
        RuleEngine.Judge(Rule(requires), resources[0], new(resources));

    /// <summary>The verdict of a condition on a thing's property <c>P</c>.</summary>
    internal static Verdict Judge(Condition requires, Value value) => Judge(requires, ThingWith(value));

    internal static IReadOnlyList<Finding> Check(Condition requires, params Resource[] resources) => Check(Rule(requires), resources);

    internal static IReadOnlyList<Finding> Check(Rule rule, params Resource[] resources) =>
        [.. new RuleEngine([rule]).Check(new(resources))];
}
