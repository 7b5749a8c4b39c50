namespace Furrow.Registry.Hazards;

/// <summary>What is known about the reports that a release names, from the columns that keep them.</summary>
public sealed record ReleaseFacts
{
    /// <summary>The named report is a non-technical survey of this hazard.</summary>
    public bool NonTechnicalSurvey { get; init; }

    /// <summary>The named report is a technical survey of this hazard, or a report from its clearance.</summary>
    public bool TechnicalSurvey { get; init; }

    /// <summary>The named report is a clearance report of this hazard.</summary>
    public bool ClearanceReport { get; init; }

    /// <summary>The named inspection passed.</summary>
    public bool QualityControlPassed { get; init; }

    /// <summary>The task's depth, cm; null when no task sets one.</summary>
    public int? RequiredDepthCentimetres { get; init; }
}

/// <summary>
/// What each kind of release stands on (IMAS 07.11, 08.10, 08.20, 09.10). Survey cancels and reduces, it cannot clear.
/// </summary>
public static class LandReleaseRule
{
    private const int Deepest = 2000;

    /// <summary>Refuses a release whose evidence is missing, and says which.</summary>
    public static void Check(GroundChange change, LandRelease release, ReleaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(facts);
        if (string.IsNullOrWhiteSpace(release.Report))
            throw new Refusal("release.no-report", "A release rests on a report; give its number.");
        if (release.UncheckedSquareMetres < 0)
            throw new Refusal("release.unchecked", "The part that could not be done cannot be negative.");
        if (release.UncheckedSquareMetres > 0 && string.IsNullOrWhiteSpace(release.UncheckedReason))
        {
            throw new Refusal("release.unchecked-reason",
                $"{release.UncheckedSquareMetres} m² could not be done; say why. They stay in the hazard.");
        }

        switch (change)
        {
            case GroundChange.Cancelled when !facts.NonTechnicalSurvey:
                throw new Refusal("release.no-survey",
                    $"Cancelling needs a non-technical survey of this hazard; report '{release.Report}' is none.");
            case GroundChange.Reduced when !facts.TechnicalSurvey:
                throw new Refusal("release.no-technical-survey",
                    $"Reducing needs a technical survey of this hazard; report '{release.Report}' is none.");
            case GroundChange.Cleared:
                CheckCleared(release, facts);
                break;
            case GroundChange.Cancelled or GroundChange.Reduced:
                break;
            default:
                throw new Refusal("release.kind", $"'{Collection.Word(change)}' releases nothing; "
                    + "ground is cancelled, reduced or cleared.");
        }
    }

    /// <summary>Refuses a release of a hazard that is not open.</summary>
    public static void CheckStatus(Hazard hazard)
    {
        ArgumentNullException.ThrowIfNull(hazard);
        if (hazard.Status != HazardStatus.Open)
        {
            throw new Refusal("release.hazard-not-open",
                $"{hazard.LocalId} is {Collection.Word(hazard.Status)}; ground is released from an open hazard. "
                + "Resume or reopen it first, with a reason.");
        }
    }

    private static void CheckCleared(LandRelease release, ReleaseFacts facts)
    {
        if (!facts.ClearanceReport)
        {
            throw new Refusal("release.survey-cannot-clear", facts.NonTechnicalSurvey || facts.TechnicalSurvey
                ? $"Report '{release.Report}' is a survey, and survey cannot clear: cancel or reduce by it, or "
                    + "give the clearance report."
                : $"Clearing needs a clearance report of this hazard; report '{release.Report}' is none.");
        }

        if (release.DepthCentimetres is not (> 0 and <= Deepest))
        {
            throw new Refusal("release.no-depth",
                $"Cleared ground needs the depth it was cleared to, 1 to {Deepest} cm; "
                + $"'{release.DepthCentimetres}' was given.");
        }

        if (facts.RequiredDepthCentimetres > release.DepthCentimetres)
        {
            throw new Refusal("release.too-shallow",
                $"The task asks for {facts.RequiredDepthCentimetres} cm and the ground was cleared to "
                + $"{release.DepthCentimetres} cm; clear deeper, or have the task's depth changed by its authority.");
        }

        if (!facts.QualityControlPassed)
        {
            throw new Refusal("release.no-quality-control",
                "Cleared ground needs a passed inspection before it is released; give its number.");
        }
    }
}
