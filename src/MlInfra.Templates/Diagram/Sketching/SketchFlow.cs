namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>A flow before it is decided how nodes are shown.</summary>
/// <param name="From">The key where it starts.</param>
/// <param name="To">The key where it ends.</param>
/// <param name="Label">What goes along.</param>
/// <param name="Kind">How telling it is.</param>
/// <param name="Via">The key of the resource that makes the connection; null where it is one of the ends.</param>
internal sealed record SketchFlow(string From, string To, string Label, FlowKind Kind, string? Via = null);
