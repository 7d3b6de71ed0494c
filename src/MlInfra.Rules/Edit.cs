namespace MlInfra.Rules;

/// <summary>A change to one resource that would satisfy a rule.</summary>
public abstract class Edit(string path)
{
    /// <summary>The concrete path below <c>Properties</c>, such as <c>Tags[0].Key</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The edit in words, as a code action's title.</summary>
    public abstract string Describe();

    internal static string Spell(object value) =>
        value is bool flag ? (flag ? "true" : "false") : FormattableString.Invariant($"{value}");
}

/// <summary>Sets a property, making the objects and lists on the way to it where they are missing.</summary>
public sealed class SetEdit(string path, object value) : Edit(path)
{
    /// <summary>A <see cref="string"/>, <see cref="bool"/> or <see cref="int"/>.</summary>
    public object Value { get; } = value;

    /// <inheritdoc />
    public override string Describe() => $"Set {Path} to {(Value is string ? $"\"{Value}\"" : Spell(Value))}";
}

/// <summary>Removes a property or a list's item.</summary>
public sealed class RemoveEdit(string path) : Edit(path)
{
    /// <inheritdoc />
    public override string Describe() => $"Remove {Path}";
}
