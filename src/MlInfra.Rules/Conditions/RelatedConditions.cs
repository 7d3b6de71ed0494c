using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>Some resource of a type names this one in a property, and satisfies a condition.</summary>
public sealed class ReferencedByCondition(
    string type, PropertyPath through, string? nameProperty, NameSpelling? spelling, Condition? satisfying) : Condition
{
    /// <summary>The CloudFormation type of the resource that refers.</summary>
    public string Type { get; } = type;

    /// <summary>The property of the referring resource that names this one.</summary>
    public PropertyPath Through { get; } = through;

    /// <summary>This resource's property that holds its physical name, for references by name; null when there is none.</summary>
    public string? NameProperty { get; } = nameProperty;

    /// <summary>How the property spells the name; null when it holds the name and nothing else.</summary>
    public NameSpelling? Spelling { get; } = spelling;

    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = satisfying is null ? [] : [satisfying];

    /// <inheritdoc />
    public override bool IsRepairable => false;

    /// <inheritdoc />
    public override bool IsRelational => true;

    /// <inheritdoc />
    public override string Describe() =>
        $"some `{Type}` names it in `{Through}`" + (Spelling is null ? "" : $" as `{Spelling}`") + (Children.Count == 0 ? "" : $", where {Children[0].Describe()}");

    internal override Outcome Evaluate(Scope scope)
    {
        var any = OutcomeFold.Any(scope);
        var naming = 0;
        foreach (var (resource, names) in scope.Relations.Naming(scope, scope.Resource, this))
        {
            if (!scope.Exists(resource))
                continue;
            var outcome = Children.Count == 0
                ? scope.On(resource).Whole(Verdict.Pass)
                : Children[0].Evaluate(scope.On(resource));
            if (outcome.Verdict == Verdict.Pass && names == Verdict.Unknown)
                outcome = scope.Unknown($"whether {resource.Name} names it is known at deployment");
            any.Add(outcome);
            naming++;
            if (any.IsDecided)
                break;
        }

        if (any.Result?.Verdict != Verdict.Pass && (scope.Resource.EscapesBecause ?? scope.Resource.MayBeNamedBy(Type)) is { } reason)
            any.Add(scope.Unknown(reason));
        if (any.Result is { Verdict: not Verdict.Violation } best)
            return best;
        return scope.Explains ? Outcome.Of(Verdict.Violation, Missing(scope, naming)) : Outcome.Of(Verdict.Violation);
    }

    private Evidence Missing(Scope scope, int naming)
    {
        var shortType = Type.Substring(Type.LastIndexOf(':') + 1);
        var words = naming == 0 ? $"no {shortType} names it in {Through}" : $"no {shortType} that names it is sufficient";
        return new(scope.On(scope.Resource), new AbsentValue(scope.Resource.Origin)) { Words = words };
    }
}

/// <summary>The resource that a property refers to satisfies a condition.</summary>
public sealed class FollowCondition(PropertyPath path, string type, Condition satisfying, string? nameProperty = null) : PathCondition(path)
{
    /// <summary>The CloudFormation type that the property refers to.</summary>
    public string Type { get; } = type;

    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = [satisfying];

    /// <inheritdoc />
    public override bool IsRepairable => false;

    /// <inheritdoc />
    public override bool IsRelational => true;

    /// <inheritdoc />
    public override string Describe() => $"the `{Type}` in {PathSelection.Words(Path)} satisfies: {Children[0].Describe()}";

    private protected override Outcome Decide(Scope scope)
    {
        if (scope.Focus is AbsentValue)
            return scope.Whole(Verdict.Violation);
        var target = scope.Focus is ReferenceValue reference ? scope.Relations.Architecture.Find(reference.Target) : Named(scope);
        return target is not null && string.Equals(target.Type, Type, StringComparison.OrdinalIgnoreCase)
            ? Children[0].Evaluate(scope.On(target))
            : scope.Unknown($"{scope.Focus.Describe()} is not a {Type} of this architecture");
    }

    private Resource? Named(Scope scope) => nameProperty is null
        ? null
        : scope.Relations.Architecture.OfType(Type).FirstOrDefault(r => ValueComparer.Same(scope.Resolve(r.Properties[nameProperty]), scope.Focus));
}

/// <summary>A property refers to a resource of one of some types, by itself or at the start of a text.</summary>
public sealed class RefersToCondition(PropertyPath path, IReadOnlyList<string> types) : PathCondition(path)
{
    /// <summary>The CloudFormation types.</summary>
    public IReadOnlyList<string> Types { get; } = types;

    /// <inheritdoc />
    public override bool IsRelational => true;

    /// <inheritdoc />
    public override string Describe() => $"{PathSelection.Words(Path)} refers to a {string.Join(" or ", Types.Select(t => $"`{t}`"))}";

    private protected override Outcome Decide(Scope scope)
    {
        var referring = scope.Focus is InterpolatedValue text ? text.Parts.First(p => p is not ScalarValue { Text: "" }) : scope.Focus;
        if (referring is UnknownValue unknown)
            return scope.Unknown(unknown.Reason);
        var target = referring is ReferenceValue reference ? scope.Relations.Architecture.Find(reference.Target) : null;
        if (referring is ReferenceValue known && (target is null || scope.GivesAnything(known)))
            return scope.Unknown($"what {known.Spelling} gives is known at deployment");
        var refers = target is not null && Types.Contains(target.Type, StringComparer.OrdinalIgnoreCase);
        return Outcome.Of(refers ? Verdict.Pass : Verdict.Violation, scope.Evidence(scope.Focus, scope.Path));
    }
}

/// <summary>The workflow whose definition makes the resource satisfies a condition.</summary>
public sealed class HostCondition(Condition satisfying) : Condition
{
    /// <inheritdoc />
    public override IReadOnlyList<Condition> Children { get; } = [satisfying];

    /// <inheritdoc />
    public override bool IsRepairable => false;

    /// <inheritdoc />
    public override bool IsRelational => true;

    /// <inheritdoc />
    public override string Describe() => $"its workflow satisfies: {Children[0].Describe()}";

    internal override Outcome Evaluate(Scope scope) =>
        scope.Resource.Host is { } id && scope.Relations.Architecture.Find(id) is { } host
            ? Children[0].Evaluate(scope.On(host))
            : scope.Unknown("which workflow it is part of is not known");
}
