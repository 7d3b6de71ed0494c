using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.CDK;
using Constructs;

namespace MlInfra.Constructs;

/// <summary>Accepts findings of MlInfra's rules on constructs, with a reason that stays beside the resource in the template.</summary>
public static partial class Suppressions
{
    private const string Section = "MlInfra";
    private const string List = "Suppress";

    /// <summary>
    /// Accepts what a rule finds on a construct: on itself if it is a resource, on its default child if it has one, or on all
    /// resources that are below it by now. It is written into their metadata, which <c>mlinfra lint</c> reads; the analyzer
    /// reads the call.
    /// </summary>
    /// <param name="construct">The construct.</param>
    /// <param name="id">The rule's id, such as MLI2001.</param>
    /// <param name="reason">Why the finding is accepted, for whoever reviews it.</param>
    /// <param name="until">
    /// The last day on which it is accepted; default: for good. After it <c>mlinfra lint</c> reports the finding again. The
    /// compiler knows no date, so the analyzer takes the suppression as lasting.
    /// </param>
    /// <exception cref="ArgumentException">The id is no rule's, there is no reason, or the construct has no resources yet.</exception>
    public static void Suppress(this IConstruct construct, string id, string reason, DateOnly? until = null)
    {
        ArgumentNullException.ThrowIfNull(construct);
        if (id is null || !IdForm().IsMatch(id))
            throw new ArgumentException($"'{id}' is no rule's id; write one such as MLI2001.", nameof(id));
        if (string.IsNullOrWhiteSpace(reason))
            throw new ArgumentException($"Suppressing {id} needs a reason; say why the finding is accepted.", nameof(reason));
        var resources = ResourcesOf(construct);
        if (resources.Count == 0)
            throw new ArgumentException($"'{construct.Node.Path}' has no resources yet; suppress {id} after they are made.", nameof(construct));

        var entry = new Dictionary<string, object> { ["Id"] = id, ["Reason"] = reason };
        if (until is { } date)
            entry["Until"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        // Resources that share it: it is in use when one of them has the finding.
        if (resources.Count > 1)
            entry["From"] = construct.Node.Path;
        foreach (var resource in resources)
            Add(resource, entry);
    }

    private static List<CfnResource> ResourcesOf(IConstruct construct) => construct switch
    {
        CfnResource resource => [resource],
        _ when construct.Node.DefaultChild is { } child => ResourcesOf(child),
        _ => [.. construct.Node.FindAll().OfType<CfnResource>()],
    };

    private static void Add(CfnResource resource, Dictionary<string, object> entry)
    {
        var section = resource.GetMetadata(Section) is IDictionary<string, object> existing ? new Dictionary<string, object>(existing) : [];
        object[] before = section.GetValueOrDefault(List) switch
        {
            null => [],
            object[] several => several,
            var one => [one],
        };
        section[List] = (object[])[.. before, entry];
        resource.AddMetadata(Section, section);
    }

    [GeneratedRegex("^MLI[1-9][0-9]{3}$")]
    private static partial Regex IdForm();
}
