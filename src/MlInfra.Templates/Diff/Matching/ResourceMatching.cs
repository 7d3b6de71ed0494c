using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Diff.Matching;

/// <summary>
/// Finds for each resource of the base what it is in the head: the one of the same logical id, or one of the same type that
/// is equal or nearly so under another logical id.
/// </summary>
internal sealed class ResourceMatching
{
    // Of all leaves of two resources together, the share that both have. Below it a reviewer would not call them the same.
    private const double LeastSimilarity = 0.6;

    // Beyond this a type's candidates are paired only where they are equal.
    private const int MostCandidates = 60;

    private readonly Spelling spelling;
    private readonly Dictionary<string, string> renames = new(StringComparer.Ordinal);

    internal ResourceMatching(Blueprint @base, Blueprint head, Spelling spelling)
    {
        this.spelling = spelling;
        Conditions = RenamedConditions(@base, head);
        var removed = @base.Written.Resources.Where(r => head.Written.Find(r.LogicalId) is null).ToList();
        var added = head.Written.Resources.Where(r => @base.Written.Find(r.LogicalId) is null).ToList();
        if (removed.Count > 0 && added.Count > 0)
            FindMoves(removed, added);
        var old = renames.ToDictionary(r => r.Value, r => r.Key, StringComparer.Ordinal);
        Pairs =
        [
            .. head.Written.Resources.Select(r => new ResourcePair(@base.Written.Find(old.GetValueOrDefault(r.LogicalId) ?? r.LogicalId), r)),
            .. removed.Where(r => !renames.ContainsKey(r.LogicalId)).Select(r => new ResourcePair(r, null)),
        ];
    }

    /// <summary>Every resource of either side once: the head's in their order, then those that are gone.</summary>
    internal IReadOnlyList<ResourcePair> Pairs { get; }

    /// <summary>The head's logical id of each resource that moved, by the base's.</summary>
    internal IReadOnlyDictionary<string, string> Renames => renames;

    /// <summary>The head's name of each condition that says the same under another name, by the base's.</summary>
    internal IReadOnlyDictionary<string, string> Conditions { get; }

    private Dictionary<string, string> RenamedConditions(Blueprint @base, Blueprint head)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (@base.Sections["Conditions"] is not MapValue before || head.Sections["Conditions"] is not MapValue after)
            return found;
        var added = after.Entries.Where(e => !before.Entries.Any(b => b.Name == e.Name)).ToList();
        foreach (var gone in before.Entries.Where(e => !after.Entries.Any(a => a.Name == e.Name)))
        {
            if (added.Find(a => spelling.Same(a.Value, gone.Value)) is not { } same)
                continue;
            found.Add(gone.Name, same.Name);
            added.Remove(same);
        }

        return found;
    }

    private void FindMoves(List<Resource> removed, List<Resource> added)
    {
        // Resources that may have moved together refer to each other by names that cannot be compared yet.
        var masks = removed.Concat(added).ToDictionary(r => r.LogicalId, r => "(" + r.Type + ")", StringComparer.Ordinal);
        var normalizer = new Normalizer(spelling, masks, Conditions);
        foreach (var type in removed.GroupBy(r => r.Type, StringComparer.Ordinal))
        {
            var before = type.Select(r => new Candidate(r, normalizer, spelling)).ToList();
            var after = added.Where(r => r.Type == type.Key).Select(r => new Candidate(r, normalizer, spelling)).ToList();
            PairEqual(before, after);
            if (before.Count <= MostCandidates && after.Count <= MostCandidates)
                PairSimilar(before, after);
        }
    }

    private void PairEqual(List<Candidate> before, List<Candidate> after)
    {
        foreach (var old in before.ToList())
        {
            var equal = after.Where(a => a.Text == old.Text).OrderByDescending(a => CommonLetters(a.Id, old.Id)).FirstOrDefault();
            if (equal is not null)
                Pair(old, equal, before, after);
        }
    }

    private void PairSimilar(List<Candidate> before, List<Candidate> after)
    {
        var likely = before.SelectMany(old => after.Select(@new => (Old: old, New: @new, Similarity: old.Similarity(@new))))
            .Where(p => p.Similarity >= LeastSimilarity)
            .OrderByDescending(p => p.Similarity)
            .ThenByDescending(p => CommonLetters(p.Old.Id, p.New.Id))
            .ToList();
        foreach (var (old, @new, _) in likely)
        {
            if (before.Contains(old) && after.Contains(@new))
                Pair(old, @new, before, after);
        }
    }

    private void Pair(Candidate old, Candidate @new, List<Candidate> before, List<Candidate> after)
    {
        renames.Add(old.Id, @new.Id);
        before.Remove(old);
        after.Remove(@new);
    }

    private static int CommonLetters(string left, string right)
    {
        var start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start])
            start++;
        var end = 0;
        while (end < left.Length - start && end < right.Length - start && left[^(end + 1)] == right[^(end + 1)])
            end++;
        return start + end;
    }

    private sealed class Candidate(Resource resource, Normalizer normalizer, Spelling spelling)
    {
        private readonly NormalResource normal = new(resource, normalizer);

        internal string Id => normal.Source.LogicalId;

        internal string Text => field ??= spelling.Of(normal.Properties);

        private HashSet<string> Leaves => field ??= LeavesOf(normal.Properties);

        // Too little to go by is no likeness.
        internal double Similarity(Candidate other)
        {
            var common = Leaves.Count(other.Leaves.Contains);
            return common < 2 ? 0 : (double)common / (Leaves.Count + other.Leaves.Count - common);
        }

        private HashSet<string> LeavesOf(Value value)
        {
            var leaves = new HashSet<string>(StringComparer.Ordinal);
            Collect(value, "", leaves);
            return leaves;
        }

        private void Collect(Value value, string path, HashSet<string> leaves)
        {
            switch (value)
            {
                case MapValue map:
                    foreach (var entry in map.Entries)
                        Collect(entry.Value, path + "." + entry.Name, leaves);
                    break;
                case ListValue list:
                    foreach (var item in list.Items)
                        Collect(item, path + "[]", leaves);
                    break;
                default:
                    leaves.Add(path + "=" + spelling.Of(value));
                    break;
            }
        }
    }
}
