using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Follows what the code does with its constructs once they are made: properties set, overrides, and where they go.</summary>
internal sealed class ConstructUses(ConstructSites sites, ValueReader values)
{
    private const string PropertiesPrefix = "Properties.";

    /// <summary>What is suppressed on the class's own construct, and so on all that it makes.</summary>
    internal SiteMetadata OfAll { get; } = new();

    /// <summary>Notes the changes and the escapes of every construct on its site.</summary>
    internal void Note()
    {
        foreach (var body in sites.Bodies)
        {
            foreach (var operation in body.Root.Descendants())
                Note(operation);
        }
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } target } assignment
                when instance is not IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance } && sites.Find(instance) is { } site:
                Change(site, assignment, target.Property.Name, assignment.Value);
                break;
            // new CfnBucket(this, "Data") { BucketEncryption = … }
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation } } initial
                when sites.Find(creation) is { } site:
                Change(site, initial, target.Property.Name, initial.Value);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Metadata", Instance: IPropertyReferenceOperation { Property.Name: "CfnOptions", Instance: { } owner } } } metadata
                when sites.Find(owner) is { } site:
                site.Metadata.Replace(ReadMetadata(site, metadata, metadata.Value));
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: Removal.Deletion or Removal.Replacement, Instance: IPropertyReferenceOperation { Property.Name: "CfnOptions", Instance: { } owner } } target } policy
                when sites.Find(owner) is { } site:
                site.Attributes[target.Property.Name] = Guard(site, Removal.Read(values.Read(policy.Value)), policy);
                break;
            case IInvocationOperation call when SuppressCall.Is(call.TargetMethod):
                NoteSuppression(call);
                break;
            case IInvocationOperation call when NagCall.Is(call):
                NoteNag(call);
                break;
            case IInvocationOperation call when AspectCall.Scope(call) is { } scope:
                NoteAspect(call, scope);
                break;
            case IInvocationOperation { Instance: { } instance } call when sites.Find(instance) is { } site:
                NoteCall(site, call, call.TargetMethod.Name);
                break;
            // bucketPolicy.Document.AddStatements(…), group.Connections.AllowFromAnyIpv4(…), balanced.Service.Connections.AllowFrom(…)
            case IInvocationOperation { Instance: IPropertyReferenceOperation part } call when OwnerOf(part) is { Site: { } site, Path: var path }:
                NoteListed(site, call, $"{path}.{call.TargetMethod.Name}");
                break;
        }

        if (operation is IPropertyReferenceOperation { Instance: { } whole, Property.Name: var member } reached
            && reached.Parent is not IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_String }
            && sites.Find(whole) is { Type.Lowering: { } table } holder && table.Parts.Contains(member))
        {
            holder.Calls.Add(new(member, ValueReader.Unknown(operation, "is not followed"), SyntaxOrigin.Of(operation.Syntax)));
        }

        // Where a construct that is used as a value ends up.
        if (operation is IObjectCreationOperation or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
            && EscapeOf(operation) is { } reason
            && sites.Find(operation) is { } escaping)
        {
            escaping.EscapesBecause ??= reason;
            escaping.OthersMaySet |= escaping.Type.IsL1 && IsHandedOver(operation);
        }
    }

    private void Change(ConstructSite site, IOperation change, string path, IOperation value)
    {
        // Properties of an L2 construct are not its resource's.
        if (!site.Type.IsL1 && !IsDefaultChild(change))
            return;
        site.Changes.Add(new(path, Guard(site, values.Read(value), change)));
    }

    private void NoteCall(ConstructSite site, IInvocationOperation call, string method)
    {
        var path = call.Arguments.Length > 0 ? call.Arguments[0].Value.ConstantValue.Value as string : null;
        switch (method)
        {
            case "AddPropertyOverride" or "AddPropertyDeletionOverride" when path is not null:
                Override(site, call, path);
                break;
            case "AddOverride" or "AddDeletionOverride" when path is not null && path.StartsWith(PropertiesPrefix, StringComparison.Ordinal):
                Override(site, call, path.Substring(PropertiesPrefix.Length));
                break;
            case "AddOverride" or "AddDeletionOverride" when path is Removal.Deletion or Removal.Replacement:
                site.Attributes[path] = Guard(site, Overriding(call), call);
                break;
            case "AddPropertyOverride" or "AddPropertyDeletionOverride" or "AddOverride" or "AddDeletionOverride":
                if (path?.StartsWith("Properties", StringComparison.Ordinal) != false)
                    site.Changes.Add(new("", ValueReader.Unknown(call, "is not read")));
                if (path?.StartsWith("Metadata", StringComparison.Ordinal) != false)
                    site.Metadata.Replace(ValueReader.Unknown(call, "is not read"));
                break;
            case "AddMetadata" when path is not null && call.Arguments.Length == 2:
                site.Metadata.Set(path, ReadMetadata(site, call, call.Arguments[1].Value));
                break;
            case "AddMetadata":
                site.Metadata.Replace(ValueReader.Unknown(call, "is not read"));
                break;
            case "ApplyRemovalPolicy" when call.Arguments.Length > 0:
                NoteRemoval(site, call);
                break;
            default:
                NoteListed(site, call, method);
                break;
        }
    }

    private void Override(ConstructSite site, IInvocationOperation call, string path)
    {
        if (site.Type.IsL1 || IsDefaultChild(call))
            site.Changes.Add(new(path, Guard(site, Overriding(call), call)));
    }

    private Value Overriding(IInvocationOperation call) =>
        call.Arguments.Length > 1 ? values.Read(call.Arguments[1].Value) : new AbsentValue(SyntaxOrigin.Of(call.Syntax));

    private void NoteAspect(IInvocationOperation call, IOperation scope)
    {
        var visited = scope is IInstanceReferenceOperation ? null : sites.Find(scope);
        foreach (var site in sites.All.Where(s => visited is null || sites.IsBelow(s, visited)))
        {
            site.VisitedBecause ??= AspectCall.Reason(call);
            site.EscapesBecause ??= AspectCall.Reason(call);
        }
    }

    private void NoteNag(IInvocationOperation call)
    {
        foreach (var target in NagCall.Targets(call))
        {
            if (NagCall.IsOfStack(call))
                OfAll.Set(NagCall.Section, NagCall.Read(call, OfAll.Of(NagCall.Section), values));
            else if (sites.Find(target) is { } site)
                site.Metadata.Set(NagCall.Section, NagCall.Read(call, site.Metadata.Of(NagCall.Section), values));
        }
    }

    private void NoteListed(ConstructSite site, IInvocationOperation call, string method)
    {
        if (site.Type.Lowering is not { } lowering)
            return;
        if (lowering.PolicyMethods.Contains(method))
            site.EscapesBecause ??= $"what {method} adds is not read";
        if (!lowering.Methods.Contains(method))
            return;
        var origin = SyntaxOrigin.Of(call.Syntax);
        var arguments = call.Arguments
            .Where(a => a.Parameter is not null)
            .Select(a => new MapEntry(a.Parameter!.Name, values.Read(a.Value), SyntaxOrigin.Of(a.Syntax)));
        // Whoever keeps what the call returns may do more with it.
        var made = new MapValue([.. arguments], origin) { OpenBecause = call.Parent is IExpressionStatementOperation ? null : $"what {method} returns is used" };
        site.Calls.Add(new(method, Guard(site, made, call), origin));
    }

    private (ConstructSite? Site, string Path) OwnerOf(IPropertyReferenceOperation part)
    {
        var path = part.Property.Name;
        while (part.Instance is { } owner)
        {
            if (sites.Find(owner) is { } site)
                return (site, path);
            if (owner is not IPropertyReferenceOperation outer)
                break;
            part = outer;
            path = $"{part.Property.Name}.{path}";
        }

        return (null, path);
    }

    private void NoteRemoval(ConstructSite site, IInvocationOperation call)
    {
        var policy = Guard(site, Removal.Read(values.Read(call.Arguments[0].Value)), call);
        site.Attributes[Removal.Deletion] = policy;
        site.Attributes[Removal.Replacement] = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "options") is { ArgumentKind: not ArgumentKind.DefaultValue } options
            ? ValueReader.Unknown(options.Value, "may say otherwise")
            : Removal.OfReplacement(policy);
    }

    private void NoteSuppression(IInvocationOperation call)
    {
        var receiver = SuppressCall.Receiver(call);
        if (sites.Find(receiver) is { } site)
        {
            var entry = SuppressCall.Read(call, values, resource: site.Type.ResourceType is not null);
            site.Metadata.Add(Branches.RunsWith(call, site.Creation) ? entry : ValueReader.Unknown(call, "runs under a condition"));
        }
        else if (receiver is IInstanceReferenceOperation)
        {
            OfAll.Add(sites.BodyOf(call) is { } body && Branches.RunsWith(call, body.Root) ? SuppressCall.Read(call, values, resource: false) : ValueReader.Unknown(call, "runs under a condition"));
        }
    }

    // Another method may make the construct again, or never run.
    private Value Guard(ConstructSite site, Value value, IOperation change)
    {
        var guarded = Branches.Guard(value, change, site.Creation, values);
        return sites.BodyOf(change) == site.Body
            ? guarded
            : Branches.Choice(
                $"`{Branches.Text(change.Syntax)}` runs for it", guarded, new UnknownValue("another method may set it", value.Origin) { MayBeAbsent = true }, value.Origin);
    }

    private Value ReadMetadata(ConstructSite site, IOperation change, IOperation value) =>
        Branches.RunsWith(change, site.Creation) ? values.Read(value) : ValueReader.Unknown(value, "is set under a condition");

    // `((CfnBucket)bucket.Node.DefaultChild).X`: the property belongs to the resource after all.
    private static bool IsDefaultChild(IOperation change) => change switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance.Type: { } type } } => IsCfn(type),
        IInvocationOperation { Instance.Type: { } type } => IsCfn(type),
        _ => false,
    };

    private static bool IsCfn(ITypeSymbol type) => type.Name.StartsWith("Cfn", StringComparison.Ordinal);

    private static string? EscapeOf(IOperation operation)
    {
        var current = operation;
        while (current.Parent is IConversionOperation or IParenthesizedOperation)
            current = current.Parent;
        if (current.Parent is IArrayInitializerOperation or ICollectionExpressionOperation && IsRead(current.Parent))
            return null;
        return current.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call }
                when !CdkTypes.Ships(call.TargetMethod.ContainingType) && !SuppressCall.Is(call.TargetMethod) && !NagCall.Is(call) =>
                $"it is handed to {call.TargetMethod.Name}",
            IArgumentOperation { Parent: IObjectCreationOperation creation } argument
                when !CdkTypes.Ships(creation.Type) && argument.Parameter?.Name != "scope" => $"it is handed to {creation.Type?.Name}",
            IReturnOperation => "it is returned",
            ISimpleAssignmentOperation assignment when assignment.Value == current && OutlivesMethod(assignment.Target) is { } member =>
                $"it is kept in {member}, which others can reach",
            IPropertyInitializerOperation initializer => Reachable(initializer.InitializedProperties),
            IFieldInitializerOperation initializer => Reachable(initializer.InitializedFields),
            IArrayInitializerOperation or ICollectionExpressionOperation => "it is kept in a collection",
            _ => null,
        };
    }

    // Roles = new[] { role }: the CDK and cdk-nag read such a list and let go of it.
    private static bool IsRead(IOperation collection)
    {
        var current = collection;
        while (current.Parent is IConversionOperation or IArrayCreationOperation)
            current = current.Parent;
        return current.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => CdkTypes.Ships(call.TargetMethod.ContainingType) || NagCall.Is(call),
            IArgumentOperation { Parent: IObjectCreationOperation creation } => CdkTypes.Ships(creation.Type),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: var owner } } => CdkTypes.Ships(owner),
            _ => false,
        };
    }

    // Code that holds an L1 construct may set what was left unset; a member is read by others far more often than written.
    private static bool IsHandedOver(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
            operation = operation.Parent;
        return operation.Parent is IArgumentOperation or IArrayInitializerOperation or ICollectionExpressionOperation or IReturnOperation;
    }

    private static string? Reachable(IEnumerable<ISymbol> members) =>
        members.FirstOrDefault(m => m.DeclaredAccessibility != Accessibility.Private) is { } member
            ? $"it is kept in {member.Name}, which others can reach"
            : null;

    private static string? OutlivesMethod(IOperation target) => target switch
    {
        IFieldReferenceOperation { Field: { DeclaredAccessibility: not Accessibility.Private } field } => field.Name,
        IPropertyReferenceOperation { Property: { DeclaredAccessibility: not Accessibility.Private, ContainingType: var owner } property }
            when !CdkTypes.Ships(owner) => property.Name,
        _ => null,
    };
}
