using MlInfra.Rules.Model;
using MlInfra.Templates.Diagram.Tables;

namespace MlInfra.Templates.Diagram.Sketching;

/// <summary>The flows that properties declare: those of the table, what a workflow starts, and ways to the internet.</summary>
internal sealed class DeclaredFlows(Scene scene, Folding folding, Dictionary<string, DiagramNode> outside)
{
    internal IEnumerable<SketchFlow> Read() => scene.Parts.SelectMany(p => OfTable(p).Concat(OfHost(p)).Concat(OfWorkflow(p)).Concat(Exposed(p)));

    private IEnumerable<SketchFlow> OfTable(Part part)
    {
        foreach (var row in FlowTable.Of(part.Resource.Type))
        {
            var via = row is { From.Length: > 0, To.Length: > 0 } ? part.Key : null;
            foreach (var from in Ends(part, row, row.From))
            {
                foreach (var to in Ends(part, row, row.To))
                    yield return new(from, to, row.Label, row.Kind, via);
            }
        }
    }

    private IEnumerable<string> Ends(Part part, FlowRow row, string path)
    {
        if (path.Length == 0)
            return folding.Meant(part).Select(p => p.Key);
        return PropertyWalk.Select(part.Resource.Properties, path).SelectMany(PropertyWalk.Leaves).SelectMany(leaf =>
        {
            var named = scene.Named(part, leaf).ToList();
            if (named.Count > 0)
                return named.SelectMany(folding.Meant).Select(p => p.Key);
            return row.Kind != FlowKind.Side && !path.EndsWith('*') && Outside.Named(leaf) is { } node ? [Known(node)] : [];
        });
    }

    private IEnumerable<SketchFlow> OfHost(Part part) =>
        part.Resource.Host is { } host && scene.Find(scene.Key(part.Stack, host)) is { } workflow ? [new(workflow.Key, part.Key, "runs", FlowKind.Data)] : [];

    private IEnumerable<SketchFlow> OfWorkflow(Part part)
    {
        foreach (var task in WorkflowTask.Of(part.Resource))
        {
            foreach (var target in scene.Named(part, task.Names).SelectMany(folding.Meant).Where(t => task.IsOf(t.Resource.Type)).Distinct())
            {
                yield return task.Access is { Way: AccessWay.In }
                    ? new(target.Key, part.Key, task.Label, FlowKind.Data)
                    : new(part.Key, target.Key, task.Label, FlowKind.Data);
            }
        }
    }

    private IEnumerable<SketchFlow> Exposed(Part part)
    {
        foreach (var exposed in ExposedTypes.All.Where(e => part.Is(e.Type) && IsOpen(part, e)))
        {
            var internet = Known(Outside.Internet);
            foreach (var node in folding.Meant(part))
                yield return exposed.IsOutward ? new(node.Key, internet, exposed.Label, FlowKind.Data) : new(internet, node.Key, exposed.Label, FlowKind.Data);
        }
    }

    private static bool IsOpen(Part part, ExposedType exposed)
    {
        if (exposed.Property.Length == 0)
            return true;
        var values = PropertyWalk.Select(part.Resource.Properties, exposed.Property).ToList();
        return values.Count == 0
            ? exposed.IsOpenWhenAbsent
            : values.OfType<ScalarValue>().Any(v => exposed.Open.Contains(v.Text, StringComparer.OrdinalIgnoreCase));
    }

    private string Known(DiagramNode node)
    {
        outside.TryAdd(node.Id, node);
        return node.Id;
    }
}
