using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Analyzers.Lowering;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>Follows what the code does with its constructs once they are made: properties set, overrides, and where they go.</summary>
internal sealed partial class ConstructUses(ConstructSites sites, ValueReader values)
{
    // What a grant adds its statement by, to an identity or to the role of a construct.
    private static readonly string[] TakeStatements = ["AddToPrincipalPolicy", "AddToRolePolicy"];

    private const string PropertiesPrefix = "Properties.";

    // Methods that hand constructs on to each other in ever more ways end here.
    private const int MostFollowed = 20_000;

    private FollowedCall? following;
    private int followed;
    private Func<IArgumentOperation, bool> isFollowed = _ => false;

    /// <summary>Notes the changes and the escapes of every construct on its site.</summary>
    internal void Note()
    {
        isFollowed = argument => CodeFor(argument) is not null;
        if (sites.Class is { } type && values.Types.Aspects.Visiting(type) is { } elsewhere)
            Visit(sites.All, elsewhere);
        NoteWalks();
        foreach (var body in sites.Bodies)
        {
            foreach (var operation in body.Deeds)
                Note(operation);
        }
    }

    private void Note(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                NoteAssignment((IAssignmentOperation)operation);
                return;
            case OperationKind.Invocation:
                NoteInvocation((IInvocationOperation)operation);
                Follow((IInvocationOperation)operation);
                break;
            case OperationKind.PropertyReference:
                NotePart((IPropertyReferenceOperation)operation);
                break;
            case OperationKind.ObjectCreation or OperationKind.LocalReference or OperationKind.FieldReference or OperationKind.ParameterReference:
                break;
            default:
                return;
        }

        if (operation.Kind is OperationKind.PropertyReference or OperationKind.Invocation && NameEscape.Of(operation) is { } goes && Find(OwnerOf(operation)) is { } named)
            named.NamedBecause ??= goes;

        // Where a construct that is used as a value ends up.
        if (MayBeConstruct(operation) && ConstructEscape.Of(operation, sites, following, isFollowed) is { } reason && Find(operation) is { } escaping)
        {
            escaping.LeavesBecause ??= reason;
            escaping.OthersMaySet |= escaping.Type.IsL1 && (following is not null || ConstructEscape.IsHandedOver(operation));
        }
    }

    // No text and no number is a construct.
    private static bool MayBeConstruct(IOperation operation) =>
        operation.Type is { SpecialType: SpecialType.None or SpecialType.System_Object, TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Dynamic or TypeKind.TypeParameter or TypeKind.Error };

    private void NoteAssignment(IAssignmentOperation operation)
    {
        if (operation.Target is not IPropertyReferenceOperation target)
            return;
        switch (operation)
        {
            case ISimpleAssignmentOperation assignment when target.Instance is { } instance
                && instance is not IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance } && Find(instance) is { } site:
                Change(site, assignment, target.Property.Name, assignment.Value);
                break;
            // key.EnableKeyRotation ??= true
            case not ISimpleAssignmentOperation when target.Instance is { Type: { } owner } instance && IsCfn(owner) && Find(instance) is { } site:
                site.Changes.Add(new(target.Property.Name, ValueReader.Unknown(operation, "is not followed")));
                break;
            // new CfnBucket(this, "Data") { BucketEncryption = … }
            case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation } } initial:
                if (Find(creation) is { } made)
                    Change(made, initial, target.Property.Name, initial.Value);
                break;
            case ISimpleAssignmentOperation metadata when target is { Property.Name: "Metadata", Instance: IPropertyReferenceOperation { Property.Name: "CfnOptions", Instance: { } owner } } && Find(owner) is { } site:
                site.Metadata.Replace(ReadMetadata(site, metadata, metadata.Value));
                break;
            case ISimpleAssignmentOperation policy when target is { Property.Name: Removal.Deletion or Removal.Replacement, Instance: IPropertyReferenceOperation { Property.Name: "CfnOptions", Instance: { } owner } } && Find(owner) is { } site:
                site.Attributes[target.Property.Name] = Guard(site, Removal.Read(values.Read(policy.Value)), policy);
                break;
            case ISimpleAssignmentOperation assignment when target is { Instance: { } instance, Arguments.IsEmpty: true } && CdkTypes.Ships(target.Property.ContainingType):
                NoteUnresolved(instance, target.Property.Name, assignment);
                break;
        }
    }

    private void NoteInvocation(IInvocationOperation call)
    {
        if (SuppressCall.Is(call.TargetMethod))
            NoteSuppression(call);
        else if (NagCall.Is(call))
            NoteNag(call);
        else if (AspectCall.Scope(call, values.Types.Members) is { } scope)
            NoteAspect(call, scope);
        else if (call.Instance is { } instance)
            NoteMethod(call, instance);
        else if (following is null && call.TargetMethod is { IsStatic: true, ContainingType: { Name: "Grant" } grant } && values.Types.Classify(grant).JsiiName == IamObjects.Grant)
            NoteGrant(call);
    }

    private void NoteMethod(IInvocationOperation call, IOperation instance)
    {
        if (Find(instance) is { } site)
        {
            NoteCall(site, call, call.TargetMethod.Name);
            return;
        }

        switch (call.TargetMethod.Name)
        {
            case "AddPropertyOverride" or "AddPropertyDeletionOverride":
                NoteUnresolved(instance, PathOf(call), call);
                break;
            case "AddOverride" or "AddDeletionOverride" when PathOf(call) is var path && path?.StartsWith(PropertiesPrefix, StringComparison.Ordinal) != false:
                NoteUnresolved(instance, path?.Substring(PropertiesPrefix.Length), call);
                break;
            // foreach (var task in tasks) task.AddRetry(…): it may be any of them.
            case ("AddRetry" or "AddCatch") and var method when IsOneOfSeveral(instance):
                foreach (var state in sites.All.Where(s => LoweringCatalog.FindState(s.Type.JsiiName) is not null))
                    state.Calls.Add(new(method, () => new(method, ValueReader.Unknown(call, "may be of it"), SyntaxOrigin.Of(call.Syntax))));
                break;
            // api.Root.AddResource("models").AddMethod("GET")
            case var method when PartReading.Find(instance, sites) is { } part:
                NoteListed(part.Site, call, method, part.Steps);
                break;
            // bucketPolicy.Document.AddStatements(…), group.Connections.AllowFromAnyIpv4(…), balanced.Service.Connections.AllowFrom(…), function.Role?.AddManagedPolicy(…)
            case var method when (instance is IConditionalAccessInstanceOperation ? ConstructSites.Accessed(instance) : instance) is IPropertyReferenceOperation part
                && OwnerOf(part) is { Site: { } owner, Path: var path }:
                NoteListed(owner, call, $"{path}.{method}");
                break;
            case var method when CdkTypes.Ships(instance.Type):
                unresolved.Add(method);
                break;
        }
    }

    // What a construct hands out of itself.
    private void NotePart(IPropertyReferenceOperation reached)
    {
        if (reached.Instance is { } whole && reached.Parent is not IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_String }
            && Find(whole) is { Type.Lowering: { } table } holder && table.Parts.Contains(reached.Property.Name))
            NotePart(holder, reached);
    }

    private static void NotePart(ConstructSite holder, IPropertyReferenceOperation reached) =>
        holder.Calls.Add(new(reached.Property.Name, () => new(reached.Property.Name, ValueReader.Unknown(reached, "is not followed"), SyntaxOrigin.Of(reached.Syntax))));

    // Code that is followed speaks only of what it was handed; the rest of it is noted where it stands.
    private ConstructSite? Find(IOperation? operation) =>
        following is null || sites.Source(operation) is IParameterReferenceOperation ? sites.Find(operation) : null;

    // Secure(bucket), bucket.Secured(): what the method does with the construct counts for the call.
    private void Follow(IInvocationOperation call)
    {
        if (CdkTypes.Ships(call.TargetMethod.ContainingType) || SuppressCall.Is(call.TargetMethod) || NagCall.Is(call))
            return;
        if (call.TargetMethod.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty)
            return;
        var handed = call.Arguments.Where(a => IsHanded(a.Value) && CodeFor(a) is not null).ToList();
        if (handed.Count == 0 || CodeFor(handed[0]) is not { } code)
            return;
        var (frame, outer) = (values.Frame, following);
        var method = call.TargetMethod.OriginalDefinition;
        var bound = handed.Select(a => (Parameter: method.Parameters[a.Parameter!.Ordinal], Site: Find(a.Value))).ToList();
        values.Frame = new(method, frame, CallReading.Arguments(call, values));
        following = new(call, code, outer);
        var elsewhere = !SymbolEqualityComparer.Default.Equals(method.ContainingType, sites.Class);
        foreach (var (parameter, site) in bound)
        {
            sites.Handed[parameter] = site;
            if (elsewhere && site is not null)
                site.NamedBecause ??= $"it is handed to {method.Name}";
        }

        foreach (var operation in code.DescendantsAndSelf())
        {
            followed++;
            Note(operation);
        }

        foreach (var (parameter, _) in bound)
            sites.Handed.Remove(parameter);
        (values.Frame, following) = (frame, outer);
    }

    // A construct of this class, or one that may be: an item of a list, one of several.
    private bool IsHanded(IOperation argument) =>
        Find(argument) is not null || (IsConstruct(argument) && IsOneOfSeveral(argument));

    private bool IsConstruct(IOperation operation)
    {
        while (operation is IConversionOperation { Operand: var inner })
            operation = inner;
        return values.Types.Classify(operation.Type).Kind == CdkKind.Construct;
    }

    // Nothing says which of the class's constructs it is; what a parameter stands for is said where its method is called.
    private bool IsOneOfSeveral(IOperation operation) => sites.Source(operation) switch
    {
        null => following is null,
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } => sites.Handed.TryGetValue(parameter, out var known)
            ? known is null
            : following is null && method.MethodKind == MethodKind.AnonymousFunction,
        _ => false,
    };

    private IOperation? CodeFor(IArgumentOperation argument) =>
        followed < MostFollowed ? FollowedCall.CodeFor(argument, sites, values.Types, following) : null;

    // keys.ForEach(key => key.EnableKeyRotation = true): it may be any of them.
    private void NoteUnresolved(IOperation instance, string? path, IOperation change)
    {
        while (instance is IConversionOperation { Operand: var inner } && !IsCfn(instance.Type!))
            instance = inner;
        if (values.Types.Classify(instance.Type) is not { IsL1: true } type || !IsOneOfSeveral(instance))
            return;
        foreach (var site in (sites.OneOf(instance) ?? sites.All).Where(s => type.JsiiName == "aws-cdk-lib.CfnResource" || string.Equals(s.Type.ResourceType, type.ResourceType, StringComparison.OrdinalIgnoreCase)))
            site.Changes.Add(new(path ?? "", new UnknownValue($"`{Branches.Text(change.Syntax)}` may set it", SyntaxOrigin.Of(change.Syntax)) { MayBeAbsent = true }));
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
        var path = PathOf(call);
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

    private static string? PathOf(IInvocationOperation call) =>
        call.Arguments.Length > 0 ? call.Arguments[0].Value.ConstantValue.Value as string : null;

    private void Override(ConstructSite site, IInvocationOperation call, string path)
    {
        if (site.Type.IsL1 || IsDefaultChild(call))
            site.Changes.Add(new(path, Guard(site, Overriding(call), call)));
    }

    private Value Overriding(IInvocationOperation call) =>
        call.Arguments.Length > 1 ? values.Read(call.Arguments[1].Value) : new AbsentValue(SyntaxOrigin.Of(call.Syntax));

    private void NoteListed(ConstructSite site, IInvocationOperation call, string method, IReadOnlyList<IOperation>? steps = null)
    {
        if (site.Type.Lowering?.PolicyMethods.Contains(method) == true)
            site.EscapesBecause ??= $"what {method} adds is not read";
        if (!(site.Type.Lowering?.Methods ?? StateLowering.Methods).Contains(method))
            return;
        if (following is null)
        {
            site.Calls.Add(new(method, () => Listed(site, call, method, steps)));
            return;
        }

        // What the parameters stand for is known only now.
        var listed = Listed(site, call, method, steps);
        site.Calls.Add(new(method, () => listed));
    }

    private MapEntry Listed(ConstructSite site, IInvocationOperation call, string method, IReadOnlyList<IOperation>? steps)
    {
        var origin = SyntaxOrigin.Of(call.Syntax);
        var arguments = call.Arguments
            .Where(a => a.Parameter is not null)
            .Select(a => new MapEntry(a.Parameter!.Name, values.Read(a.Value), SyntaxOrigin.Of(a.Syntax)));
        if (steps is not null)
            arguments = arguments.Append(new(PartReading.Within, PartReading.Options(site, steps, values), origin));

        // Whoever keeps what the call returns may do more with it.
        var made = new MapValue([.. arguments], origin) { OpenBecause = call.Parent is IExpressionStatementOperation ? null : $"what {method} returns is used" };
        return new(method, Guard(site, made, call), origin);
    }

    // Grant.AddToPrincipal(new GrantOnPrincipalOptions { Grantee = role, … })
    private void NoteGrant(IInvocationOperation call)
    {
        if (values.Read(call) is not MapValue grant || grant["Grantee"] is not ReferenceValue who || sites.All.FirstOrDefault(s => s.LogicalId == who.Target) is not { Type.Lowering: { } lowering } site)
            return;
        var origin = SyntaxOrigin.Of(call.Syntax);
        var statement = call.Parent is IExpressionStatementOperation ? grant["Statement"] : ValueReader.Unknown(call, "is used, and may limit the grant");
        if (TakeStatements.FirstOrDefault(lowering.Methods.Contains) is { } method)
            site.Calls.Add(new(method, () => new(method, Guard(site, new MapValue([new("statement", statement, origin)], origin), call), origin)));
    }

    private (ConstructSite? Site, string Path) OwnerOf(IPropertyReferenceOperation part)
    {
        var path = part.Property.Name;
        while (part.Instance is { } owner)
        {
            if (Find(owner) is { } site)
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

    // Another method may make the construct again, or never run.
    private Value Guard(ConstructSite site, Value value, IOperation change)
    {
        var guarded = Branches.Guard(value, change, site.Creation, values);
        for (var call = following; call is not null; call = call.Outer)
            guarded = Branches.Guard(guarded, call.Call, site.Creation, values);
        return sites.BodyOf(following.Outermost(change)) == site.Body
            ? guarded
            : Branches.Choice(
                $"`{Branches.Text(change.Syntax)}` runs for it", guarded, new UnknownValue("another method may set it", value.Origin) { MayBeAbsent = true }, value.Origin);
    }

    private bool RunsWith(IOperation change, ConstructSite site)
    {
        for (var call = following; call is not null; call = call.Outer)
        {
            if (!Branches.RunsWith(call.Call, site.Creation))
                return false;
        }

        return Branches.RunsWith(change, site.Creation);
    }

    private Value ReadMetadata(ConstructSite site, IOperation change, IOperation value) =>
        RunsWith(change, site) ? values.Read(value) : ValueReader.Unknown(value, "is set under a condition");

    // `((CfnBucket)bucket.Node.DefaultChild).X`: the property belongs to the resource after all.
    private static bool IsDefaultChild(IOperation change) => change switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance.Type: { } type } } => IsCfn(type),
        IInvocationOperation { Instance.Type: { } type } => IsCfn(type),
        _ => false,
    };

    private static bool IsCfn(ITypeSymbol type) => type.Name.StartsWith("Cfn", StringComparison.Ordinal);
}
