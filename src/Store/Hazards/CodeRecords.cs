using Furrow.Registry;
using Furrow.Registry.Hazards;

namespace Furrow.Store.Hazards;

/// <summary>Keeps what a programme adds to the code lists.</summary>
internal sealed class CodeRecords(Connections connections)
    : Records<Code, CodeId, CodeRecords.CodeRow>(connections, Described)
{
    private static readonly Table Described = new("code", $"""
        uuid, list, value, labels, position, retired, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Collection = Code.Collection,
        Searched = ["list", "value"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override CodeId IdOf(Code record) => record.Id;

    /// <inheritdoc/>
    protected override CodeRow ToRow(Code record) => new(record);

    /// <inheritdoc/>
    protected override Code ToRecord(CodeRow row) => row.ToRecord();

    /// <summary>A row of the table.</summary>
    internal sealed class CodeRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public CodeRow()
        {
        }

        /// <summary>The row that keeps a record.</summary>
        public CodeRow(Code record) : base(record.Origin)
        {
            Uuid = record.Id.ToString();
            List = record.List;
            Value = record.Value;
            Labels = Column.Json(record.Labels);
            Position = record.Position;
            Retired = record.Retired;
        }

        public string List { get; init; } = "";
        public string Value { get; init; } = "";
        public string Labels { get; init; } = "";
        public int Position { get; init; }
        public bool Retired { get; init; }

        /// <summary>The record that the row keeps.</summary>
        public Code ToRecord() => new()
        {
            Id = Column.Id<CodeId>(Uuid),
            List = List,
            Value = Value,
            Labels = Column.FromJson<CodeLabel[]>(Labels),
            Position = Position,
            Retired = Retired,
            Origin = Origin(),
        };
    }
}
