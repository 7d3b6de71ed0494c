using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Matching;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff;

/// <summary>Compares the sections beside Resources, entry by entry.</summary>
internal sealed class SectionComparison(Normalizer before, Normalizer after, ValueComparison comparison, IReadOnlyDictionary<string, string> conditions)
{
    private static readonly string[] Sections = ["Parameters", "Conditions", "Mappings", "Outputs", "Rules", "Transform"];

    internal IReadOnlyList<SectionChange> Compare(Blueprint @base, Blueprint head)
    {
        var changes = new List<SectionChange>();
        foreach (var section in Sections)
        {
            var old = Entries(@base, section, before);
            var now = Entries(head, section, after);
            foreach (var name in old.Keys.Union(now.Keys, StringComparer.Ordinal).ToList())
            {
                var was = old.GetValueOrDefault(name) ?? new AbsentValue(Origin.None);
                var @is = now.GetValueOrDefault(name) ?? new AbsentValue(Origin.None);
                var values = comparison.Compare(was, @is);
                if (values.Count > 0)
                    changes.Add(new(section, name, was, @is, values));
            }
        }

        return changes;
    }

    private Dictionary<string, Value> Entries(Blueprint blueprint, string section, Normalizer normalizer)
    {
        if (blueprint.Sections[section] is not MapValue map)
        {
            return blueprint.Sections[section] is var whole and not AbsentValue
                ? new() { [section] = normalizer.Normalize(whole, section) }
                : [];
        }

        return map.Entries
            .Where(e => !IsCdks(section, e.Name))
            .ToDictionary(e => Name(section, e.Name, normalizer), e => normalizer.Normalize(e.Value, ""), StringComparer.Ordinal);
    }

    private string Name(string section, string name, Normalizer normalizer) =>
        section == "Conditions" && normalizer == before ? conditions.GetValueOrDefault(name) ?? name : name;

    private static bool IsCdks(string section, string name) => (section, name) is
        ("Parameters", "BootstrapVersion") or ("Rules", "CheckBootstrapVersion") or ("Conditions", "CDKMetadataAvailable");
}
