namespace MlInfra.Templates.Diagram.Tables;

/// <summary>That a type has a way to or from the internet of its own.</summary>
/// <param name="Type">The CloudFormation type.</param>
/// <param name="Property">The property that decides; empty where it always has.</param>
/// <param name="Open">The values with which it has.</param>
/// <param name="IsOpenWhenAbsent">Whether it has when the property is not set.</param>
/// <param name="Label">What goes along.</param>
/// <param name="IsOutward">Whether it reaches the internet, rather than being reached.</param>
internal sealed record ExposedType(string Type, string Property, string[] Open, bool IsOpenWhenAbsent, string Label, bool IsOutward = false);
