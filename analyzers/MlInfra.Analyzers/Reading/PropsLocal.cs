using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>A props object or list that is kept in a local and changed before it is used.</summary>
internal static class PropsLocal
{
    /// <summary>The value that a local holds where <paramref name="use"/> reads it.</summary>
    internal static Value AsUsedAt(ILocalReferenceOperation use, Value made, BodyUses body, ValueReader values)
    {
        foreach (var other in body.UsesOf(use.Local))
        {
            if (other == use || other.Syntax.SpanStart >= use.Syntax.SpanStart || BodyUses.IsWritten(other, out _))
                continue;
            if (Apply(other, use, made, values) is not { } changed)
                return Open(made, $"`{use.Local.Name}` is changed in a way that is not read");
            made = changed;
        }

        return made;
    }

    private static Value? Apply(ILocalReferenceOperation other, IOperation use, Value made, ValueReader values)
    {
        switch (other.Parent)
        {
            case IPropertyReferenceOperation { Arguments.Length: <= 1 } property when property.Instance == other:
                return Apply(property, use, made, values);

            // Handing a bag of props to a construct copies it.
            case IArgumentOperation { Parent: IObjectCreationOperation creation } when CdkTypes.Ships(creation.Type):
            case IConversionOperation { Parent: IArgumentOperation { Parent: IObjectCreationOperation converted } } when CdkTypes.Ships(converted.Type):
                return made;
            default:
                return null;
        }
    }

    private static Value? Apply(IPropertyReferenceOperation property, IOperation use, Value made, ValueReader values)
    {
        if (property.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != property)
        {
            // A plain read of a scalar changes nothing; a list or an object read from it could be changed elsewhere.
            return property.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String } ? made : null;
        }

        var name = property.Arguments.Length == 0
            ? property.Property.Name
            : property.Arguments[0].Value.ConstantValue.Value as string;
        if (name is null || made is not MapValue map)
            return null;
        var value = Branches.RunsWith(assignment, use)
            ? values.Read(assignment.Value)
            : new UnknownValue($"`{name}` is set under a condition", SyntaxOrigin.Of(assignment.Syntax)) { MayBeAbsent = true };
        var entries = map.Entries.Where(e => !string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        return new MapValue([.. entries, new(name, value, SyntaxOrigin.Of(property.Syntax))], map.Origin) { OpenBecause = map.OpenBecause };
    }

    // Entries that are known now may be overwritten by what is not read, so none of them can be relied on.
    private static UnknownValue Open(Value made, string reason) => new UnknownValue(reason, made.Origin);
}
