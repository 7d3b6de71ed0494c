using MlInfra.Rules;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Editing;

/// <summary>
/// Makes edits in a template's text, so that comments, order, quoting, indentation and line ends stay as they are. What is
/// not certain is refused: the text after an edit must read as the text before it with that edit and nothing else.
/// </summary>
public sealed class TemplateEditor
{
    private readonly string file;
    private readonly MapSyntax root;
    private readonly SourceText source;
    private readonly bool isJson;

    private TemplateEditor(SourceText source, string file, MapSyntax root, bool isJson)
    {
        this.source = source;
        this.file = file;
        this.root = root;
        this.isJson = isJson;
    }

    /// <summary>An editor of a template's text.</summary>
    /// <param name="text">The template, JSON or YAML.</param>
    /// <param name="file">Its path, as messages show it.</param>
    /// <exception cref="EditRefusedException">Its text cannot be edited.</exception>
    /// <exception cref="TemplateException">The text is not a template, or asks too much of its reader.</exception>
    public static TemplateEditor Open(string text, string file)
    {
        var source = new SourceText(text);
        if (source.HasOddLineEnds)
            throw new EditRefusedException("the file has line ends that editors do not agree on");
        var root = TemplateReader.ReadSyntax(text, file) as MapSyntax ?? throw new EditRefusedException("the file holds no object");
        return new(source, file, root, IsJson(text, file));
    }

    /// <summary>The changes that make some edits, in the order of the text.</summary>
    /// <exception cref="EditRefusedException">One of the edits is not certain.</exception>
    public IReadOnlyList<TextChange> Plan(IReadOnlyList<ResourceEdit> edits)
    {
        var plan = new EditPlan(source, new EditLayout(source, root, isJson));
        var walk = new EditWalk(source, root);
        foreach (var (logicalId, edit) in edits)
        {
            var steps = EditPath.Parse(edit.Path);
            var (place, taken) = walk.Follow(logicalId, steps);
            if (edit is SetEdit set)
                plan.Set(place, [.. steps.Skip(taken)], set.Value);
            else if (taken == steps.Count)
                plan.Remove(place);
        }

        return plan.Changes();
    }

    /// <summary>The text with some edits made.</summary>
    /// <exception cref="EditRefusedException">One of the edits is not certain.</exception>
    public string Apply(IReadOnlyList<ResourceEdit> edits)
    {
        var text = Apply(Plan(edits));
        try
        {
            if (TemplateReader.ReadSyntax(text, file) is { } after && EditedSyntax.Same(EditedSyntax.After(root, edits), after))
                return text;
        }
        catch (TemplateException)
        {
            // It is refused below, as any text that does not read as it should.
        }

        throw new EditRefusedException("the text around it is laid out in a way that cannot be edited safely");
    }

    private string Apply(IReadOnlyList<TextChange> changes)
    {
        var text = source.Text;
        foreach (var change in changes.Reverse())
            text = string.Concat(text.AsSpan(0, change.Start), change.Text, text.AsSpan(change.End));
        return text;
    }

    // YAML's flow style may look like JSON; a file that is JSON must stay it.
    private static bool IsJson(string text, string file)
    {
        try
        {
            return text.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith("{") && JsonSyntaxReader.Read(text.TrimStart('\uFEFF'), file) is MapSyntax;
        }
        catch (TemplateException)
        {
            return false;
        }
    }
}
