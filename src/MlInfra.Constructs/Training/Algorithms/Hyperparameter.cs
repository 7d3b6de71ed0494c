using System.Globalization;

namespace MlInfra.Constructs.Training.Algorithms;

/// <summary>What an algorithm asks of one hyperparameter.</summary>
/// <param name="Name">The API's name, such as <c>feature_dim</c>.</param>
public sealed record Hyperparameter(string Name)
{
    /// <summary>Whether the job fails without it. Default: true.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Smallest and largest number allowed. Default: any.</summary>
    public (double Min, double Max)? Range { get; init; }

    /// <summary>The values allowed. Default: any.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>Needed only if another hyperparameter has one of these values. Default: always.</summary>
    public (string Name, string[] Values)? When { get; init; }

    internal void Check(string algorithm, IReadOnlyDictionary<string, string> given)
    {
        if (!given.TryGetValue(Name, out var value))
        {
            var needed = IsRequired && (When is not { } when || (given.TryGetValue(when.Name, out var other) && when.Values.Contains(other)));
            if (needed)
            {
                throw new ArgumentException($"{algorithm} needs the hyperparameter {Name}: set it with With(\"{Name}\", …).", nameof(given));
            }

            return;
        }

        CheckValue(algorithm, value);
    }

    internal void CheckValue(string algorithm, string value)
    {
        if (OneOf.Count > 0 && !OneOf.Contains(value))
        {
            throw new ArgumentException($"{Name} of {algorithm} is '{value}', but it can be {string.Join(" or ", OneOf)}.", nameof(value));
        }

        if (Range is { } range && !(double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= range.Min && number <= range.Max))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{Name} of {algorithm} is '{value}', but it can be {range.Min} to {range.Max}."), nameof(value));
        }
    }
}
