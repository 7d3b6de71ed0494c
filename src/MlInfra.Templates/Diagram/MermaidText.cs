using System.Globalization;
using System.Text;

namespace MlInfra.Templates.Diagram;

/// <summary>Text of others made safe for Mermaid: it stays text, whatever it says.</summary>
internal static class MermaidText
{
    private const int Longest = 60;

    // Marks that neither Mermaid, nor the Markdown in its labels, nor HTML gives a meaning.
    private const string Plain = " _/(),";

    /// <summary>A text for a label in quotation marks; characters that mean something become Mermaid's entity codes.</summary>
    internal static string Label(string text)
    {
        var label = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > Longest)
                return label.Append('…').ToString();
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
                label.Append(' ');
            else if (rune.Value is '…' || (rune.IsBmp && Plain.Contains((char)rune.Value, StringComparison.Ordinal)) || Rune.IsLetterOrDigit(rune) || (rune.Value is '-' or '.' && IsInWord(label)))
                label.Append(rune);
            else
                label.Append('#').Append(rune.Value.ToString(CultureInfo.InvariantCulture)).Append(';');
        }

        return label.ToString();
    }

    /// <summary>An id that is the same for the same text, different for different ones, and no word of Mermaid's.</summary>
    internal static string Id(string text)
    {
        var id = new StringBuilder("r_");
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
                id.Append(character);
            else
                id.Append('_').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture)).Append('_');
        }

        return id.ToString();
    }

    // Digits and a dot, or a dash, begin a list where nothing else stands before them.
    private static bool IsInWord(StringBuilder before)
    {
        for (var i = before.Length - 1; i >= 0 && before[i] is not (' ' or '/' or ','); i--)
        {
            if (char.IsLetter(before[i]))
                return true;
        }

        return false;
    }
}
