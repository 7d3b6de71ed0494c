namespace MlInfra.Constructs.Batch;

/// <summary>
/// How a replication behaves: it logs, compares rows after they are copied, and stops at a table that cannot go on rather than leave it out in silence.
/// Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.html.
/// </summary>
internal static class ReplicationSettings
{
    private static readonly string[] Logged = ["SOURCE_UNLOAD", "SOURCE_CAPTURE", "TARGET_LOAD", "TARGET_APPLY"];

    public static Dictionary<string, object> All => new()
    {
        ["Logging"] = new Dictionary<string, object>
        {
            ["EnableLogging"] = true,
            ["LogComponents"] = Logged.Select(component => new Dictionary<string, object> { ["Id"] = component, ["Severity"] = "LOGGER_SEVERITY_DEFAULT" }).ToArray<object>(),
        },
        ["ValidationSettings"] = new Dictionary<string, object> { ["EnableValidation"] = true },
        ["ErrorBehavior"] = new Dictionary<string, object> { ["TableErrorPolicy"] = "STOP_TASK", ["DataErrorPolicy"] = "SUSPEND_TABLE" },
    };
}
