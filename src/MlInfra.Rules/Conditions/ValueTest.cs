using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>A test of one value whose choices have been made.</summary>
public abstract class ValueTest
{
    /// <summary>The <see cref="Repair"/> of a test that wants the property gone.</summary>
    internal static readonly object RemoveRepair = new();

    /// <summary>The test in words, after the property's name: "is `true`".</summary>
    public abstract string Describe();

    /// <summary>The value that passes, <see cref="RemoveRepair"/>, or null when none is certain to be right.</summary>
    internal virtual object? Repair => null;

    /// <summary>Pass, Violation or Unknown.</summary>
    internal Verdict Evaluate(Value value) => value switch
    {
        AbsentValue => WhenAbsent,
        ScalarValue scalar => OfScalar(scalar),
        InterpolatedValue text => OfText(text),
        ReferenceValue => OfReference,
        UnknownValue unknown => OfUnknown(unknown),
        _ => OfCollection(value),
    };

    private protected virtual Verdict WhenAbsent => Verdict.Violation;

    private protected virtual Verdict OfReference => Verdict.Unknown;

    private protected abstract Verdict OfScalar(ScalarValue scalar);

    private protected virtual Verdict OfText(InterpolatedValue text) => Verdict.Unknown;

    private protected virtual Verdict OfUnknown(UnknownValue unknown) => Verdict.Unknown;

    private protected virtual Verdict OfCollection(Value value) => Verdict.Unknown;

    private protected static Verdict When(bool passes) => passes ? Verdict.Pass : Verdict.Violation;
}
