using Amazon.CDK;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Network;

namespace MlInfra.Constructs.Jobs;

/// <summary>A job as its API takes it, without its name.</summary>
/// <param name="Verb">The name of the state, such as <c>Train</c>.</param>
/// <param name="Parameters">The parameters of the call.</param>
/// <param name="Bound">The longest time that one attempt may wait and run.</param>
/// <param name="Results">What the notice of success tells, by name, as paths into the job's description.</param>
internal sealed record JobRequest(string Verb, IReadOnlyDictionary<string, object> Parameters, Duration Bound, IReadOnlyDictionary<string, string> Results)
{
    /// <summary>The network as the API takes it.</summary>
    public static Dictionary<string, object> VpcConfig(IWorkNetwork network) => new()
    {
        ["SecurityGroupIds"] = new[] { network.SecurityGroup.SecurityGroupId },
        ["Subnets"] = network.Subnets.Select(subnet => subnet.SubnetId).ToArray(),
    };

    /// <summary>The instances as the API takes them. A volume key is left out where SageMaker refuses one.</summary>
    public static Dictionary<string, object> Instances(MlInstance instance, int count, string keyArn)
    {
        var instances = new Dictionary<string, object> { ["InstanceType"] = instance.Name, ["InstanceCount"] = count };
        if (!instance.HasLocalStorage)
        {
            instances["VolumeKmsKeyId"] = keyArn;
        }

        return instances;
    }

    /// <summary>The instances with volumes of a size, as the API takes them.</summary>
    public static Dictionary<string, object> Instances(MlInstance instance, int count, string keyArn, int volumeGiB) =>
        new(Instances(instance, count, keyArn)) { ["VolumeSizeInGB"] = volumeGiB };
}
