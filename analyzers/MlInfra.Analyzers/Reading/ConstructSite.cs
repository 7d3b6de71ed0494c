using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>A place in code where a construct is made.</summary>
internal sealed class ConstructSite
{
    internal ConstructSite(IObjectCreationOperation creation, CdkType type, BodyUses body, int number)
    {
        Creation = creation;
        Type = type;
        Body = body;
        var id = creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "id")?.Value;
        Name = id?.ConstantValue is { HasValue: true, Value: string text } ? text : id?.Syntax.ToString() ?? "";
        LogicalId = FormattableString.Invariant($"{Name}#{number}");
        Origin = SyntaxOrigin.OfCreation(creation.Syntax);
    }

    internal IObjectCreationOperation Creation { get; }

    internal CdkType Type { get; }

    internal BodyUses Body { get; }

    /// <summary>The construct's id as a person would name it.</summary>
    internal string Name { get; }

    /// <summary>Unique among the sites of a class.</summary>
    internal string LogicalId { get; }

    internal SyntaxOrigin Origin { get; }

    internal IOperation? Props => Creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "props")?.Value;

    /// <summary>What happens to the construct after it is made, in the order of the source.</summary>
    internal List<Change> Changes { get; } = [];

    /// <summary>The calls of the methods that its table lists, in the order of the source.</summary>
    internal List<MapEntry> Calls { get; } = [];

    /// <summary>What the code says beside the properties: DeletionPolicy and its like.</summary>
    internal Dictionary<string, Value> Attributes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The metadata that the code gives the construct's resource.</summary>
    internal SiteMetadata Metadata { get; } = new();

    /// <summary>Why somebody else may change what refers to it; null when nobody can.</summary>
    internal string? EscapesBecause { get; set; }

    /// <summary>Whether code elsewhere may set what is not set here.</summary>
    internal bool OthersMaySet { get; set; }
}

/// <summary>A change to a construct's resource after it was made.</summary>
/// <param name="Path">The property's path; empty: any property may have changed.</param>
/// <param name="Value">The new value.</param>
internal sealed record Change(string Path, Value Value);
