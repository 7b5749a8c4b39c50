using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Store.Plans;

/// <summary>Keeps what the levels of the programme decide about works.</summary>
internal sealed class RulingRecords(Connections connections)
    : Records<Ruling, RulingId, RulingRecords.RulingRow>(connections, Described), IRulingStore
{
    private const int MostOfWork = 1000;

    private static readonly Table Described = new(
        "ruling", "uuid, work, kind, crew, day, level, place, state, made_by, made_at, why, answer",
        Sensitivity.Moderate)
    {
        Searched = ["made_by", "why"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Ruling>> OfWork(WorkId work, Viewer viewer, CancellationToken cancel) =>
        (await Read(new Question(Table, viewer).And("r.work = @work", "work", work.ToString()),
            "r.made_at desc, r.uuid", MostOfWork, cancel)).Items;

    /// <inheritdoc/>
    public Task<Slice<Ruling>> In(RulingState state, Page page, Viewer viewer, CancellationToken cancel) =>
        Read(new Question(Table, viewer).And("r.state = @state", "state", Column.Word(state)).After(page),
            Question.Limit(page), cancel);

    /// <inheritdoc/>
    protected override RulingId IdOf(Ruling record) => record.Id;

    /// <inheritdoc/>
    protected override RulingRow ToRow(Ruling record) => new(record);

    /// <inheritdoc/>
    protected override Ruling ToRecord(RulingRow row) => row.ToRuling();

    /// <summary>A row of the table.</summary>
    internal sealed class RulingRow : Row
    {
        /// <summary>For Dapper.</summary>
        public RulingRow()
        {
        }

        /// <summary>The row that keeps a ruling.</summary>
        public RulingRow(Ruling ruling)
        {
            Uuid = ruling.Id.ToString();
            Work = ruling.Wish.Work.ToString();
            Kind = Column.Word(ruling.Wish.Kind);
            Crew = ruling.Wish.Crew?.ToString();
            Day = Column.Of(ruling.Wish.Day);
            Level = ruling.Level?.ToString();
            Place = ruling.Place?.ToString();
            State = Column.Word(ruling.State);
            MadeBy = ruling.By;
            MadeAt = Column.Of(ruling.At);
            Why = ruling.Why;
            Answer = ruling.Answer is { } answer ? Column.Json(answer) : null;
        }

        public string Work { get; init; } = "";
        public string Kind { get; init; } = "";
        public string? Crew { get; init; }
        public string? Day { get; init; }
        public string? Level { get; init; }
        public string? Place { get; init; }
        public string State { get; init; } = "";
        public string MadeBy { get; init; } = "";
        public string MadeAt { get; init; } = "";
        public string Why { get; init; } = "";
        public string? Answer { get; init; }

        /// <summary>The ruling that the row keeps.</summary>
        public Ruling ToRuling() => new()
        {
            Id = Column.Id<RulingId>(Uuid),
            Wish = new Wish(Column.Id<WorkId>(Work), Column.FromWord<WishKind>(Kind), Column.IdOrNull<CrewId>(Crew),
                Column.DayOrNull(Day)),
            Level = Column.IdOrNull<PlaceId>(Level),
            Place = Column.IdOrNull<PlaceId>(Place),
            State = Column.FromWord<RulingState>(State),
            By = MadeBy,
            At = Column.Moment(MadeAt),
            Why = Why,
            Answer = Answer is null ? null : Column.FromJson<RulingAnswer>(Answer),
        };
    }
}
