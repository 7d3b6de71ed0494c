namespace MlInfra.Templates.Diagram.Tables;

/// <summary>Which way data goes when an action is allowed.</summary>
internal enum AccessWay
{
    /// <summary>From the resource to who acts.</summary>
    In,

    /// <summary>From who acts to the resource.</summary>
    Out,
}

/// <summary>What some IAM actions do with a resource.</summary>
/// <param name="Service">The service in the actions and in the resource's ARN.</param>
/// <param name="Actions">The actions' names.</param>
/// <param name="Label">What they do, as an edge says it.</param>
/// <param name="Way">Which way data goes.</param>
/// <param name="Target">What the resource is called where the template does not have it.</param>
internal sealed record AccessRow(string Service, string[] Actions, string Label, AccessWay Way, string Target);
