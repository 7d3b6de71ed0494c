using MlInfra.Rules.Model;

namespace MlInfra.Rules.Conditions;

/// <summary>Patterns in which <c>*</c> stands for any text and <c>?</c> for any one character.</summary>
internal static class Wildcard
{
    // Stand for wildcards that are characters like any other.
    private const char Star = '\uF8FE';
    private const char QuestionMark = '\uF8FD';

    // Stands for a part of a text that only deployment knows; no template can hold a character of this private kind by chance.
    private const char Hole = '\uF8FF';

    // Stands for a part that holds no colon either: a partition, a region or an account in an ARN.
    private const char Segment = '\uF8FC';

    private static readonly string[] Segments = ["AWS::Partition", "AWS::Region", "AWS::AccountId"];

    internal static bool Matches(string text, string pattern)
    {
        int t = 0, p = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == text[t] || (pattern[p] == '?' && text[t] is not (Hole or Segment))))
            {
                t++;
                p++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    /// <summary>Whether the text matches whatever its unknown parts turn out to be.</summary>
    internal static bool MustMatch(InterpolatedValue text, string pattern) => Matches(Spell(text), pattern);

    /// <summary>Whether the text matches for at least one outcome of its unknown parts.</summary>
    internal static bool MayMatch(InterpolatedValue text, string pattern) => May(Spell(text), pattern);

    /// <summary>Whether the text is exactly this one, wildcards in it being characters, for at least one outcome of its unknown parts.</summary>
    internal static bool MayBe(InterpolatedValue text, string exact) => May(Plain(Spell(text)), Plain(exact));

    private static bool May(string spelled, string pattern)
    {
        if (!MayBegin(spelled, pattern))
            return false;

        // reach[p]: some outcome of the text read so far can be matched by the first p characters of the pattern.
        var reach = new bool[pattern.Length + 1];
        reach[0] = true;
        SkipStars(reach, pattern);
        foreach (var character in spelled)
        {
            var next = new bool[pattern.Length + 1];
            var earlier = false;
            for (var p = 0; p <= pattern.Length; p++)
            {
                if (character is Hole or Segment)
                {
                    if (character == Segment && p > 0 && pattern[p - 1] == ':')
                        earlier = false;
                    earlier |= reach[p];
                    next[p] = earlier;
                }
                else if (reach[p] && p < pattern.Length)
                {
                    if (pattern[p] == '*')
                        next[p] = true;
                    else if (pattern[p] == '?' || pattern[p] == character)
                        next[p + 1] = true;
                }
            }

            SkipStars(next, pattern);
            reach = next;
        }

        return reach[pattern.Length];
    }

    // Most of a long list of patterns differ from the text before either has a part that is open.
    private static bool MayBegin(string text, string pattern)
    {
        for (var i = 0; i < text.Length && i < pattern.Length && text[i] is not (Hole or Segment) && pattern[i] is not ('*' or '?'); i++)
        {
            if (text[i] != pattern[i])
                return false;
        }

        return true;
    }

    private static void SkipStars(bool[] reach, string pattern)
    {
        for (var p = 0; p < pattern.Length; p++)
        {
            if (reach[p] && pattern[p] == '*')
                reach[p + 1] = true;
        }
    }

    private static string Plain(string text) => text.Replace('*', Star).Replace('?', QuestionMark);

    private static string Spell(InterpolatedValue text) =>
        string.Concat(text.Parts.Select(part => part switch
        {
            ScalarValue scalar => scalar.Text,
            UnknownValue { Expression: { } expression } when Segments.Contains(expression, StringComparer.Ordinal) => Segment.ToString(),
            _ => Hole.ToString(),
        }));
}
