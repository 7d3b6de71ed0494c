namespace MlInfra.Rules.Conditions;

/// <summary>The words that rules are written in. Import it with <c>using static</c>.</summary>
public static class Vocabulary
{
    /// <summary>The value itself: a list's item inside Every, Some or None.</summary>
    public static Property Item { get; } = new("", null);

    /// <summary>The property at a path; <c>*</c> in it stands for every item of a list.</summary>
    /// <param name="path">CloudFormation's names joined by dots.</param>
    /// <param name="orDefault">What the service takes when the property is not set; null when that is nothing.</param>
    public static Property Property(string path, string? orDefault = null) => new(path, orDefault);

    /// <summary>Every condition holds.</summary>
    public static Condition All(params Condition[] conditions) => new AllCondition(conditions);

    /// <summary>At least one condition holds; the first one is what a finding advises.</summary>
    public static Condition Any(params Condition[] conditions) => new AnyCondition(conditions);

    /// <summary>The condition does not hold.</summary>
    public static Condition Not(Condition condition) => new NotCondition(condition);

    /// <summary>The resource is of none of these CloudFormation types, for rules that speak of several.</summary>
    public static Condition IsNo(params string[] types) => new OtherTypeCondition(types);

    /// <summary>A condition whose violation is told in words of its own, after the resource's name.</summary>
    public static Condition Saying(string words, Condition condition) => new WordedCondition(condition, words);

    /// <summary>A condition that is made true by these edits, all together, where it does not say so by itself.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="by">The edits; their paths begin where the condition's do.</param>
    public static Condition Mended(Condition condition, params Edit[] by) => new MendedCondition(condition, null, by);

    /// <summary>A condition that is made true by these edits where another condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="where">Where the edits are right.</param>
    /// <param name="by">The edits; their paths begin where the condition's do.</param>
    public static Condition MendedWhere(Condition where, Condition condition, params Edit[] by) => new MendedCondition(condition, where, by);

    /// <summary>The edit that sets a property, for <see cref="Mended"/>.</summary>
    public static Edit Set(string path, object value) => new SetEdit(path, value);

    /// <summary>The edit that removes a property, for <see cref="Mended"/>.</summary>
    public static Edit Remove(string path) => new RemoveEdit(path);

    /// <summary>A statement about code, which the analyzer checks.</summary>
    public static Condition InCode(string statement) => new CodeCondition(statement);

    /// <summary>Some resource of a type names this one in a property, and satisfies a condition.</summary>
    /// <param name="type">The CloudFormation type of the resource that refers.</param>
    /// <param name="through">Its property that names this resource.</param>
    /// <param name="byName">This resource's property that holds its physical name, for references by name.</param>
    /// <param name="spelled">How the property spells the name when it holds more than that, such as <c>table/{name}/index/</c>.</param>
    /// <param name="satisfying">What must be true of the resource that refers.</param>
    public static Condition ReferencedBy(
        string type, string through, string? byName = null, string? spelled = null, Condition? satisfying = null) =>
        new ReferencedByCondition(type, new(through), byName, spelled is null ? null : new(spelled), satisfying);

    /// <summary>The resource that a property refers to satisfies a condition.</summary>
    /// <param name="path">The property that refers.</param>
    /// <param name="type">The CloudFormation type that it refers to.</param>
    /// <param name="satisfying">What must be true of the resource that is referred to.</param>
    /// <param name="byName">That resource's property that holds its physical name, for references by name.</param>
    public static Condition Follow(string path, string type, Condition satisfying, string? byName = null) =>
        new FollowCondition(new(path), type, satisfying, byName);

    /// <summary>The workflow whose definition makes the resource satisfies a condition.</summary>
    /// <param name="satisfying">What must be true of the workflow.</param>
    public static Condition Host(Condition satisfying) => new HostCondition(satisfying);

    /// <summary>On a resource of one type a condition holds, for rules that speak of types with different properties.</summary>
    /// <param name="type">The CloudFormation type.</param>
    /// <param name="condition">What must hold on it.</param>
    /// <param name="otherwise">What must hold on every other type; null: nothing.</param>
    public static Condition OfType(string type, Condition condition, Condition? otherwise = null) => new OfTypeCondition([type], condition, otherwise);

    /// <summary>On a resource of some types a condition holds, for rules that speak of types with different properties.</summary>
    /// <param name="types">The CloudFormation types.</param>
    /// <param name="condition">What must hold on them.</param>
    public static Condition OfTypes(IReadOnlyList<string> types, Condition condition) => new OfTypeCondition(types, condition, null);
}

/// <summary>A property on the way to a condition about it.</summary>
public sealed class Property
{
    private readonly PropertyPath path;
    private readonly string? serviceDefault;

    internal Property(string path, string? serviceDefault)
    {
        this.path = new(path);
        this.serviceDefault = serviceDefault;
    }

    /// <summary>It is one of these: <see cref="string"/>, <see cref="bool"/> or <see cref="int"/>. The first is what a fix sets.</summary>
    public Condition Is(params object[] expected) => Passes(new IsOneOfTest(expected));

    /// <summary>It is none of these, or not set.</summary>
    public Condition IsNot(params object[] excluded) => Passes(new IsNoneOfTest(excluded));

    /// <summary>It is set.</summary>
    /// <param name="orFix">What a fix sets it to; null when no value is right for everybody.</param>
    public Condition IsSet(object? orFix = null) => Passes(new IsSetTest(orFix));

    /// <summary>It is not set.</summary>
    public Condition IsNotSet() => Passes(new IsNotSetTest());

    /// <summary>Its text matches one of the patterns, in which <c>*</c> stands for any text.</summary>
    public Condition Matches(params string[] patterns) => Passes(new MatchesTest(patterns, null));

    /// <summary>Its text matches one of the patterns that a name stands for.</summary>
    public Condition IsAmong(NamedPatterns named) => Passes(new MatchesTest(named.Patterns, named.Name));

    /// <summary>Its text ends with a suffix.</summary>
    public Condition EndsWith(string suffix) => Passes(new EndsWithTest(suffix));

    /// <summary>It refers to a resource of one of these CloudFormation types.</summary>
    public Condition RefersTo(params string[] types) => new RefersToCondition(path, types);

    /// <summary>It is an IAM pattern that takes in a name: <c>s3:*</c> takes in <c>s3:GetObject</c>.</summary>
    public Condition Covers(string name) => Passes(new CoversTest(name));

    /// <summary>It is a number not below this.</summary>
    /// <param name="least">The least number that passes.</param>
    /// <param name="orFix">What a fix sets it to; null when no number is right for everybody.</param>
    public Condition IsAtLeast(decimal least, int? orFix = null) => Passes(new IsInRangeTest(least, null, orFix));

    /// <summary>It is a number not below the one that another property holds.</summary>
    public Condition IsAtLeast(Property other) => new ComparisonCondition(path, serviceDefault, other.path, other.serviceDefault);

    /// <summary>It is a number not above this.</summary>
    /// <param name="most">The greatest number that passes.</param>
    /// <param name="orFix">What a fix sets it to; null when no number is right for everybody.</param>
    public Condition IsAtMost(decimal most, int? orFix = null) => Passes(new IsInRangeTest(null, most, orFix));

    /// <summary>It has this many items.</summary>
    public Condition HasCount(int count) => Passes(new HasCountTest(count, count));

    /// <summary>It has no more items than this.</summary>
    public Condition HasCountAtMost(int most) => Passes(new HasCountTest(0, most));

    /// <summary>Every item of the list satisfies a condition.</summary>
    public Condition Every(Condition item) => new ItemsCondition(path, Quantifier.Every, item, valuesOfMap: false);

    /// <summary>Some item of the list satisfies a condition.</summary>
    public Condition Some(Condition item) => new ItemsCondition(path, Quantifier.Some, item, valuesOfMap: false);

    /// <summary>No item of the list satisfies a condition.</summary>
    public Condition None(Condition item) => new ItemsCondition(path, Quantifier.None, item, valuesOfMap: false);

    /// <summary>Some value of the object satisfies a condition, whatever its name.</summary>
    public Condition SomeValue(Condition value) => new ItemsCondition(path, Quantifier.Some, value, valuesOfMap: true);

    private PropertyCondition Passes(ValueTest test) => new(path, test, serviceDefault);
}
