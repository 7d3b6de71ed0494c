using System.Reflection;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Lowering;

/// <summary>
/// All lowerings, by the jsii name of the construct or class: every static field of this namespace that is a
/// <see cref="ConstructLowering"/> or a <see cref="StateLowering"/>, or a list of <see cref="StateLowering"/>, <see cref="FactoryLowering"/> or <see cref="MutatorLowering"/>.
/// </summary>
internal static class LoweringCatalog
{
    private static readonly Lazy<IReadOnlyDictionary<string, ConstructLowering>> Constructs =
        new(() => Fields<ConstructLowering>().ToDictionary(l => l.Construct, StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> Makers = new(() => new(Constructs.Value.Values.SelectMany(l => l.MadeBy), StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyDictionary<string, StateLowering>> States =
        new(() => Fields<StateLowering>().Concat(Fields<IReadOnlyList<StateLowering>>().SelectMany(states => states)).ToDictionary(l => l.Construct, StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyDictionary<(string Type, string Method), FactoryLowering>> Factories =
        new(() => Fields<IReadOnlyList<FactoryLowering>>().SelectMany(objects => objects).ToDictionary(f => (f.Type, f.Method)));

    internal static IReadOnlyCollection<ConstructLowering> All => [.. Constructs.Value.Values];

    private static readonly Lazy<IReadOnlyDictionary<(string Type, string Method), MutatorLowering>> Mutators =
        new(() => Fields<IReadOnlyList<MutatorLowering>>().SelectMany(mutators => mutators).ToDictionary(m => (m.Type, m.Method)));

    internal static ConstructLowering? Find(string jsiiName) =>
        Constructs.Value.TryGetValue(jsiiName, out var found) ? found : null;

    /// <summary>Whether some construct is made by a method of this name.</summary>
    internal static bool IsMaker(string method) => Makers.Value.Contains(method);

    internal static IReadOnlyCollection<StateLowering> AllStates => [.. States.Value.Values];

    internal static StateLowering? FindState(string? jsiiName) =>
        jsiiName is not null && States.Value.TryGetValue(jsiiName, out var found) ? found : null;

    internal static bool Makes(string type, string method) => Factories.Value.ContainsKey((type, method));

    /// <summary>What a call of a class's method gives, or null when that is not known.</summary>
    internal static Value? Make(string type, string method, IReadOnlyList<Value> arguments, Origin origin) =>
        Factories.Value.TryGetValue((type, method), out var factory) && arguments.Count >= factory.Needs ? factory.Make(arguments, origin) : null;

    /// <summary>The object after a call of its method, or null when that is not known.</summary>
    internal static Value? Change(string type, string method, Value before, IReadOnlyList<Value> arguments, Origin origin) =>
        Mutators.Value.TryGetValue((type, method), out var mutator) ? mutator.Change(before, arguments, origin) : null;

    private static IEnumerable<T> Fields<T>() =>
        typeof(LoweringCatalog).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(LoweringCatalog).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(T))
            .Select(field => (T)field.GetValue(null)!);
}
