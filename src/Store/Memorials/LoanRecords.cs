using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>Keeps loans, for the programme only.</summary>
internal sealed class LoanRecords(Connections connections)
    : DetailRecords<Loan, LoanId, LoanRecords.LoanRow>(connections, Described)
{
    private static readonly Table Described = new("loan", $"""
        uuid, number, direction, partner, state, due, {DetailRow.DetailColumns}
        """, Sensitivity.High)
    {
        Searched = ["number", "partner"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override LoanId IdOf(Loan record) => record.Id;

    /// <inheritdoc/>
    protected override LoanRow ToRow(Loan record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class LoanRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public LoanRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public LoanRow(Loan record, string details) : base(record.Id.Value, details, record.Origin)
        {
            Number = record.Number;
            Direction = Column.Word(record.Direction);
            Partner = record.Partner;
            State = Column.Word(record.State);
            Due = Column.Of(record.Due);
        }

        public string Number { get; init; } = "";
        public string Direction { get; init; } = "";
        public string Partner { get; init; } = "";
        public string State { get; init; } = "";
        public string Due { get; init; } = "";
    }
}
