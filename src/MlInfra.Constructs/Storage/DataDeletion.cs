using Amazon.CDK;
using Constructs;

namespace MlInfra.Constructs.Storage;

/// <summary>
/// Deleting data takes two keys: the construct's prop and a context flag of the deployment.
/// So a prop copied from a test stack cannot delete production data.
/// </summary>
public static class DataDeletion
{
    /// <summary>The context flag: <c>cdk deploy --context mlinfra:allowDataDeletion=true</c>.</summary>
    public const string ContextFlag = "mlinfra:allowDataDeletion";

    /// <summary>Whether both keys are turned. One key alone keeps the data and says so in a warning.</summary>
    public static bool IsAllowed(Construct construct, bool asked)
    {
        if (!asked)
        {
            return false;
        }

        if (construct.Node.TryGetContext(ContextFlag) is true or "true")
        {
            Annotations.Of(construct).AddWarningV2("mlinfra:dataIsDeleted", "Data is deleted together with the stack.");
            return true;
        }

        Annotations.Of(construct).AddWarningV2(
            "mlinfra:dataIsKept",
            $"DeleteDataWithStack is set, but the data is kept: deleting also takes the context flag {ContextFlag}=true.");
        return false;
    }
}
