using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>Keeps the documentation plan, for the programme only.</summary>
internal sealed class GoalRecords(Connections connections)
    : DetailRecords<DocumentationGoal, GoalId, GoalRecords.GoalRow>(connections, Described)
{
    private static readonly Table Described = new("documentation_goal", $"""
        uuid, title, aspect, due, {DetailRow.DetailColumns}
        """, Sensitivity.High)
    {
        Searched = ["title"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override GoalId IdOf(DocumentationGoal record) => record.Id;

    /// <inheritdoc/>
    protected override GoalRow ToRow(DocumentationGoal record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class GoalRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public GoalRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public GoalRow(DocumentationGoal record, string details) : base(record.Id.Value, details, record.Origin)
        {
            Title = record.Title;
            Aspect = Column.Word(record.Aspect);
            Due = Column.Of(record.Due);
        }

        public string Title { get; init; } = "";
        public string Aspect { get; init; } = "";
        public string Due { get; init; } = "";
    }
}
