using MlInfra.Rules;

namespace MlInfra.Templates.Editing;

/// <summary>An edit and the resource that it changes.</summary>
/// <param name="LogicalId">The resource's name under <c>Resources</c>.</param>
/// <param name="Edit">The edit.</param>
public sealed record ResourceEdit(string LogicalId, Edit Edit);

/// <summary>A stretch of text and what takes its place.</summary>
/// <param name="Start">The index of the first character.</param>
/// <param name="Length">How many characters go; none where text is only added.</param>
/// <param name="Text">What comes.</param>
public sealed record TextChange(int Start, int Length, string Text)
{
    internal int End => Start + Length;
}

/// <summary>An edit that cannot be made in a text with certainty; the message says why, as a clause.</summary>
public sealed class EditRefusedException(string message) : Exception(message);
