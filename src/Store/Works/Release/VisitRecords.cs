using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps quality visits.</summary>
internal sealed class VisitRecords(Connections connections)
    : SheetRecords<Visit, VisitId, VisitRecords.SheetOf>(connections, Described, ["task"])
{
    private static readonly Table Described = new("visit", """
        uuid, task, day, inspecting, open_critical, place, illustrative, record
        """, Sensitivity.Moderate)
    {
        Collection = Visit.Collection,
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    protected override VisitId IdOf(Visit record) => record.Id;

    /// <inheritdoc/>
    protected override void Admit(Visit before, Visit after) => ReleaseStates.Check(before, after);

    /// <inheritdoc/>
    protected override SheetOf ToRow(Visit record) => new()
    {
        Uuid = record.Id.ToString(),
        Task = record.Task.ToString(),
        Day = Column.Of(record.Day),
        Inspecting = record.Inspecting.ToString(),
        OpenCritical = record.NonConformities.Count(one => one.Severity == Severity.Critical
                && one.State != NonConformityState.Closed),
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Task { get; init; } = "";
        public string Day { get; init; } = "";
        public string Inspecting { get; init; } = "";
        public int OpenCritical { get; init; }
        public string? Place { get; init; }
    }
}
