using System.Text.Json;
using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Hazards;

/// <summary>The account of a hazard as its page shows it.</summary>
/// <param name="Hazard">As it stands, or as it was recorded at the moment asked for.</param>
/// <param name="Balance">In m², with what is left.</param>
/// <param name="Rest">How far geometry and sum are apart, m².</param>
/// <param name="Tolerance">What counts as nothing, m².</param>
/// <param name="IsWhole">True when the two agree within the tolerance.</param>
/// <param name="Remaining">Ground that is not released; null when none is left.</param>
/// <param name="Entries">In order.</param>
/// <param name="Reports">Newest first.</param>
/// <param name="States">What can be done next with its state.</param>
/// <param name="Kinds">What can be done next with what is known.</param>
internal sealed record AccountView(
    Hazard Hazard, Balance Balance, decimal Rest, decimal Tolerance, bool IsWhole,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Geometry? Remaining,
    IReadOnlyList<GroundEntry> Entries, IReadOnlyList<HazardReport> Reports,
    IReadOnlyList<NextStep<HazardStatus>> States, IReadOnlyList<NextStep<HazardKind>> Kinds);

/// <summary>A period's balance with the entries that correct its opening.</summary>
internal sealed record TotalsView(PeriodBalance Period, IReadOnlyList<GroundEntry> Corrections);

/// <summary>Accounts, sums and code lists.</summary>
internal static class GroundAnswers
{
    private const int MostCorrections = 500;

    /// <summary>The account of one hazard, now or on a past day as far as was known then.</summary>
    public static async Task<object?> Account(Ask ask)
    {
        var id = ask.Id<HazardId>();
        var (on, known) = (ask.Day("on"), ask.Day("known"));
        if (await ask.Store.Hazards.Find(id, ask.Viewer, ask.Cancel) is not { } hazard)
            return null;
        var moment = known is { } day
            ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddTicks(-1)
            : DateTimeOffset.MaxValue;
        if (known is not null)
        {
            hazard = await GroundDesk.AsRecorded(ask.Store, id, moment, ReadHazard, ask.Viewer, ask.Cancel)
                ?? throw new Refusal("hazard.not-found", $"This hazard was not recorded on {known:O} yet.");
        }

        var entries = await ask.Store.Ground.OfHazard(id, ask.Viewer, ask.Cancel);
        var first = await ask.Store.Ground.FirstRecorded(id.ToString(), ask.Viewer, ask.Cancel);
        var account = GroundAccount.Of(hazard, entries, first ?? DateTimeOffset.UnixEpoch);
        if (on is not null || known is not null)
            account = account.At(on ?? DateOnly.MaxValue, moment);
        return await View(ask, account);
    }

    /// <summary>The balance of a place for a period.</summary>
    public static async Task<object?> Totals(Ask ask)
    {
        var today = DateOnly.FromDateTime(ask.Options.Clock.GetUtcNow().UtcDateTime);
        var (from, until) = (ask.Day("from") ?? new DateOnly(today.Year, 1, 1), ask.Day("until") ?? today);
        if (from > until)
            throw new Refusal("request.period", $"The period begins on {from:O} and ends on {until:O}; swap the two.");
        var place = ask.Id<PlaceId>("place");
        var totals = await ask.Store.Ground.Totals(place, from, until, ask.Viewer, ask.Cancel);
        var corrections = await ask.Store.Ground.Corrections(
            place, from, new Page(MostCorrections), ask.Viewer, ask.Cancel);
        return new TotalsView(totals, corrections.Items);
    }

    /// <summary>Every code of every list, shipped and added.</summary>
    public static async Task<object?> Codes(Ask ask) =>
        (await GroundDesk.Codes(ask.Store, ask.Viewer, ask.Cancel)).All.GroupBy(code => code.List)
            .ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>A hazard from the journal's JSON.</summary>
    public static Hazard ReadHazard(string json) => JsonSerializer.Deserialize<Hazard>(json, RecordJson.Options)
        ?? throw new JsonException("An entry of the journal holds no hazard.");

    private static async Task<AccountView> View(Ask ask, GroundAccount account)
    {
        var reports = await ask.Store.Reports.OfHazard(account.Hazard.Id, ask.Viewer, ask.Cancel);
        var facts = await Facts(ask, account, reports);
        return new(
            account.Hazard, account.Balance, account.Rest, Balance.ToleranceSquareMetres, account.IsWhole,
            account.Remaining.IsEmpty ? null : account.Remaining, account.Entries, reports,
            HazardMachines.Status.Next(account.Hazard.Status, facts),
            HazardMachines.Kind.Next(account.Hazard.Kind, facts));
    }

    private static async Task<HazardFacts> Facts(
        Ask ask, GroundAccount account, IReadOnlyList<HazardReport> reports) =>
        await GroundDesk.Facts(
            account, reports, null, new ReleaseWitness(ask.Store, ask.Viewer), ask.Cancel);
}
