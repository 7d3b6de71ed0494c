using System.Text.RegularExpressions;

namespace MlInfra.Constructs.RealTime.Delivery;

/// <summary>A column of the table that a delivery stream writes: a field of the JSON records, and its type in Hive.</summary>
public sealed partial record LakeColumn
{
    private LakeColumn(string name, string type)
    {
        if (!ValidName().IsMatch(name))
        {
            throw new ArgumentException($"name is '{name}', but a column has lower-case letters, digits and underscores, as the fields of its records: name it like device_id.", nameof(name));
        }

        (Name, Type) = (name, type);
    }

    /// <summary>The name of the field and of the column.</summary>
    public string Name { get; }

    /// <summary>The type in Hive.</summary>
    public string Type { get; }

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lower-case letters, digits and underscores.</exception>
    public static LakeColumn Text(string name) => new(name, "string");

    /// <summary>A whole number of 64 bits.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lower-case letters, digits and underscores.</exception>
    public static LakeColumn Whole(string name) => new(name, "bigint");

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lower-case letters, digits and underscores.</exception>
    public static LakeColumn Number(string name) => new(name, "double");

    /// <summary>True or false.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lower-case letters, digits and underscores.</exception>
    public static LakeColumn Flag(string name) => new(name, "boolean");

    /// <summary>A point in time, written as <c>2026-01-31 23:59:59</c> or as ISO 8601 text.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lower-case letters, digits and underscores.</exception>
    public static LakeColumn Time(string name) => new(name, "timestamp");

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex ValidName();
}
