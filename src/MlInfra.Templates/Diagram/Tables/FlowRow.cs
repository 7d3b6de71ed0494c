namespace MlInfra.Templates.Diagram.Tables;

/// <summary>That a property of a type names where data goes to or comes from.</summary>
/// <param name="Type">The CloudFormation type; a job of a workflow has the type that it would have.</param>
/// <param name="From">The property that names the start; empty for the resource itself.</param>
/// <param name="To">The property that names the end; empty for the resource itself.</param>
/// <param name="Label">What goes along.</param>
/// <param name="Kind">How telling it is.</param>
internal sealed record FlowRow(string Type, string From, string To, string Label, FlowKind Kind = FlowKind.Data);
