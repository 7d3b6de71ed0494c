namespace MlInfra.CodeFixes;

/// <summary>The beginning of a path that leads through the argument of a call, such as <c>AddContainer()[0].props.</c></summary>
internal sealed record CallPath(string Method, string Parameter, string Prefix)
{
    private const string Call = "()[";

    internal static CallPath? Of(string path)
    {
        var at = path.IndexOf(Call, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var parameter = path.IndexOf('.', at) + 1;
        var end = path.IndexOf('.', parameter);
        return new(path.Substring(0, at), path.Substring(parameter, end - parameter), path.Substring(0, end + 1));
    }
}
