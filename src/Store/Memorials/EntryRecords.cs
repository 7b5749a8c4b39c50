using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>Keeps entries: who handed in what is for the programme only.</summary>
internal sealed class EntryRecords(Connections connections)
    : DetailRecords<ObjectEntry, EntryId, EntryRecords.EntryRow>(connections, Described)
{
    private static readonly Table Described = new("object_entry", $"""
        uuid, number, depositor, terms, received_on, due, {DetailRow.DetailColumns}
        """, Sensitivity.High)
    {
        Searched = ["number", "depositor"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override EntryId IdOf(ObjectEntry record) => record.Id;

    /// <inheritdoc/>
    protected override EntryRow ToRow(ObjectEntry record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class EntryRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public EntryRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public EntryRow(ObjectEntry record, string details) : base(record.Id.Value, details, record.Origin)
        {
            Number = record.Number;
            Depositor = record.Depositor;
            Terms = Column.Word(record.Terms);
            ReceivedOn = Column.Of(record.ReceivedOn);
            Due = Column.Of(record.Due);
        }

        public string Number { get; init; } = "";
        public string Depositor { get; init; } = "";
        public string Terms { get; init; } = "";
        public string ReceivedOn { get; init; } = "";
        public string? Due { get; init; }
    }
}
