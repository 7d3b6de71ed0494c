using System.Collections.Immutable;
using System.Globalization;
using MlInfra.Rules;

namespace MlInfra.Analyzers;

/// <summary>Sets a prop to a C# expression.</summary>
/// <param name="path">The prop's name.</param>
/// <param name="expression">The expression; types in it are fully qualified.</param>
public sealed class ExpressionEdit(string path, string expression) : Edit(path)
{
    /// <summary>The expression.</summary>
    public string Expression { get; } = expression;

    /// <inheritdoc />
    public override string Describe() => $"Set {Path} to {Expression.Substring(Expression.LastIndexOf('.', Math.Max(0, Expression.LastIndexOf('.') - 1)) + 1)}";
}

/// <summary>Carries a finding's edits from the analyzer to the code fix in a diagnostic's properties.</summary>
public static class EditProperties
{
    private const string Prefix = "Edit";
    private const char Separator = '\n';

    /// <summary>The edits as properties.</summary>
    public static ImmutableDictionary<string, string?> Write(IReadOnlyList<Edit> edits)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        for (var i = 0; i < edits.Count; i++)
            properties.Add(Prefix + i.ToString(CultureInfo.InvariantCulture), Write(edits[i]));
        return properties.ToImmutable();
    }

    /// <summary>The edits out of a diagnostic's properties, in order.</summary>
    public static IReadOnlyList<Edit> Read(ImmutableDictionary<string, string?> properties)
    {
        var edits = new List<Edit>();
        while (properties.TryGetValue(Prefix + edits.Count.ToString(CultureInfo.InvariantCulture), out var written) && written is not null)
            edits.Add(Read(written.Split(Separator)));
        return edits;
    }

    private static string Write(Edit edit) => edit switch
    {
        ExpressionEdit expression => $"expression{Separator}{expression.Path}{Separator}{expression.Expression}",
        SetEdit { Value: bool flag } set => $"bool{Separator}{set.Path}{Separator}{(flag ? "true" : "false")}",
        SetEdit { Value: int number } set => FormattableString.Invariant($"int{Separator}{set.Path}{Separator}{number}"),
        SetEdit set => $"string{Separator}{set.Path}{Separator}{set.Value}",
        _ => $"remove{Separator}{edit.Path}",
    };

    private static Edit Read(string[] parts) => parts[0] switch
    {
        "expression" => new ExpressionEdit(parts[1], parts[2]),
        "bool" => new SetEdit(parts[1], parts[2] == "true"),
        "int" => new SetEdit(parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture)),
        "string" => new SetEdit(parts[1], parts[2]),
        _ => new RemoveEdit(parts[1]),
    };
}
