using System.Collections.Immutable;
using System.Globalization;
using MlInfra.Rules;

namespace MlInfra.Analyzers.Fixes;

/// <summary>Sets a prop to a C# expression.</summary>
/// <param name="path">The prop's path.</param>
/// <param name="expression">The expression in the words of <see cref="CodeText"/>; types in it are fully qualified.</param>
/// <param name="title">What the prop becomes, for a person; empty: the expression says it.</param>
/// <param name="before">The statements that go before the one that makes the props.</param>
public sealed class ExpressionEdit(string path, string expression, string title, IReadOnlyList<string> before) : Edit(path)
{
    /// <summary>The expression.</summary>
    public string Expression { get; } = expression;

    /// <summary>What the prop becomes, for a person.</summary>
    public string Title { get; } = title;

    /// <summary>The statements that go before the one that makes the props.</summary>
    public IReadOnlyList<string> Before { get; } = before;

    /// <summary>Whether it makes a resource, which must not take the place of one that is named already.</summary>
    public bool MakesResource { get; private set; } = before.Count > 0 || CodeText.MakesResource(expression);

    /// <inheritdoc />
    public override string Describe() => $"Set {Path} to {(Title.Length > 0 ? Title : LastName)}";

    /// <summary>The same edit with code for its words.</summary>
    public ExpressionEdit Filled(string code) => new(Path, code, Title, Before) { MakesResource = MakesResource };

    private string LastName => Expression.Substring(Expression.LastIndexOf('.', Math.Max(0, Expression.LastIndexOf('.') - 1)) + 1);
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
        ExpressionEdit expression => string.Join($"{Separator}", ["expression", expression.Path, expression.Expression, expression.Title, .. expression.Before]),
        SetEdit { Value: bool flag } set => $"bool{Separator}{set.Path}{Separator}{(flag ? "true" : "false")}",
        SetEdit { Value: int number } set => FormattableString.Invariant($"int{Separator}{set.Path}{Separator}{number}"),
        SetEdit set => $"string{Separator}{set.Path}{Separator}{set.Value}",
        _ => $"remove{Separator}{edit.Path}",
    };

    private static Edit Read(string[] parts) => parts[0] switch
    {
        "expression" => new ExpressionEdit(parts[1], parts[2], parts[3], [.. parts.Skip(4)]),
        "bool" => new SetEdit(parts[1], parts[2] == "true"),
        "int" => new SetEdit(parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture)),
        "string" => new SetEdit(parts[1], parts[2]),
        _ => new RemoveEdit(parts[1]),
    };
}
