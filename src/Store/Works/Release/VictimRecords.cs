using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps victims: for a small role.</summary>
internal sealed class VictimRecords(Connections connections)
    : SheetRecords<Victim, VictimId, VictimRecords.SheetOf>(connections, Described, ["incident", "accident"])
{
    private static readonly Table Described = new("victim", """
        uuid, incident, accident, place, illustrative, record
        """, Sensitivity.Severe)
    {
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

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
