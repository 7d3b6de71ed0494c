using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>A place in code where a construct is made.</summary>
internal sealed class ConstructSite
{
    internal ConstructSite(IOperation creation, CdkType type, BodyUses body, int number)
    {
        Creation = creation;
        Type = type;
        Body = body;
        var id = Argument("id");
        Name = id?.ConstantValue is { HasValue: true, Value: string text } ? text
            : IsBase ? Made(creation)?.Name ?? ""
            : id?.Syntax.ToString() ?? (creation as IInvocationOperation)?.TargetMethod.Name ?? "";
        LogicalId = FormattableString.Invariant($"{Name}#{number}");
        ResourceId = LogicalId;
        Origin = SyntaxOrigin.OfCreation(creation.Syntax);
        if (IsBase)
        {
            LeavesBecause = "it is a class that others make";
            OthersMaySet = type.IsL1;
        }
    }

    /// <summary>Where it is made: <c>new Bucket(…)</c>, a call that makes one, or the call of the base class's constructor in a class that is a Bucket.</summary>
    internal IOperation Creation { get; }

    /// <summary>Whether it is the class itself, which others make.</summary>
    internal bool IsBase => Creation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor };

    internal CdkType Type { get; }

    internal BodyUses Body { get; }

    /// <summary>The construct's id as a person would name it.</summary>
    internal string Name { get; }

    /// <summary>Unique among the sites of a class.</summary>
    internal string LogicalId { get; }

    /// <summary>Unique among the resources that are made at the site, on several ways there.</summary>
    internal string ResourceId { get; set; }

    internal SyntaxOrigin Origin { get; }

    internal IOperation? Props => Argument("props") ?? (Creation is IInvocationOperation ? Argument("options") : null);

    /// <summary>What happens to the construct after it is made, in the order of the source.</summary>
    internal List<Change> Changes { get; } = [];

    /// <summary>The calls of the methods that its table lists, in the order of the source; each is read on the way that leads to the construct.</summary>
    internal List<NotedCall> Calls { get; } = [];

    /// <summary>What the code says beside the properties: DeletionPolicy and its like.</summary>
    internal Dictionary<string, Value> Attributes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The metadata that the code gives the construct's resource.</summary>
    internal SiteMetadata Metadata { get; } = new();

    /// <summary>Why somebody else may change what refers to it; null when nobody can.</summary>
    internal string? EscapesBecause { get; set; }

    /// <summary>Why it may be where its class does not look, or null.</summary>
    internal string? LeavesBecause { get; set; }

    /// <summary>Why code that its class does not look at may know its name, or null.</summary>
    internal string? NamedBecause { get; set; }

    /// <summary>Why an aspect may set what is not set here, by the type of the resources that it looks for.</summary>
    internal Dictionary<string, string>? VisitedBecause { get; private set; }

    /// <summary>The types of the resources that are made here: its own, empty where there is none, and those of what its table adds.</summary>
    internal IEnumerable<string> MadeTypes => new[] { Type.ResourceType ?? "" }.Concat(Type.Lowering?.Companions.Select(c => c.Type) ?? []);

    /// <summary>Notes that its resources of a type are visited.</summary>
    internal void Visit(string type, string because)
    {
        VisitedBecause ??= new(StringComparer.OrdinalIgnoreCase);
        if (!VisitedBecause.ContainsKey(type))
            VisitedBecause.Add(type, because);
    }

    /// <summary>The type of construct that an operation makes.</summary>
    internal static ITypeSymbol? Made(IOperation creation) =>
        creation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor, ContainingType: var type } } ? type : creation.Type;

    /// <summary>The argument that its constructor takes under a name, or null. What is made by a construct's method has that construct for its scope.</summary>
    internal IOperation? Argument(string name)
    {
        var arguments = Creation switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation call => call.Arguments,
            _ => [],
        };
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == name)
                return argument.Value;
        }

        return name == "scope" && !IsBase ? (Creation as IInvocationOperation)?.Instance : null;
    }

    /// <summary>Whether code elsewhere may set what is not set here.</summary>
    internal bool OthersMaySet { get; set; }
}

/// <summary>A call on a construct after it was made.</summary>
/// <param name="Method">The method, as the construct's table lists it.</param>
/// <param name="Read">What it is called with.</param>
internal sealed record NotedCall(string Method, Func<MapEntry> Read);

/// <summary>A change to a construct's resource after it was made.</summary>
/// <param name="Path">The property's path; empty: any property may have changed.</param>
/// <param name="Value">The new value.</param>
internal sealed record Change(string Path, Value Value);
