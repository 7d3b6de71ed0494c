namespace MlInfra.Rules.Model;

/// <summary>Where a value was written: a file and a span in it. Lines and columns count from 1; the end is exclusive.</summary>
/// <remarks>A reader may derive from it to keep its own handle on the source, such as a syntax node.</remarks>
public class Origin(string file, int line, int column, int endLine, int endColumn)
{
    /// <summary>The origin of what no source states.</summary>
    public static Origin None { get; } = new("", 0, 0, 0, 0);

    /// <summary>The file's path as it was handed to the reader.</summary>
    public string File { get; } = file;

    /// <summary>The line of the first character, from 1; 0 when there is none.</summary>
    public virtual int Line { get; } = line;

    /// <summary>The column of the first character in UTF-16 units, from 1; 0 when there is none.</summary>
    public virtual int Column { get; } = column;

    /// <summary>The line of the first character after the span.</summary>
    public virtual int EndLine { get; } = endLine;

    /// <summary>The column of the first character after the span.</summary>
    public virtual int EndColumn { get; } = endColumn;

    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}:{Column}";
}
