namespace MlInfra.Templates.Reading;

/// <summary>Turns offsets into UTF-8 text, asked for in rising order, into lines and UTF-16 columns.</summary>
internal ref struct TextPosition(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;
    private int offset;

    internal int Line { get; private set; } = 1;

    internal int Column { get; private set; } = 1;

    internal void MoveTo(int target)
    {
        while (offset < target)
            Step();
    }

    /// <summary>Moves to a byte of a line, both from 0, and returns its offset.</summary>
    internal int MoveToLine(int line, int byteInLine)
    {
        while (Line <= line && offset < utf8.Length)
            Step();
        MoveTo(Math.Min(offset + byteInLine, utf8.Length));
        return offset;
    }

    private void Step()
    {
        var unit = utf8[offset++];
        if (unit == '\n')
        {
            Line++;
            Column = 1;
        }
        else if ((unit & 0xC0) != 0x80)
        {
            // Four bytes of UTF-8 are a pair of UTF-16 units; a byte that goes on is none.
            Column += unit >= 0xF0 ? 2 : 1;
        }
    }
}
