using MlInfra.Rules.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Templates.Reading;

/// <summary>Reads YAML into syntax nodes with exact spans: short forms spelled out, aliases and merge keys followed.</summary>
internal sealed class YamlSyntaxReader
{
    private const string MergeKey = "<<";

    private readonly string text;
    private readonly string file;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, SyntaxNode> anchors = [];
    private int depth;
    private int merged;
    private int endLine;
    private int endColumn;

    private YamlSyntaxReader(string text, string file)
    {
        this.text = text;
        this.file = file;
        parser = new(new StringReader(text));
    }

    /// <summary>The one document of a file; null when it is empty.</summary>
    internal static SyntaxNode? Read(string text, string file)
    {
        try
        {
            return new YamlSyntaxReader(text, file).ReadDocument();
        }
        catch (YamlException exception)
        {
            throw new TemplateException(
                "this is not valid YAML; correct it: " + YamlProblem.Explain(exception), YamlProblem.At(exception, text, file), exception);
        }
    }

    private SyntaxNode? ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
            return null;
        Next();
        var node = ReadNode();
        Next();
        if (Next() is DocumentStart second)
            throw new TemplateException("a second YAML document begins here; a template is one document, so move it to a file of its own", Span(second.Start, second.End));
        return node;
    }

    private ParsingEvent Next()
    {
        try
        {
            parser.MoveNext();
        }
#pragma warning disable CA1031 // The parser is not ours: whatever else it throws at a hostile file is still a file that cannot be read.
        catch (Exception exception) when (exception is not YamlException)
#pragma warning restore CA1031
        {
            throw new TemplateException($"this is not valid YAML; correct it near line {endLine}", new TextOrigin(file, 1, 1, 1, 1), exception);
        }

        return parser.Current!;
    }

    private SyntaxNode ReadNode()
    {
        switch (parser.Current)
        {
            case AnchorAlias alias:
                EndAt((int)alias.End.Line, (int)alias.End.Column);
                return Follow(alias);
            case Scalar scalar:
                return Remember(scalar.Anchor, ReadScalar(scalar));
            case SequenceStart start:
                return Remember(start.Anchor, Tagged(start.Tag, ReadSequence(start)));
            case MappingStart start:
                return Remember(start.Anchor, Tagged(start.Tag, ReadMapping(start)));
            default:
                throw new YamlException(parser.Current!.Start, parser.Current.End, "A value is missing.");
        }
    }

    private SyntaxNode ReadScalar(Scalar scalar)
    {
        var origin = ScalarOrigin(scalar);
        EndAt(origin.EndLine, origin.EndColumn);
        if (YamlTags.Function(scalar.Tag) is not { } function)
            return YamlTags.Read(scalar, origin);
        var argument = new ScalarSyntax(scalar.Value, ScalarKind.String, origin);
        return new MapSyntax([new(function, origin, argument)], origin);
    }

    private ListSyntax ReadSequence(SequenceStart start)
    {
        Enter(start);
        var items = new List<SyntaxNode>();
        while (Next() is not SequenceEnd)
            items.Add(ReadNode());
        return Counted(new ListSyntax(items, Leave(start, start.Style == SequenceStyle.Flow)));
    }

    private MapSyntax ReadMapping(MappingStart start)
    {
        Enter(start);
        var entries = new EntryList();
        List<SyntaxNode>? sources = null;
        while (Next() is not MappingEnd)
        {
            var (name, nameOrigin, merges) = ReadKey();
            Next();
            var value = ReadNode();
            if (merges)
                (sources ??= []).Add(value);
            else
                entries.Add(name, nameOrigin, value);
        }

        if (sources is not null)
            Merge(entries, sources);
        return Counted(new MapSyntax(entries.Entries, Leave(start, start.Style == MappingStyle.Flow)));
    }

    private (string Name, Origin Origin, bool Merges) ReadKey()
    {
        var node = parser.Current!;
        if (node is AnchorAlias alias && Follow(alias) is ScalarSyntax text)
            return (text.Text, Span(alias.Start, alias.End), false);
        if (node is not Scalar scalar)
            throw new TemplateException("a key must be plain text; write a name before the colon", Span(node.Start, node.End));
        var origin = ScalarOrigin(scalar);
        if (YamlTags.Function(scalar.Tag) is not null)
            throw new TemplateException("a key cannot be computed; write its name as plain text", origin);
        Remember(scalar.Anchor, new ScalarSyntax(scalar.Value, ScalarKind.String, origin));
        return (scalar.Value, origin, scalar.Value == MergeKey && scalar.Style == ScalarStyle.Plain);
    }

    // What the object says itself goes before what it merges in, and an earlier source before a later one.
    private void Merge(EntryList entries, List<SyntaxNode> sources)
    {
        foreach (var source in sources)
        {
            foreach (var part in source is ListSyntax list ? list.Items : [source])
            {
                if (part is not MapSyntax map)
                    throw new TemplateException("only objects can be merged with <<; give an alias of an object", part.Origin);
                if ((merged += map.Entries.Count) > ReadingLimits.MostNodes)
                    throw TooLarge(part.Origin);
                foreach (var entry in map.Entries)
                    entries.TryAdd(entry);
            }
        }
    }

    private static SyntaxNode Tagged(TagName tag, SyntaxNode node) =>
        YamlTags.Function(tag) is { } function ? new MapSyntax([new(function, node.Origin, node)], node.Origin) : node;

    private SyntaxNode Remember(AnchorName anchor, SyntaxNode node)
    {
        if (!anchor.IsEmpty)
            anchors[anchor] = node;
        return node;
    }

    private SyntaxNode Follow(AnchorAlias alias) =>
        anchors.TryGetValue(alias.Value, out var node)
            ? node
            : throw new TemplateException($"no anchor &{MessageText.Short(alias.Value.Value)} stands before this alias; define it first", Span(alias.Start, alias.End));

    private void Enter(ParsingEvent start)
    {
        if (++depth > ReadingLimits.Deepest)
            throw TooDeep(Span(start.Start, start.End));
    }

    // A block's end event lies where the next token begins; the block itself ends with its last part.
    private Origin Leave(ParsingEvent start, bool isFlow)
    {
        depth--;
        if (isFlow)
            EndAt((int)parser.Current!.End.Line, (int)parser.Current.End.Column + 1);
        return new TextOrigin(file, (int)start.Start.Line, (int)start.Start.Column, endLine, endColumn);
    }

    private void EndAt(int line, int column)
    {
        endLine = line;
        endColumn = column;
    }

    private static T Counted<T>(T node)
        where T : SyntaxNode
    {
        if (node.Height > ReadingLimits.Deepest)
            throw TooDeep(node.Origin);
        return node.Size <= ReadingLimits.MostNodes ? node : throw TooLarge(node.Origin);
    }

    private static TemplateException TooLarge(Origin origin) =>
        new($"with its aliases written out the template has more than {ReadingLimits.MostNodes} values; use fewer aliases", origin);

    private static TemplateException TooDeep(Origin origin) =>
        new($"the template nests deeper than {ReadingLimits.Deepest} levels; flatten it", origin);

    private Origin Span(Mark start, Mark end) => new TextOrigin(file, (int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);

    // The parser ends a block scalar, and a tag without a value, where the next token begins.
    private Origin ScalarOrigin(Scalar scalar)
    {
        var (line, column) = ((int)scalar.End.Line, (int)scalar.End.Column);
        if (column > 1 || line == scalar.Start.Line)
            return Span(scalar.Start, scalar.End);
        var index = (int)Math.Min(scalar.End.Index, text.Length);
        while (index > scalar.Start.Index && char.IsWhiteSpace(text[index - 1]))
        {
            if (text[--index] == '\n')
                line--;
        }

        column = index - text.LastIndexOf('\n', Math.Max(index - 1, 0));
        return new TextOrigin(file, (int)scalar.Start.Line, (int)scalar.Start.Column, line, column);
    }
}
