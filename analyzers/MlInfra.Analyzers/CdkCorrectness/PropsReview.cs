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
                    CheckRequired((IObjectCreationOperation)operation, report);
            }
            else if (operation.Kind == OperationKind.SimpleAssignment && ((ISimpleAssignmentOperation)operation).Target is IPropertyReferenceOperation { Property: var property }
                && PropTypes.IsOpen(property.Type) && Speaks(property))
            {
                CheckType(property, (ISimpleAssignmentOperation)operation, report);
            }
        }
    }

    // Whether a property is one that the CDK declares.
    private bool Speaks(IPropertySymbol property) =>
        CdkTypes.Ships(property.ContainingType) && types.Classify(property.ContainingType).Kind is CdkKind.Struct or CdkKind.Construct;

    private void CheckType(IPropertySymbol property, ISimpleAssignmentOperation assignment, Action<Diagnostic> report)
    {
        foreach (var (value, words) in PropTypes.Wrong(property, assignment.Value, symbols))
            report(Describe(Code.PropType, value.Syntax.GetLocation(), assignment, words));
    }

    private void CheckRequired(IObjectCreationOperation creation, Action<Diagnostic> report)
    {
        if (RequiredProps.Missing(creation, symbols) is { Count: > 0 } missing)
            report(Describe(Code.RequiredProp, SyntaxOrigin.OfCreation(creation.Syntax).Location, creation, $"does not set {string.Join(" and ", missing)} of {creation.Type?.Name}"));
    }

    private Diagnostic Describe(Rule rule, Location location, IOperation place, string words) =>
        Diagnostic.Create(RuleDescriptors.Of(rule), location, $"{rule.Title}: '{NameOf(place)}' {words}");

    // The construct that the props are written for, or their type where it is not in the same expression.
    private string NameOf(IOperation place)
    {
        var type = (place as ISimpleAssignmentOperation)?.Target is IPropertyReferenceOperation { Property.ContainingType: { } declaring } ? declaring : place.Type;
        for (var current = place.Parent; current is not null; current = current.Parent)
        {
            if (current is IObjectCreationOperation creation && types.Classify(creation.Type).Kind == CdkKind.Construct
                && creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "id")?.Value is { } id)
                return id.ConstantValue.Value as string ?? id.Syntax.ToString();
        }

        return type?.Name ?? "";
    }
}
