using MlInfra.Rules.Model;
using MlInfra.Templates.Reading;

namespace MlInfra.Templates.Diff;

/// <summary>One side of a comparison: a template as it is written, and as it is expected to be deployed.</summary>
public sealed class Blueprint
{
    private Blueprint(Architecture written, Architecture expected, MapValue sections)
    {
        Written = written;
        Expected = expected;
        Sections = sections;
    }

    /// <summary>What stands for a template that is not there.</summary>
    public static Blueprint Empty { get; } = new(new([]), new([]), new([], Origin.None));

    /// <summary>The resources as they are written: a parameter stands for itself.</summary>
    public Architecture Written { get; }

    /// <summary>The resources with the parameters' defaults, as rules judge them.</summary>
    public Architecture Expected { get; }

    /// <summary>The sections beside Resources, by name.</summary>
    public MapValue Sections { get; }

    /// <summary>Reads a template, JSON or YAML.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">Its path, as origins and messages show it.</param>
    /// <exception cref="TemplateException">The text is not a template, or asks too much of its reader.</exception>
    public static Blueprint Read(string text, string file) => TemplateReader.Read(text, file, template =>
    {
        var written = new ArchitectureReader(template, file, new() { AsWritten = true });
        return new Blueprint(written.Read(), new ArchitectureReader(template, file, TemplateOptions.None).Read(), written.ReadSections());
    });

    /// <summary>The default of a parameter, or null.</summary>
    internal ScalarValue? DefaultOf(string parameter) =>
        Sections["Parameters"] is MapValue parameters && parameters[parameter] is MapValue declaration
            ? declaration["Default"] as ScalarValue
            : null;
}
