using Amazon.CDK.AWS.EMR;

namespace MlInfra.Constructs.Analytics.Spark;

/// <summary>
/// The instance fleets of a cluster, as the API takes them: primary and core on demand, tasks on spot.
/// Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html.
/// </summary>
internal sealed record SparkFleets(SparkOptions Options)
{
    // Minutes after which nodes that the spot market does not have are taken on demand.
    private const int SpotPatience = 10;

    public CfnCluster.InstanceFleetConfigProperty Primary => OnDemand("Primary", 1, PrimaryNode.For(Options.Core.Count + Options.Tasks.Count));

    public CfnCluster.InstanceFleetConfigProperty Core => OnDemand("Core", Options.Core.Count, Options.Core.Instance);

    public CfnCluster.InstanceFleetConfigProperty[] Tasks => Options.Tasks.Count == 0 ? [] :
    [
        new()
        {
            Name = "Tasks",
            TargetSpotCapacity = Options.Tasks.Count,
            InstanceTypeConfigs = Options.Tasks.Instances.Select(Type).ToArray(),
            LaunchSpecifications = new CfnCluster.InstanceFleetProvisioningSpecificationsProperty
            {
                SpotSpecification = new CfnCluster.SpotProvisioningSpecificationProperty
                {
                    AllocationStrategy = "price-capacity-optimized",
                    TimeoutAction = "SWITCH_TO_ON_DEMAND",
                    TimeoutDurationMinutes = SpotPatience,
                },
            },
        },
    ];

    private CfnCluster.InstanceFleetConfigProperty OnDemand(string name, int count, SparkInstance instance) => new()
    {
        Name = name,
        TargetOnDemandCapacity = count,
        InstanceTypeConfigs = new[] { Type(instance) },
        LaunchSpecifications = new CfnCluster.InstanceFleetProvisioningSpecificationsProperty
        {
            OnDemandSpecification = new CfnCluster.OnDemandProvisioningSpecificationProperty { AllocationStrategy = "lowest-price" },
        },
    };

    private CfnCluster.InstanceTypeConfigProperty Type(SparkInstance instance) => new()
    {
        InstanceType = instance.Name,
        WeightedCapacity = 1,
        EbsConfiguration = new CfnCluster.EbsConfigurationProperty
        {
            EbsOptimized = true,
            EbsBlockDeviceConfigs = new[]
            {
                new CfnCluster.EbsBlockDeviceConfigProperty
                {
                    VolumesPerInstance = 1,
                    VolumeSpecification = new CfnCluster.VolumeSpecificationProperty { VolumeType = "gp3", SizeInGb = Options.DiskGiB },
                },
            },
        },
    };
}
