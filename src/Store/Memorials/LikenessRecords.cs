using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>Keeps proposals that two records are one person, for the programme only.</summary>
internal sealed class LikenessRecords(Connections connections)
    : DetailRecords<Likeness, LikenessId, LikenessRecords.LikenessRow>(connections, Described), ILikenessStore
{
    private static readonly Table Described = new("likeness", $"""
        uuid, one, other, score, state, details
        """, Sensitivity.High)
    {
        Areas = AreaRule.Unbounded,
    };

    /// <inheritdoc/>
    public async Task<Slice<Likeness>> In(
        LikenessState state, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).And("r.state = @state", "state", Column.Word(state));
        if (page.After is { } after)
        {
            if (!Guid.TryParse(after, out var last))
                throw Question.Malformed(after);
            question.And("""
                (-r.score, r.uuid) > (select -l.score, l.uuid from likeness l where l.uuid = @last)
                """, "last", last.ToString());
        }

        return await Read(question, "-r.score, r.uuid", limit, cancel);
    }

    /// <inheritdoc/>
    protected override LikenessId IdOf(Likeness record) => record.Id;

    /// <inheritdoc/>
    protected override LikenessRow ToRow(Likeness record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class LikenessRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public LikenessRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public LikenessRow(Likeness record, string details) : base(record.Id.Value, details, null)
        {
            One = record.One.ToString();
            Other = record.Other.ToString();
            Score = record.Score;
            State = Column.Word(record.State);
        }

        public string One { get; init; } = "";
        public string Other { get; init; } = "";
        public double Score { get; init; }
        public string State { get; init; } = "";
    }
}
