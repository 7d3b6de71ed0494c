namespace MlInfra.Rules.Model;

/// <summary>Where a value was written: a file and a span in it. Lines and columns count from 1; the end is exclusive.</summary>
/// <remarks>A reader derives from it to keep its own handle on the source, such as a syntax node.</remarks>
public abstract class Origin
{
    /// <summary>The origin of what no source states.</summary>
    public static Origin None { get; } = new TextOrigin("", 0, 0, 0, 0);

    /// <summary>The file's path as it was handed to the reader.</summary>
    public abstract string File { get; }

    /// <summary>The line of the first character, from 1; 0 when there is none.</summary>
    public abstract int Line { get; }

    /// <summary>The column of the first character in UTF-16 units, from 1; 0 when there is none.</summary>
    public abstract int Column { get; }

    /// <summary>The line of the first character after the span.</summary>
    public abstract int EndLine { get; }

    /// <summary>The column of the first character after the span.</summary>
    public abstract int EndColumn { get; }

    /// <inheritdoc />
    public sealed override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>An origin whose lines and columns are known.</summary>
public sealed class TextOrigin(string file, int line, int column, int endLine, int endColumn) : Origin
{
    /// <inheritdoc />
    public override string File { get; } = file;

    /// <inheritdoc />
    public override int Line { get; } = line;

    /// <inheritdoc />
    public override int Column { get; } = column;

    /// <inheritdoc />
    public override int EndLine { get; } = endLine;

    /// <inheritdoc />
    public override int EndColumn { get; } = endColumn;
}
