namespace MlInfra.Templates.Reading;

/// <summary>The Globals of a serverless template: what its resources have unless they say otherwise.</summary>
internal sealed class SamGlobals(SyntaxNode? section, WorkBudget budget)
{
    private const string Serverless = "AWS::Serverless::";

    private readonly MapSyntax? sections = section as MapSyntax;

    /// <summary>A resource's properties with the globals of its type below them.</summary>
    internal SyntaxNode? Under(string type, SyntaxNode? properties)
    {
        if (sections is null || !type.StartsWith(Serverless, StringComparison.Ordinal)
            || sections.Find(type[Serverless.Length..]) is not MapSyntax globals)
        {
            return properties;
        }

        budget.Spend(globals.Size, globals.Origin);
        return properties switch
        {
            null or ScalarSyntax { IsNull: true } => globals,
            MapSyntax map => Merge(globals, map),
            _ => properties,
        };
    }

    // Objects merge, lists follow one another, and anything else that the resource says itself replaces the global.
    private static SyntaxNode Merge(SyntaxNode global, SyntaxNode own)
    {
        if (global is ListSyntax first && own is ListSyntax second)
            return new ListSyntax([.. first.Items, .. second.Items], own.Origin);
        if (global is not MapSyntax { Function: null } below || own is not MapSyntax { Function: null } above)
            return own;
        var globals = below.Entries.ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal);
        var entries = new EntryList();
        foreach (var entry in above.Entries)
            entries.TryAdd(globals.TryGetValue(entry.Name, out var under) ? new(entry.Name, entry.NameOrigin, Merge(under, entry.Value)) : entry);
        foreach (var entry in below.Entries)
            entries.TryAdd(entry);
        return new MapSyntax(entries.Entries, own.Origin);
    }
}
