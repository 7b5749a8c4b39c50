using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps victims: for a small role.</summary>
internal sealed class VictimRecords(Connections connections)
    : SheetRecords<Victim, VictimId, VictimRecords.SheetOf>(connections, Described, ["incident", "accident"]),
        IVictimStore
{
    /// <summary>The journal's word for a reading.</summary>
    private const string Reading = "victim_reading";

    private static readonly Table Described = new("victim", """
        uuid, incident, accident, place, illustrative, record
        """, Sensitivity.Severe)
    {
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Victim>> Read(
        IWriting writing, Guid owner, Viewer viewer, CancellationToken cancel)
    {
        var victims = await Of(owner, new Page(Page.Largest), viewer, cancel);
        var mine = Writing.Of(writing, Connections);
        var told = Column.Json(new { readBy = viewer.Name, victims = victims.Items.Count });
        await mine.Use(
            async (_, _) =>
            {
                await mine.Journalise("victim", Reading, [new Change(owner.ToString(), null, told)], cancel);
                return 0;
            }, cancel);
        return victims.Items;
    }

    /// <inheritdoc/>
    protected override VictimId IdOf(Victim record) => record.Id;

    /// <inheritdoc/>
    protected override SheetOf ToRow(Victim record) => new()
    {
        Uuid = record.Id.ToString(),
        Incident = record.Incident?.ToString(),
        Accident = record.Accident?.ToString(),
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string? Incident { get; init; }
        public string? Accident { get; init; }
        public string? Place { get; init; }
    }
}
