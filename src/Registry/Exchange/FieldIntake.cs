using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;

namespace Furrow.Registry.Exchange;

/// <summary>What became of the rows of a file.</summary>
/// <param name="RowsRead">All rows.</param>
/// <param name="Taken">Rows whose record is kept, or would be.</param>
/// <param name="Saved">What changed; when nothing was written, what would have.</param>
/// <param name="Rejected">Why rows were refused: by line and field.</param>
/// <param name="LeftOut">Rows that were not meant, by reason.</param>
/// <param name="Mapping">Where each field came from.</param>
/// <param name="Written">True when it was kept.</param>
public sealed record FieldIntakeReport(
    int RowsRead, int Taken, Saved Saved, IReadOnlyList<RefusedRow> Rejected,
    IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<MappedField> Mapping, bool Written);

/// <summary>
/// Takes the rows of a file through the same desks as everything that people enter: a file passes no gate that a form
/// does not. All rows in one write of the journal; repeated, the same file changes nothing.
/// </summary>
/// <param name="store">Where everything is kept.</param>
/// <param name="clock">What time it is.</param>
/// <param name="viewer">On whose behalf it is read.</param>
public sealed class FieldIntake(IStore store, TimeProvider clock, Viewer viewer)
{
    /// <summary>What rows may become.</summary>
    public static IReadOnlyList<string> Targets { get; } =
        ["hazards", "reports", "codes", "organisations", "daily-reports", "releases", "sessions", "incidents"];

    /// <summary>Checks the rows, and keeps them unless it is only to be looked at.</summary>
    /// <param name="target">One of <see cref="Targets"/>.</param>
    /// <param name="table">The rows.</param>
    /// <param name="order">What the person asks.</param>
    /// <param name="acceptGood">True to keep the good rows although others are refused.</param>
    /// <param name="look">True to write nothing and say what would happen.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="why">The reason.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal"><c>import.target-unknown</c>.</exception>
    public async Task<FieldIntakeReport> Take(
        string target, RowTable table, ImportOrder order, bool acceptGood, bool look, Actor actor, string why,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        try
        {
            return await store.Journal.Write(actor, why, async writing =>
            {
                var report = await Rows(target, table, order, writing, cancel);
                return look || (report.Rejected.Count > 0 && (!acceptGood || report.Taken == 0))
                    ? throw new NothingKept(report) // Thrown through the write, so that it leaves nothing.
                    : report with { Written = true };
            }, cancel);
        }
        catch (NothingKept looked)
        {
            return looked.Report;
        }
    }

    private async Task<FieldIntakeReport> Rows(
        string target, RowTable table, ImportOrder order, IWriting writing, CancellationToken cancel)
    {
        var names = await Names(cancel);
        var release = new ReleaseDesk(store, clock, viewer);
        return target switch
        {
            "hazards" => await All(Importer.Hazards(table, order, names.Places, cancel, names.Codes), async records =>
                await store.Hazards.Save(writing, await Standing(store, records, viewer, cancel), cancel)),
            "reports" => await All(Importer.Reports(
                table, order, [.. names.Hazards.SelectMany(same => same)], names.Codes, cancel), records =>
                store.Reports.Save(writing, records, cancel)),
            "codes" => await All(Importer.Codes(table, order, cancel), records =>
                store.Codes.Save(writing, records, cancel)),
            "organisations" => await Each(Importer.Organisations(table, order, cancel), record =>
                store.Release.Organisations.Save(writing, [record], cancel)),
            "daily-reports" => await Each(Importer.DailyReports(table, order, names, cancel), async row =>
                await release.Report(writing, row.Report, row.Found is { } found ? [found] : [], row.Correction, cancel)
                    is { Repeated: true } ? new Saved(0, 0, 1) : new Saved(1, 0, 0)),
            "releases" => await Each(Importer.Releases(table, order, names, cancel), row =>
                Release(row, writing, order.Source, cancel)),
            "sessions" => await Each(Importer.Sessions(table, order, names, cancel), record =>
                store.Sessions.Save(writing, [record.Checked()], cancel)),
            "incidents" => await Each(Importer.Incidents(table, order, names, cancel), async record =>
            {
                var there = await store.Release.Incidents.Find(record.Id, viewer, cancel) is not null;
                await release.Open(writing, record, cancel);
                return there ? new Saved(0, 0, 1) : new Saved(1, 0, 0);
            }),
            _ => throw new Refusal("import.target-unknown",
                $"'{target}' cannot be imported here; it is one of: {string.Join(", ", Targets)}."),
        };
    }

    /// <summary>
    /// Hazards of a file as they may be kept: where one is there already, its state, its number and its turning points
    /// stay, and its ground too once its balance has entries. A file that was imported before takes nothing back.
    /// </summary>
    public static async Task<IReadOnlyList<Hazard>> Standing(
        IStore store, IReadOnlyList<Hazard> hazards, Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(hazards);
        var kept = new List<Hazard>();
        foreach (var hazard in hazards)
        {
            if (await store.Hazards.Find(hazard.Id, viewer, cancel) is not { } there)
            {
                kept.Add(hazard);
                continue;
            }

            var account = await store.Ground.OfHazard(hazard.Id, viewer, cancel);
            kept.Add((account.Count == 0 ? hazard : hazard with
            {
                Outline = there.Outline,
                AreaSquareMetres = there.AreaSquareMetres,
                OutlineIsStandIn = there.OutlineIsStandIn,
                Place = there.Place,
                Kind = there.Kind,
                Evidence = there.Evidence,
            }) with
            {
                Status = there.Status,
                StatusReason = there.StatusReason,
                StatusOn = there.StatusOn,
                StatusNote = there.StatusNote,
                RemainingSquareMetres = there.RemainingSquareMetres,
                TurningPoints = there.TurningPoints,
            });
        }

        return kept;
    }

    /// <summary>A release that this source brought before is not made again.</summary>
    private async Task<Saved> Release(ReleaseRow row, IWriting writing, string source, CancellationToken cancel)
    {
        var entries = await store.Ground.OfHazard(row.Hazard, viewer, cancel);
        if (entries.Any(entry => entry.Origin.Source == source && entry.Origin.Key == row.Origin.Key))
            return new(0, 0, 1);
        var desk = new GroundDesk(store, writing, viewer);
        await desk.Release(
            row.Hazard, row.Change, row.Ground, row.Release, desk.Posting(row.On, $"Import from {source}", row.Origin),
            new ReleaseWitness(store, viewer), cancel);
        return new(1, 0, 0);
    }

    private static async Task<FieldIntakeReport> All<TRecord>(
        ImportResult<TRecord> result, Func<IReadOnlyList<TRecord>, Task<Saved>> save) =>
        new(result.RowsRead, result.Records.Count, await save(result.Records), result.Rejected, result.LeftOut,
            result.Mapping, Written: false);

    /// <summary>Row by row through a desk: what it refuses is told with the row's line.</summary>
    private static async Task<FieldIntakeReport> Each<TRecord>(
        ImportResult<FieldRow<TRecord>> result, Func<TRecord, Task<Saved>> save)
    {
        var (saved, taken, rejected) = (new Saved(0, 0, 0), 0, new List<RefusedRow>(result.Rejected));
        foreach (var row in result.Records)
        {
            try
            {
                saved += await save(row.Record);
                taken++;
            }
            catch (Refusal refusal)
            {
                rejected.Add(new(row.Line, refusal.Code, null, refusal.Message));
            }
        }

        return new(result.RowsRead, taken, saved, rejected, result.LeftOut, result.Mapping, Written: false);
    }

    private async Task<FieldNames> Names(CancellationToken cancel)
    {
        var hazards = await store.Hazards.Everything(Filter.None, viewer, cancel);
        var tasks = await store.Release.Tasks.Everything(Filter.None, viewer, cancel);
        var crews = await store.Crews.Everything(Filter.None, viewer, cancel);
        var places = await store.Places.Everything(Filter.None, viewer, cancel);
        return new(
            hazards.ToLookup(one => one.LocalId, StringComparer.OrdinalIgnoreCase),
            tasks.ToLookup(one => one.Number, StringComparer.OrdinalIgnoreCase),
            crews.ToLookup(one => one.Name, StringComparer.OrdinalIgnoreCase),
            await GroundDesk.Codes(store, viewer, cancel), new PlaceIndex(places));
    }

    /// <summary>Undoes the write, and carries out what it came to.</summary>
    private sealed class NothingKept(FieldIntakeReport report) : Exception
    {
        public FieldIntakeReport Report { get; } = report;
    }
}
