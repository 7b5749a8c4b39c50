namespace Furrow.Registry.Hazards;

/// <content>New hazards, reports about them, and changes of what is known beside ground and state.</content>
public sealed partial class GroundDesk
{
    private const int LongestNumber = 60;

    /// <summary>Opens a hazard: its evidence must carry its kind, its codes be known, its number be new.</summary>
    public async Task<Hazard> Open(Hazard hazard, CodeBook codes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hazard);
        ArgumentNullException.ThrowIfNull(codes);
        if (hazard.LocalId.Trim().Length is 0 or > LongestNumber)
            throw new Refusal("hazard.number", $"A hazard needs a number of 1 to {LongestNumber} characters.");
        if (await store.Hazards.Find(hazard.Id, viewer, cancel) is not null)
        {
            throw new Refusal("hazard.already-there",
                $"There is a hazard {hazard.LocalId} already; open it, or give this one another number.");
        }

        EvidenceRule.CheckEntered(hazard.Kind, hazard.Evidence);
        if (hazard.ReportedOn > Today || hazard.SurveyedOn > Today)
            throw new Refusal("hazard.future", "A day of report or survey has not come yet; correct it.");
        var account = GroundAccount.Of(codes.Check(hazard), [], writing.At);
        return await Keep(account.Opened(), cancel);
    }

    /// <summary>Records a report; the same number for the same hazard is refused.</summary>
    public async Task<HazardReport> Report(HazardReport report, CodeBook codes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(codes);
        var account = await Account(report.Hazard, cancel);
        if (report.LocalId.Trim().Length is 0 or > LongestNumber)
            throw new Refusal("report.number", $"A report needs a number of 1 to {LongestNumber} characters.");
        if (report.On > Today)
            throw new Refusal("report.future", $"{report.On:O} has not come yet; give the day it was made.");
        if (await store.Reports.Find(report.Id, viewer, cancel) is not null)
            throw new Refusal("report.already-there", $"Report {report.LocalId} of this hazard is on record already.");
        codes.Check("report-source", report.SourceKind);
        codes.Check("report-outcome", report.Outcome);
        codes.Check(report.Informants);
        var kept = report with { Place = account.Hazard.Place };
        await store.Reports.Save(writing, [kept], cancel);
        if (report.Kind != ReportKind.Indication && !(account.Hazard.SurveyedOn >= report.On))
            await store.Hazards.Save(writing, [account.Hazard with { SurveyedOn = report.On }], cancel);
        return kept;
    }

    /// <summary>
    /// Changes what is known about hazards, all in this one write. Ground, kind and state have acts of their own.
    /// </summary>
    public async Task<IReadOnlyList<Hazard>> Edit(
        IReadOnlyList<(Hazard Before, Hazard After)> changes, CodeBook codes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(codes);
        foreach (var (before, after) in changes)
        {
            if (before.Id != after.Id || before.LocalId != after.LocalId || before.Kind != after.Kind
                || before.Status != after.Status || before.StatusReason != after.StatusReason
                || before.StatusOn != after.StatusOn || before.StatusNote != after.StatusNote
                || before.RemainingSquareMetres != after.RemainingSquareMetres
                || !GroundGrid.Same(before.Outline, after.Outline) || before.Origin != after.Origin)
            {
                throw new Refusal("hazard.not-editable", $"{before.LocalId}: number, kind, state, ground and origin "
                    + "are not edited; take a step, or change its ground with a reason.");
            }

            EvidenceRule.CheckChanged(before, after);
            codes.Check(after);
        }

        await store.Hazards.Save(writing, [.. changes.Select(Kept)], cancel);
        return [.. changes.Select(Kept)];

        static Hazard Kept((Hazard Before, Hazard After) change) =>
            change.After with { Outline = change.Before.Outline };
    }
}
