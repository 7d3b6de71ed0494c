using MlInfra.Cli.Linting;

namespace MlInfra.Cli.Baselines;

/// <summary>What a finding is about, without its line: the same after lines have moved. The file is relative to the baseline's folder.</summary>
internal sealed record BaselineEntry(string File, string Resource, string Rule, string Path) : IComparable<BaselineEntry>
{
    internal static BaselineEntry Of(LintFinding linted, string folder) => new(
        linted.File == InputFile.StandardInputName ? linted.File : System.IO.Path.GetRelativePath(folder, linted.File).Replace(System.IO.Path.DirectorySeparatorChar, '/'),
        linted.Finding.Resource.LogicalId,
        linted.Finding.Rule.Id,
        linted.Finding.Path);

    public int CompareTo(BaselineEntry? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(File, other.File);
        if (order == 0)
            order = string.CompareOrdinal(Resource, other.Resource);
        if (order == 0)
            order = string.CompareOrdinal(Rule, other.Rule);
        return order == 0 ? string.CompareOrdinal(Path, other.Path) : order;
    }
}
