using MlInfra.Templates.Diff;

namespace MlInfra.Templates.Diagram;

/// <summary>A template to be pictured.</summary>
/// <param name="Stack">What the template is called beside others.</param>
/// <param name="Blueprint">The template.</param>
public sealed record DiagramSource(string Stack, Blueprint Blueprint);
