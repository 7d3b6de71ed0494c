namespace MlInfra.Constructs.Compute;

/// <summary>An instance type of SageMaker, typed by its accelerator so that an algorithm can refuse what it does not run on.</summary>
public abstract record MlInstance
{
    private protected MlInstance(string name, bool hasLocalStorage)
    {
        Name = name;
        HasLocalStorage = hasLocalStorage;
    }

    /// <summary>The API's name, such as <c>ml.m5.xlarge</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether the instance has NVMe disks of its own. They are encrypted by hardware, and SageMaker refuses a volume key for them.
    /// Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html.
    /// </summary>
    public bool HasLocalStorage { get; }

    /// <inheritdoc />
    public sealed override string ToString() => Name;

    private protected static string Checked(string name, bool gpu)
    {
        var family = name.Split('.') is ["ml", var f, _] ? f
            : throw new ArgumentException($"'{name}' is not an instance type of SageMaker: it should read like ml.m5.xlarge.", nameof(name));
        if ((family[0] is 'g' or 'p') != gpu)
        {
            throw new ArgumentException($"'{name}' {(gpu ? "has no GPU: use CpuInstance" : "has a GPU: use GpuInstance")}.", nameof(name));
        }

        return name;
    }
}
