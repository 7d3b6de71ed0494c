using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff.Security;

/// <summary>One of two templates as comparisons across resources see it: in normal form, and under the head's names.</summary>
internal sealed class ComparedSide
{
    private readonly Blueprint blueprint;
    private readonly Dictionary<string, ComparedResource> byId;

    private ComparedSide(Blueprint blueprint, Normalizer normalizer, IReadOnlyDictionary<string, string> renames, IReadOnlyDictionary<string, string> conditions)
    {
        this.blueprint = blueprint;
        Resources = [.. blueprint.Written.Resources.Select(r => new ComparedResource(renames.GetValueOrDefault(r.LogicalId) ?? r.LogicalId, r, normalizer)
        {
            Gates = Gates.None.With(r.ExistsWhen.Select(e => KeyValuePair.Create(conditions.GetValueOrDefault(e.Key) ?? e.Key, e.Value)))!,
        })];
        byId = Resources.ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    internal IReadOnlyList<ComparedResource> Resources { get; }

    internal static (ComparedSide Base, ComparedSide Head) Of(ComparedBlueprints compared)
    {
        var spelling = new Spelling();
        return (
            new(compared.Base, new(spelling, compared.Renames, compared.Conditions), compared.Renames, compared.Conditions),
            new(compared.Head, new(spelling, Normalizer.NoRenames, Normalizer.NoRenames), Normalizer.NoRenames, Normalizer.NoRenames));
    }

    internal ComparedResource? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The default of a parameter that holds its value itself; of others it is the place where the value is kept.</summary>
    internal ScalarValue? DefaultOf(string parameter) =>
        blueprint.Sections["Parameters"] is MapValue parameters
        && parameters[parameter] is MapValue declaration
        && declaration["Type"] is ScalarValue type && !type.Text.StartsWith("AWS::SSM::", StringComparison.Ordinal)
            ? blueprint.DefaultOf(parameter)
            : null;
}

/// <summary>A resource of one side.</summary>
/// <param name="Id">The head's logical id.</param>
/// <param name="Source">The resource as it is written.</param>
/// <param name="Normalizer">What gives the normal form.</param>
internal sealed record ComparedResource(string Id, Resource Source, Normalizer Normalizer)
{
    internal string Type => Source.Type;

    /// <summary>The properties in normal form.</summary>
    internal MapValue Properties => field ??= Normalizer.Properties(Source);

    /// <summary>The outcomes of conditions under which the resource exists.</summary>
    internal required Gates Gates { get; init; }
}
