using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Reading;
using MlInfra.Rules;
using MlInfra.Rules.Catalog.Cdk;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>What is wrong with props wherever they are set, also where no construct is in sight.</summary>
internal sealed class PropsReview(CdkTypes types)
{
    private readonly CdkSymbols symbols = new();

    /// <summary>Reports what is wrong with the props that a body makes and sets.</summary>
    internal void Check(BodyUses body, Action<Diagnostic> report)
    {
        foreach (var operation in body.Deeds)
        {
            if (operation.Kind == OperationKind.ObjectCreation)
            {
                if (types.Classify(operation.Type).Kind == CdkKind.Struct)
                    CheckRequired((IObjectCreationOperation)operation, body, report);
            }
            else if (operation.Kind == OperationKind.SimpleAssignment && ((ISimpleAssignmentOperation)operation).Target is IPropertyReferenceOperation { Property: var property }
                && PropTypes.IsOpen(property.Type) && Speaks(property))
            {
                CheckType(property, (ISimpleAssignmentOperation)operation, body, report);
            }
        }
    }

    // Whether a property is one that the CDK declares.
    private bool Speaks(IPropertySymbol property) =>
        CdkTypes.Ships(property.ContainingType) && types.Classify(property.ContainingType).Kind is CdkKind.Struct or CdkKind.Construct;

    private void CheckType(IPropertySymbol property, ISimpleAssignmentOperation assignment, BodyUses body, Action<Diagnostic> report)
    {
        foreach (var (value, words) in PropTypes.Wrong(property, assignment.Value, symbols))
            report(Describe(Code.PropType, value.Syntax.GetLocation(), assignment, body, words));
    }

    private void CheckRequired(IObjectCreationOperation creation, BodyUses body, Action<Diagnostic> report)
    {
        if (RequiredProps.Missing(creation, symbols) is { Count: > 0 } missing)
            report(Describe(Code.RequiredProp, SyntaxOrigin.OfCreation(creation.Syntax).Location, creation, body, $"does not set {string.Join(" and ", missing)} of {creation.Type?.Name}"));
    }

    private Diagnostic Describe(Rule rule, Location location, IOperation place, BodyUses body, string words) =>
        Diagnostic.Create(RuleDescriptors.Of(rule), location, $"{rule.Title}: '{NameOf(place, body)}' {words}");

    // The construct that the props are written for, or their type where it is not in the same expression.
    private string NameOf(IOperation place, BodyUses body)
    {
        var target = (place as ISimpleAssignmentOperation)?.Target as IPropertyReferenceOperation;
        if (target?.Instance is ILocalReferenceOperation { Local: var local } && body.OnlyValueOf(local) is { } value && IdOf(value) is { } held)
            return held;
        for (var current = place.Parent; current is not null; current = current.Parent)
        {
            if (IdOf(current) is { } id)
                return id;
        }

        return (target?.Property.ContainingType ?? place.Type)?.Name ?? "";
    }

    private string? IdOf(IOperation made) =>
        made is IObjectCreationOperation creation && types.Classify(creation.Type).Kind == CdkKind.Construct
            && creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "id")?.Value is { } id
            ? id.ConstantValue.Value as string ?? id.Syntax.ToString()
            : null;
}
