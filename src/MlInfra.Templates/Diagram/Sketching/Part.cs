using MlInfra.Rules.Model;
using MlInfra.Templates.Diagram.Tables;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>A resource of a scene.</summary>
/// <param name="Key">Its identity among all stacks, and in both sides of a diff.</param>
/// <param name="Stack">The stack it is of; empty where there is one only.</param>
/// <param name="Resource">The resource.</param>
internal sealed record Part(string Key, string Stack, Resource Resource)
{
    internal FoldedType? Folded { get; } = FoldedTypes.Of(Resource.Type);

    internal bool IsRole => Is("AWS::IAM::Role") || Is("AWS::IAM::InstanceProfile");

    /// <summary>Whether it encloses others rather than being a node.</summary>
    internal bool IsBoundary => Is("AWS::EC2::VPC") || Is("AWS::EC2::Subnet");

    internal bool Is(string type) => string.Equals(Resource.Type, type, StringComparison.OrdinalIgnoreCase);
}
