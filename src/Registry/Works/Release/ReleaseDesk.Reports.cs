namespace Furrow.Registry.Works.Release;

/// <summary>What handing in a daily report came to.</summary>
/// <param name="Report">As it is kept.</param>
/// <param name="Items">Its items as they are kept.</param>
/// <param name="Repeated">True when the very same report was there already: nothing was written.</param>
/// <param name="Missed">Incidents opened because an item lay in released ground.</param>
public sealed record ReportReceipt(
    DailyReport Report, IReadOnlyList<Item> Items, bool Repeated, IReadOnlyList<Incident> Missed);

/// <summary>Daily reports and the items found.</summary>
public sealed partial class ReleaseDesk
{
    private const int MostItems = 1000;

    /// <summary>
    /// Takes a daily report in. The same report again changes nothing; another one for the same task, crew, day and
    /// method is refused until it is said to be a correction.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="items">Items found that day; identity, report, task and hazard are set here.</param>
    /// <param name="correction">True when it takes the place of the one that is there; the journal keeps both.</param>
    /// <param name="actor">Who hands it in.</param>
    /// <param name="why">The reason.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">
    /// <c>report.…</c>, <c>item.…</c>, <c>gate.accreditation</c>, <c>gate.depth</c>, <c>record.missing</c>.
    /// </exception>
    public Task<ReportReceipt> Report(
        DailyReport report, IReadOnlyList<Item> items, bool correction, Actor actor, string why,
        CancellationToken cancel) =>
        store.Journal.Write(actor, why, writing => Report(writing, report, items, correction, cancel), cancel);

    /// <summary>The same within a write that is open.</summary>
    internal async Task<ReportReceipt> Report(
        IWriting writing, DailyReport report, IReadOnlyList<Item> items, bool correction, CancellationToken cancel)
    {
        var task = await Found(Kept.Tasks, report.Task, cancel);
        var given = (report with { Place = task.Place, Items = items.Sum(one => one.Quantity) }).Checked();
        if (given.Day > Today.AddDays(1))
            throw new Refusal("report.day", $"A report for {given.Day:O} was given, and today is {Today:O}; "
                + "a day is reported when it is over.");
        var found = Items(given, task, items);
        if (await Kept.Reports.Find(given.Id, viewer, cancel) is { } before)
        {
            var there = (await Kept.Items.Of(given.Id.Value, All, viewer, cancel)).Items;
            if (Same(before, there, given, found))
                return new ReportReceipt(before, there, Repeated: true, []);
            if (!correction)
                throw new Refusal("report.exists", $"A report of this crew for {given.Day:O} by "
                    + $"{Collection.Word(given.Method)} is there with {before.SquareMetres} m², and it says "
                    + "something else; hand this one in as a correction.");
            if (there.Count > found.Count)
                throw new Refusal("report.items", $"The report named {there.Count} kinds of items and the "
                    + $"correction {found.Count}; an item that was found is not unfound. Correct its fields.");
        }

        task.Admit(given, await AccreditationsOf(task, cancel));
        await Kept.Reports.Save(writing, [given], cancel);
        await Kept.Items.Save(writing, found, cancel);
        return new ReportReceipt(given, found, Repeated: false, await Missed(writing, found, cancel));
    }

    private static List<Item> Items(DailyReport report, TaskOrder task, IReadOnlyList<Item> items)
    {
        if (items.Count > MostItems)
            throw new Refusal("report.items", $"{items.Count} kinds of items were given for one day; give up to "
                + $"{MostItems}.");
        return [.. items.Select((item, i) => (item with
        {
            Id = Identity.From<ItemId>(report.Id.ToString(), i.ToString()),
            Report = report.Id, Task = task.Id, FoundOn = report.Day, Place = report.Place,
            Hazard = item.Hazard is { } hazard && task.Hazards.Contains(hazard) ? hazard : task.Hazards[0],
        }).Checked())];
    }

    private static bool Same(
        DailyReport one, IReadOnlyList<Item> items, DailyReport other, List<Item> others) =>
        one.Stops.SequenceEqual(other.Stops) && one with { Stops = other.Stops } == other
        && items.OrderBy(item => item.Id.Value).SequenceEqual(others.OrderBy(item => item.Id.Value));


    /// <summary>Items in ground that was released: each opens an incident and brings the hazard back.</summary>
    private async Task<IReadOnlyList<Incident>> Missed(
        IWriting writing, List<Item> items, CancellationToken cancel)
    {
        var incidents = new List<Incident>();
        foreach (var item in items)
        {
            if (await ReleasedGroundOf(item, cancel) is not { } hazard)
                continue;
            var id = Identity.From<IncidentId>("missed", item.Id.ToString());
            if (await Kept.Incidents.Find(id, viewer, cancel) is not null)
                continue;
            incidents.Add(await Begin(writing, new Incident
            {
                Id = id,
                Number = $"MI-{id.ToString()[..8]}",
                Kind = IncidentKind.MissedItem,
                HappenedAt = clock.GetUtcNow(),
                Task = item.Task,
                Hazard = hazard.Id,
                Point = item.Point,
                Device = item.Category,
                What = $"{item.Quantity} × {item.Model ?? Collection.Word(item.Category)} found on {item.FoundOn:O} in "
                    + $"ground of hazard {hazard.LocalId} that had been released.",
                Origin = item.Origin,
            }, cancel));
        }

        return incidents;
    }
}
