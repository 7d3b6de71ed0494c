namespace MlInfra.Analyzers.Fixes;

/// <summary>
/// The words within the code of a fix that stand for what only the place knows: <c>@{scope}</c> for the construct's scope,
/// <c>@{id:Key}</c> for its id with a suffix, <c>@{var:Key}</c> for a local that is named after both,
/// <c>@{prop:RoleArn}</c> for what the props have at a path. <c>@{unset:Fifo}</c> stands for nothing, and forbids the prop unless it is false.
/// </summary>
public static class CodeText
{
    /// <summary>The construct's scope.</summary>
    public const string Scope = "scope";

    /// <summary>The construct's id with a suffix.</summary>
    public const string Id = "id";

    /// <summary>A local named after the construct's id and a suffix.</summary>
    public const string Variable = "var";

    /// <summary>What the props have at a path.</summary>
    public const string Prop = "prop";

    /// <summary>Nothing, where the props have nothing or false under a name; otherwise there is no fix.</summary>
    public const string Unset = "unset";

    /// <summary>What a word looks like.</summary>
    public const string Pattern = @"@\{(?<word>[a-z]+)(:(?<of>[A-Za-z.]+))?\}";

    /// <summary>Whether code makes something in the construct's scope.</summary>
    public static bool MakesResource(string code) => code.Contains("@{" + Scope + "}");
}
