using Microsoft.CodeAnalysis;
using MlInfra.Analyzers.Reading;
using MlInfra.Rules;
using MlInfra.Rules.Catalog.Cdk;
using MlInfra.Rules.Conditions;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>What is wrong with the ids and names of the constructs that one class makes.</summary>
internal static class CodeReview
{
    internal static IEnumerable<Finding> Of(ConstructSites sites, Architecture architecture, CdkTypes types)
    {
        var sources = new IdSources(sites, types);
        foreach (var site in sites.All)
        {
            if (PhysicalNames.Find(site) is { } name)
                yield return Find(Code.PhysicalName, site, name.Value, $"sets {name.Property}, which only a new resource can change");
            if (site.Argument("id") is not { ConstantValue.HasValue: false } id)
                continue;
            if (sources.Unstable(id) is { } unstable)
                yield return Find(Code.StableId, site, id, $"takes its id from {unstable}");
            else if (CdkTypes.Ships(ConstructSite.Made(site.Creation)) && sources.Token(id) is { } token)
                yield return Find(Code.TokenId, site, id, $"has the token {token} in its id");
        }

        foreach (var (site, id, words) in SharedIds.In(sites))
            yield return Find(Code.UniqueId, site, id, words);

        Finding Find(Rule rule, ConstructSite site, IOperation place, string words) =>
            Finding.InCode(rule, architecture.Find(site.LogicalId) ?? ResourceOf(site), SyntaxOrigin.Of(place.Syntax), words);
    }

    private static Resource ResourceOf(ConstructSite site) =>
        new(site.LogicalId, CodeCondition.Type, new MapValue([], site.Origin), site.Origin) { Name = site.Name };
}
