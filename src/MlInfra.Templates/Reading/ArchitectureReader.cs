using MlInfra.Rules.Definitions;
using MlInfra.Rules.Model;
using MlInfra.Templates.Reading.Definitions;

namespace MlInfra.Templates.Reading;

/// <summary>Reads the sections of one template into an architecture.</summary>
internal sealed class ArchitectureReader
{
    private readonly WorkBudget budget = new();
    private readonly MapSyntax template;
    private readonly string file;
    private readonly IntrinsicResolver resolver;
    private readonly SamGlobals globals;
    private readonly List<Draft> drafts = [];
    private readonly Dictionary<string, string> escapes = new(StringComparer.Ordinal);

    internal ArchitectureReader(MapSyntax template, string file, TemplateOptions options)
    {
        this.template = template;
        this.file = file;
        var declared = new TemplateParameters(template.Find("Parameters"), options, budget);
        var parameters = options.AsWritten ? declared.SuppliedOnly() : declared;
        var mappings = new TemplateMappings(template.Find("Mappings"), budget);
        resolver = new(parameters, mappings, budget) { MacroMakesNames = Macro(template.Find("Transform")), AsWritten = options.AsWritten };
        globals = new(template.Find("Globals"), budget);

        var conditions = template.Find("Conditions") is MapSyntax section ? resolver.Loops.Expand(section).Entries : [];
        resolver.Conditions = new(conditions, new(parameters.SuppliedOnly(), mappings, budget));
    }

    internal Architecture Read()
    {
        if (template.Find("Resources") is not { } section)
            throw new TemplateException("the template has no Resources; add at least one", new TextOrigin(file, 1, 1, 1, 1));
        if (section is not MapSyntax map)
            throw Wrong("Resources", "an object of resources by logical id", section);

        var (entries, openBecause) = resolver.Loops.Expand(map, keepUnknown: true);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (MapSyntax.IsFunctionName(entry.Name))
                openBecause ??= LoopExpansion.Included(entry.Value);
            else
                names.Add(entry.Name);
        }

        resolver.KnowResources(names);
        foreach (var entry in entries)
        {
            if (!MapSyntax.IsFunctionName(entry.Name))
                ReadResource(entry);
        }

        var ids = new UniqueIds(names);
        var resources = new List<Resource>(drafts.Count);
        foreach (var draft in drafts)
        {
            var resource = draft.ToResource(escapes.GetValueOrDefault(draft.LogicalId) ?? openBecause);
            resources.Add(resource);
            foreach (var defined in draft.Defines)
            {
                if (defined.In(resource, ids.Of($"{draft.LogicalId}/{defined.Name}")) is { } made)
                    resources.Add(made);
            }
        }

        return new(resources) { Metadata = Metadata() };
    }

    // What else stands there, such as the order of parameters in the console, concerns no resource.
    private MapValue Metadata()
    {
        if (template.Find("Metadata") is not MapSyntax map)
            return new([], Origin.None);
        return new(
            [.. map.Entries.Where(e => e.Name is "MlInfra" or "cdk_nag").Select(e => new MapEntry(e.Name, resolver.Resolve(e.Value, e.NameOrigin), e.NameOrigin))],
            map.Origin);
    }

    /// <summary>The sections beside Resources; only outputs are worked out, the others stay as they are written.</summary>
    internal MapValue ReadSections()
    {
        var sections = new List<MapEntry>();
        foreach (var entry in template.Entries.Where(e => e.Name is not ("Resources" or "Globals")))
        {
            var value = entry.Name == "Outputs" ? resolver.Resolve(entry.Value) : SyntaxLiteral.Read(entry.Value, entry.NameOrigin, budget);
            sections.Add(new(entry.Name, value, entry.NameOrigin));
        }

        return new(sections, template.Origin);
    }

    private void ReadResource(SyntaxEntry entry)
    {
        if (entry.Value is not MapSyntax body)
            throw Wrong($"resource {MessageText.Short(entry.Name)}", "an object with a Type", entry.Value);
        if (body.Find("Type") is not ScalarSyntax { IsNull: false } type)
        {
            throw body.Find("Type") is { } other
                ? Wrong($"the Type of {MessageText.Short(entry.Name)}", "text such as AWS::S3::Bucket", other)
                : new TemplateException($"resource {MessageText.Short(entry.Name)} has no Type; add one such as AWS::S3::Bucket", entry.NameOrigin);
        }

        var existsWhen = body.Find("Condition") is ScalarSyntax { IsNull: false } condition ? resolver.Conditions!.ExistsWhen(condition.Text) : [];
        if (existsWhen is null)
            return;
        var syntax = globals.Under(type.Text, body.Find("Properties"));
        var properties = Properties(entry, syntax);
        if (type.Text == "AWS::CloudFormation::Stack")
            Escape(properties["Parameters"], $"nested stack {MessageText.Short(entry.Name)} receives it");
        drafts.Add(new(entry.Name, type.Text, properties, Attributes(body, entry.NameOrigin), existsWhen, entry.NameOrigin)
        {
            Defines = resolver.AsWritten ? [] : WorkflowDefinitions.Read(type.Text, properties, syntax, resolver),
        });
    }

    private MapValue Properties(SyntaxEntry entry, SyntaxNode? properties) => properties switch
    {
        null or ScalarSyntax { IsNull: true } => new([], entry.NameOrigin),
        MapSyntax { Function: not (null or "Fn::Transform") and { } function } call when !function.StartsWith(LoopExpansion.Prefix, StringComparison.Ordinal) =>
            Chosen(resolver.Resolve(call), entry.NameOrigin),
        MapSyntax map => resolver.Map(map, entry.NameOrigin),
        _ => throw Wrong($"the Properties of {MessageText.Short(entry.Name)}", "an object", properties),
    };

    // CloudFormation takes no function here, but a macro may; what it gives is not known.
    private MapValue Chosen(Value value, Origin origin) =>
        new(resolver.AsWritten ? [new("(chosen as a whole)", value, origin)] : [], origin) { OpenBecause = value is UnknownValue unknown ? unknown.Reason : "a function gives the properties as a whole" };

    private MapValue Attributes(MapSyntax body, Origin origin)
    {
        List<MapEntry>? entries = null;
        foreach (var entry in body.Entries)
        {
            if (entry.Name is not ("Type" or "Properties"))
                (entries ??= []).Add(new(entry.Name, resolver.Resolve(entry.Value, entry.NameOrigin), entry.NameOrigin));
        }

        return new(entries ?? [], origin);
    }

    private void Escape(Value value, string reason)
    {
        switch (value)
        {
            case ReferenceValue reference:
                escapes.TryAdd(reference.Target, reason);
                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                    Escape(entry.Value, reason);
                break;
            case ListValue list:
                foreach (var item in list.Items)
                    Escape(item, reason);
                break;
            case InterpolatedValue text:
                foreach (var part in text.Parts)
                    Escape(part, reason);
                break;
            case AlternativesValue choice:
                foreach (var alternative in choice.Alternatives)
                    Escape(alternative.Value, reason);
                break;
            default:
                break;
        }
    }

    // Macros that make resources of their own beside those that are written.
    private static string? Macro(SyntaxNode? transform)
    {
        var names = transform switch
        {
            ListSyntax list => list.Items,
            null => [],
            _ => [transform],
        };
        foreach (var item in names)
        {
            var name = item switch
            {
                ScalarSyntax scalar => scalar.Text,
                MapSyntax map => (map.Find("Name") as ScalarSyntax)?.Text ?? "",
                _ => "",
            };
            if (name.Length > 0 && name != "AWS::LanguageExtensions")
                return $"the macro {MessageText.Short(name)} may make it at deployment";
        }

        return null;
    }

    private static TemplateException Wrong(string what, string wanted, SyntaxNode found) =>
        new($"{what} is {found.Kind}; write {wanted}", found.Origin);

    private sealed record Draft(
        string LogicalId, string Type, MapValue Properties, MapValue Attributes, IReadOnlyDictionary<string, int> ExistsWhen, Origin Origin)
    {
        /// <summary>What the resource's definition makes when it runs.</summary>
        internal IReadOnlyList<DefinedResource> Defines { get; init; } = [];

        internal Resource ToResource(string? escapesBecause) => new(LogicalId, Type, Properties, Origin)
        {
            Attributes = Attributes,
            ExistsWhen = ExistsWhen,
            EscapesBecause = escapesBecause,
        };
    }
}
