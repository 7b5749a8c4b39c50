using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps incidents: for the programme.</summary>
internal sealed class IncidentRecords(Connections connections)
    : SheetRecords<Incident, IncidentId, IncidentRecords.SheetOf>(connections, Described, ["task", "hazard"])
{
    private static readonly Table Described = new("incident", """
        uuid, number, kind, task, hazard, happened_at, state, place, illustrative, record
        """, Sensitivity.High)
    {
        Searched = ["number"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    protected override IncidentId IdOf(Incident record) => record.Id;

    /// <inheritdoc/>
    protected override void Admit(Incident before, Incident after) => ReleaseStates.Check(before, after);

    /// <inheritdoc/>
    protected override SheetOf ToRow(Incident record) => new()
    {
        Uuid = record.Id.ToString(),
        Number = record.Number,
        Kind = Column.Word(record.Kind),
        Task = record.Task?.ToString(),
        Hazard = record.Hazard?.ToString(),
        HappenedAt = record.HappenedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        State = Column.Word(record.State),
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Number { get; init; } = "";
        public string Kind { get; init; } = "";
        public string? Task { get; init; }
        public string? Hazard { get; init; }
        public string HappenedAt { get; init; } = "";
        public string State { get; init; } = "";
        public string? Place { get; init; }
    }
}
