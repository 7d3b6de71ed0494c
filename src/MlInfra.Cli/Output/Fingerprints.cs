using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MlInfra.Rules;

namespace MlInfra.Cli.Output;

/// <summary>Tells findings apart by what they are about, so that a finding stays the same when lines move.</summary>
internal sealed class Fingerprints
{
    private readonly Dictionary<string, int> given = new(StringComparer.Ordinal);

    internal string Of(Finding finding, string uri)
    {
        var identity = string.Join('\n', finding.Rule.Id, uri, finding.Resource.LogicalId, finding.Path);

        // A rule may have two findings at one path, such as one for each outcome of a condition.
        var before = given.GetValueOrDefault(identity);
        given[identity] = before + 1;
        var distinct = before == 0 ? identity : identity + "\n" + before.ToString(CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(distinct)))[..32];
    }
}
