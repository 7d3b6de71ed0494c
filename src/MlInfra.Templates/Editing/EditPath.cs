using System.Globalization;

namespace MlInfra.Templates.Editing;

/// <summary>One step of a path: a name in an object, or an index in a list.</summary>
internal readonly record struct PathStep(string? Name, int Index);

/// <summary>An edit's path as steps from the resource's own object.</summary>
internal static class EditPath
{
    internal static IReadOnlyList<PathStep> Parse(string path)
    {
        var steps = new List<PathStep> { new("Properties", 0) };
        foreach (var segment in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = segment.IndexOf('[', StringComparison.Ordinal);
            steps.Add(new(bracket < 0 ? segment : segment[..bracket], 0));
            while (bracket >= 0)
            {
                var close = segment.IndexOf(']', bracket);
                if (close < 0 || !int.TryParse(segment.AsSpan(bracket + 1, close - bracket - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    throw new EditRefusedException($"the path {path} is not understood");
                steps.Add(new(null, index));
                bracket = segment.IndexOf('[', close);
            }
        }

        return steps;
    }
}
