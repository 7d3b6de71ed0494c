using FsCheck;
using FsCheck.Fluent;
using MlInfra.Templates.Diff;
using MlInfra.Templates.Diff.Normal;

namespace MlInfra.Templates.Tests.Diff;

public sealed class DiffPropertyTests
{
    [Fact]
    public void A_template_does_not_differ_from_itself() => Prop.ForAll(
        Arb.From(MadeTemplates.Template),
        template => TemplatePair.Compare(template.ToJsonString(), template.ToJsonString()).IsEmpty).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_order_and_another_spelling_make_no_difference() => Prop.ForAll(
        Arb.From(MadeTemplates.Template.Zip(Gen.Choose(0, int.MaxValue - 1), (template, seed) => (Template: template, Seed: seed))),
        made => TemplatePair.Compare(made.Template.ToJsonString(), MadeTemplates.Respelled(made.Template, new Random(made.Seed)).ToJsonString()).IsEmpty)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Applying_the_listed_changes_to_the_base_gives_the_head() => Prop.ForAll(
        Arb.From(MadeTemplates.Template.Zip(MadeTemplates.Template, (@base, head) => (Base: @base.ToJsonString(), Head: head.ToJsonString()))),
        made => Gives(made.Base, made.Head)).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_resource_is_in_the_diff_once_or_is_the_same() => Prop.ForAll(
        Arb.From(MadeTemplates.Template.Zip(MadeTemplates.Template, (@base, head) => (Base: @base.ToJsonString(), Head: head.ToJsonString()))),
        made =>
        {
            var diff = TemplatePair.Compare(made.Base, made.Head);
            return diff.Resources.Select(r => r.Old?.LogicalId).OfType<string>().Distinct().Count() == diff.Resources.Count(r => r.Old is not null)
                && diff.Resources.Select(r => r.New?.LogicalId).OfType<string>().Distinct().Count() == diff.Resources.Count(r => r.New is not null);
        }).QuickCheckThrowOnFailure();

    // Sets have the order that the normal form gives them, so both sides are compared in it.
    private static bool Gives(string @base, string head)
    {
        var diff = TemplatePair.Compare(@base, head);
        var spelling = new Spelling();
        var renames = diff.Resources.Where(r => r.IsMoved).ToDictionary(r => r.Old!.LogicalId, r => r.LogicalId);
        var before = new Normalizer(spelling, renames, Normalizer.NoRenames);
        var after = new Normalizer(spelling, Normalizer.NoRenames, Normalizer.NoRenames);
        foreach (var resource in Blueprint.Read(head, "head.json").Written.Resources)
        {
            var old = Blueprint.Read(@base, "base.json").Written.Resources.FirstOrDefault(r => (renames.GetValueOrDefault(r.LogicalId) ?? r.LogicalId) == resource.LogicalId);
            if (old is null)
                continue;
            var changes = diff.Resources.FirstOrDefault(r => r.LogicalId == resource.LogicalId)?.Properties.Where(p => p.Because is null).ToList() ?? [];
            var applied = AppliedDiff.Apply(before.Properties(old), changes);
            if (!spelling.Same(after.Normalize(applied, ""), after.Properties(resource)))
                return false;
        }

        return true;
    }
}
