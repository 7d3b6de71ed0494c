using Amazon.CDK;
using Constructs;

namespace MlInfra.Constructs.Naming;

/// <summary>
/// A name for what CloudFormation does not name by itself, or whose name must be known before it is made. It ends with the id of the stack,
/// which CloudFormation gives anew to every stack, so no two stacks ever ask for the same one.
/// </summary>
internal static class UniqueName
{
    /// <summary>The name: the construct's path, a hyphen and the 36 characters of the stack's id.</summary>
    /// <param name="construct">What is named.</param>
    /// <param name="pathLength">The most characters of the path, in lower case. Default: 26, which makes 63 in all.</param>
    public static string Of(Construct construct, int pathLength = 26)
    {
        var path = Names.UniqueResourceName(construct, new UniqueResourceNameOptions { MaxLength = pathLength }).ToLowerInvariant();
        return Fn.Join("-", [path, Fn.Select(2, Fn.Split("/", Aws.STACK_ID))]);
    }
}
