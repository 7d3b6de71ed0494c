namespace MlInfra.Rules.Suppressions;

/// <summary>A finding, and what the suppressions say of it.</summary>
public sealed class ReviewedFinding
{
    internal ReviewedFinding(Finding finding, Suppression? acceptedBy, bool mayBeAccepted)
    {
        Finding = finding;
        AcceptedBy = acceptedBy;
        MayBeAccepted = mayBeAccepted;
    }

    /// <summary>The finding.</summary>
    public Finding Finding { get; }

    /// <summary>The suppression that accepts it, or null.</summary>
    public Suppression? AcceptedBy { get; }

    /// <summary>Whether there is a suppression of which not enough is known to say that it does not accept the finding.</summary>
    public bool MayBeAccepted { get; }
}
