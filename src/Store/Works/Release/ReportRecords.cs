using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps daily reports.</summary>
internal sealed partial class ReportRecords(Connections connections)
    : SheetRecords<DailyReport, ReportId, ReportRecords.SheetOf>(connections, Described, ["task", "crew"]),
        IReportStore
{
    internal static readonly Table Described = new("daily_report", """
        uuid, task, crew, day, method, cover, square_metres, hours, persons, items, place, illustrative,
        record
        """, Sensitivity.Moderate)
    {
        Collection = DailyReport.Collection,
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    protected override ReportId IdOf(DailyReport record) => record.Id;

    /// <inheritdoc/>
    protected override SheetOf ToRow(DailyReport record) => new()
    {
        Uuid = record.Id.ToString(),
        Task = record.Task.ToString(),
        Crew = record.Crew.ToString(),
        Day = Column.Of(record.Day),
        Method = Column.Word(record.Method),
        Cover = Column.Word(record.Cover),
        SquareMetres = record.SquareMetres,
        Hours = record.Hours,
        Persons = record.Persons,
        Items = record.Items,
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Task { get; init; } = "";
        public string Crew { get; init; } = "";
        public string Day { get; init; } = "";
        public string Method { get; init; } = "";
        public string Cover { get; init; } = "";
        public double SquareMetres { get; init; }
        public double Hours { get; init; }
        public int Persons { get; init; }
        public int Items { get; init; }
        public string? Place { get; init; }
    }
}
