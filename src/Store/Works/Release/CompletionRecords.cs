using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps completion reports.</summary>
internal sealed class CompletionRecords(Connections connections)
    : SheetRecords<Completion, CompletionId, CompletionRecords.SheetOf>(connections, Described, ["task"])
{
    private static readonly Table Described = new("completion", """
        uuid, number, task, written_on, handed_over_on, place, illustrative, record
        """, Sensitivity.Moderate)
    {
        Collection = Completion.Collection,
        Searched = ["number"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    protected override CompletionId IdOf(Completion record) => record.Id;

    /// <inheritdoc/>
    protected override SheetOf ToRow(Completion record) => new()
    {
        Uuid = record.Id.ToString(),
        Number = record.Number,
        Task = record.Task.ToString(),
        WrittenOn = Column.Of(record.WrittenOn),
        HandedOverOn = Column.Of(record.HandedOverOn),
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Number { get; init; } = "";
        public string Task { get; init; } = "";
        public string WrittenOn { get; init; } = "";
        public string? HandedOverOn { get; init; }
        public string? Place { get; init; }
    }
}
