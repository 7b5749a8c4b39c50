using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps task orders.</summary>
internal sealed partial class TaskOrderRecords(Connections connections)
    : SheetRecords<TaskOrder, TaskOrderId, TaskOrderRecords.SheetOf>(connections, Described, ["organisation"]),
        ITaskOrderStore
{
    internal static readonly Table Described = new("task_order", """
        uuid, number, organisation, objective, state, planned_from, planned_to, place, illustrative, record
        """, Sensitivity.Moderate)
    {
        Collection = TaskOrder.Collection,
        Searched = ["number"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    protected override TaskOrderId IdOf(TaskOrder record) => record.Id;

    /// <inheritdoc/>
    protected override void Admit(TaskOrder before, TaskOrder after) => ReleaseStates.Check(before, after);

    /// <inheritdoc/>
    protected override SheetOf ToRow(TaskOrder record) => new()
    {
        Uuid = record.Id.ToString(),
        Number = record.Number,
        Organisation = record.Organisation.ToString(),
        Objective = Column.Word(record.Objective),
        State = Column.Word(record.State),
        PlannedFrom = Column.Of(record.PlannedFrom),
        PlannedTo = Column.Of(record.PlannedTo),
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Number { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string Objective { get; init; } = "";
        public string State { get; init; } = "";
        public string PlannedFrom { get; init; } = "";
        public string PlannedTo { get; init; } = "";
        public string? Place { get; init; }
    }
}
