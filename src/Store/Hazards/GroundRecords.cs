using System.Globalization;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Hazards;

/// <summary>Keeps the accounts of ground: entries are added, and what is there is never replaced.</summary>
internal sealed class GroundRecords(Connections connections)
    : Records<GroundEntry, GroundEntryId, GroundRecords.GroundRow>(connections, Described), IGroundStore
{
    /// <summary>How a moment is written: UTC, to the tick, sortable as text.</summary>
    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>Stands for a hazard that has ended and has no account.</summary>
    private const string Ended = "ended";

    private const string Recorded = "select at from journal where record = @record order by number limit 1";

    internal static readonly Table Described = new("ground_entry", $"""
        uuid, hazard, number, change, square_metres, rounding_square_metres, trimmed_square_metres, happened_on,
        recorded_at, recorded_by, reason, release, other, reverses, place, ground, {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Searched = ["reason"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "ground",
    };

    /// <summary>Only the class and areas of the figures: sums may be published, ground may not.</summary>
    private static readonly Table Figures = Described with { Class = Sensitivity.Low };

    /// <summary>Hazards as far as their figures go.</summary>
    private static readonly Table Hazards = new("hazard", "uuid", Sensitivity.Low)
    {
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    public override async Task<Saved> Save(
        IWriting writing, IReadOnlyList<GroundEntry> records, CancellationToken cancel)
    {
        var saved = await base.Save(writing, records, cancel);
        return saved.Changed == 0 ? saved : throw new Refusal("balance.entry-changed",
            "An entry of the balance was given with other figures; entries are reversed by entries, never changed.");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroundEntry>> OfHazard(HazardId hazard, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer).And("r.hazard = @hazard", "hazard", hazard.ToString());
        return (await Read(question, "r.number, r.uuid", Page.Largest, cancel)).Items;
    }

    /// <inheritdoc/>
    public async Task<PeriodBalance> Totals(
        PlaceId? place, DateOnly from, DateOnly until, Viewer viewer, CancellationToken cancel)
    {
        var entries = await Sums(Asked(Figures, place, from, until, viewer), question => $"""
            select r.change as change,
                case when coalesce(r.happened_on, '') < @first then 1 else 0 end as before,
                sum(cast(round(r.square_metres * 100) as bigint)) as hundredths
            from ground_entry r {question.Where}
            group by r.change, case when coalesce(r.happened_on, '') < @first then 1 else 0 end
            order by r.change limit 100
            """, cancel);
        var untouched = await Sums(Untouched(place, from, until, viewer), question => $"""
            select case when r.status in ('open', 'suspended') then 'original' else '{Ended}' end as change,
                case when coalesce(r.reported_on, r.surveyed_on, '') < @first then 1 else 0 end as before,
                sum(cast(round(r.area_square_metres * 100) as bigint)) as hundredths
            from hazard r {question.Where}
            group by 1, 2
            order by 1, 2 limit 100
            """, cancel);
        var late = await Sums(
            Asked(Figures, place, from, until, viewer)
                .And("r.recorded_at >= @first and coalesce(r.happened_on, '') < @first"),
            question => $"""
                select r.change as change, 1 as before,
                    sum(cast(round(r.square_metres * 100) as bigint)) as hundredths
                from ground_entry r {question.Where} group by r.change order by r.change limit 100
                """, cancel);
        var all = entries.Concat(untouched.Where(row => row.Change != Ended)).ToList();
        var balance = Sum(all.Where(row => row.Before == 0)) with
        {
            Opening = Sum(all.Where(row => row.Before == 1)).Remaining,
        };
        return new PeriodBalance(from, until, balance, Sum(late).Remaining)
        {
            Unaccounted = untouched.Where(row => row.Change == Ended).Sum(row => row.Hundredths) / 100m,
        };
    }

    /// <inheritdoc/>
    public Task<Slice<GroundEntry>> Corrections(
        PlaceId? place, DateOnly from, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = Asked(Table, place, from, DateOnly.MaxValue, viewer)
            .And("r.recorded_at >= @first and coalesce(r.happened_on, '') < @first").After(page);
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> FirstRecorded(string record, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MaySee(Sensitivity.Moderate))
            return null;
        var at = await Connections.Ask(
            (connection, transaction) => connection.ExecuteScalarAsync<string?>(
                new CommandDefinition(Recorded, new { record }, transaction, cancellationToken: cancel)), cancel);
        return at is null ? null : MomentOf(at);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(GroundEntry record) => [record.Ground];

    /// <inheritdoc/>
    protected override GroundEntryId IdOf(GroundEntry record) => record.Id;

    /// <inheritdoc/>
    protected override GroundRow ToRow(GroundEntry record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override GroundEntry ToRecord(GroundRow row) => row.ToEntry(Connections.Dialect);

    private Question Asked(Table table, PlaceId? place, DateOnly from, DateOnly until, Viewer viewer)
    {
        var question = new Question(table, viewer).Matching(new Filter { Place = place }, table, Connections.Dialect)
            .And("coalesce(r.happened_on, '') <= @last", "last", Column.Of(until));
        question.Parameters.Add("first", Column.Of(from));
        return question;
    }

    private Question Untouched(PlaceId? place, DateOnly from, DateOnly until, Viewer viewer)
    {
        var question = new Question(Hazards, viewer)
            .Matching(new Filter { Place = place }, Hazards, Connections.Dialect)
            .And("not exists (select 1 from ground_entry e where e.hazard = r.uuid)")
            .And("coalesce(r.reported_on, r.surveyed_on, '') <= @last", "last", Column.Of(until));
        question.Parameters.Add("first", Column.Of(from));
        return question;
    }

    private Task<List<SumRow>> Sums(Question question, Func<Question, string> sql, CancellationToken cancel) =>
        Connections.Ask(async (connection, transaction) => (await connection.QueryAsync<SumRow>(new CommandDefinition(
            sql(question), question.Parameters, transaction, cancellationToken: cancel))).AsList(), cancel);

    private static Balance Sum(IEnumerable<SumRow> rows) => rows.Aggregate(Balance.Empty, (sum, row) =>
        sum.With(Column.FromWord<GroundChange>(row.Change), row.Hundredths / 100m));

    private static DateTimeOffset MomentOf(string text) => DateTimeOffset.ParseExact(
        text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>One figure of a sum.</summary>
    internal sealed class SumRow
    {
        public string Change { get; init; } = "";
        public long Before { get; init; }
        public long Hundredths { get; init; }
    }

    /// <summary>A row of the table.</summary>
    internal sealed class GroundRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public GroundRow()
        {
        }

        /// <summary>The row that keeps an entry.</summary>
        public GroundRow(GroundEntry entry, IDialect dialect) : base(entry.Origin)
        {
            Uuid = entry.Id.ToString();
            Hazard = entry.Hazard.ToString();
            Number = entry.Number;
            Change = Column.Word(entry.Change);
            SquareMetres = (double)entry.SquareMetres;
            RoundingSquareMetres = (double)entry.RoundingSquareMetres;
            TrimmedSquareMetres = (double)entry.TrimmedSquareMetres;
            HappenedOn = Column.Of(entry.On);
            RecordedAt = entry.RecordedAt.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);
            RecordedBy = entry.RecordedBy;
            Reason = entry.Reason;
            Release = entry.Release is null ? null : Column.Json(entry.Release);
            Other = entry.Other?.ToString();
            Reverses = entry.Reverses?.ToString();
            Place = entry.Place?.ToString();
            Ground = dialect.ToColumn(entry.Ground);
        }

        public string Hazard { get; init; } = "";
        public int Number { get; init; }
        public string Change { get; init; } = "";
        public double SquareMetres { get; init; }
        public double RoundingSquareMetres { get; init; }
        public double TrimmedSquareMetres { get; init; }
        public string? HappenedOn { get; init; }
        public string RecordedAt { get; init; } = "";
        public string RecordedBy { get; init; } = "";
        public string Reason { get; init; } = "";
        public string? Release { get; init; }
        public string? Other { get; init; }
        public string? Reverses { get; init; }
        public string? Place { get; init; }
        public object? Ground { get; init; }

        /// <summary>The entry that the row keeps.</summary>
        public GroundEntry ToEntry(IDialect dialect) => new()
        {
            Id = Column.Id<GroundEntryId>(Uuid),
            Hazard = Column.Id<HazardId>(Hazard),
            Number = Number,
            Change = Column.FromWord<GroundChange>(Change),
            Ground = dialect.FromColumn(Ground)!,
            SquareMetres = Column.Hundredths(SquareMetres),
            RoundingSquareMetres = Column.Hundredths(RoundingSquareMetres),
            TrimmedSquareMetres = Column.Hundredths(TrimmedSquareMetres),
            On = Column.DayOrNull(HappenedOn),
            RecordedAt = MomentOf(RecordedAt),
            RecordedBy = RecordedBy,
            Reason = Reason,
            Release = Release is null ? null : Column.FromJson<LandRelease>(Release),
            Other = Column.IdOrNull<HazardId>(Other),
            Reverses = Column.IdOrNull<GroundEntryId>(Reverses),
            Place = Column.IdOrNull<PlaceId>(Place),
            Origin = Origin(),
        };
    }
}
