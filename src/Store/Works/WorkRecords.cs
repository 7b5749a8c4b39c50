using Dapper;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Works;

/// <summary>Keeps works. They point at uncleared ground, so they are for partners as hazards are.</summary>
internal sealed class WorkRecords(Connections connections)
    : Records<Work, WorkId, WorkRecords.WorkRow>(connections, Described), IWorkStore
{
    private const int WithdrawAtOnce = 500;
    private const string Delete = "delete from work where uuid in @uuids";

    private static readonly Table Described = new("work", $"""
        uuid, kind, title, hazard, asset, lot, skill, quantity, unit, person_days, norm, people_waiting, waits_for,
        place, point, {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Searched = ["title"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "point",
    };

    /// <inheritdoc/>
    public Task<Slice<Work>> At(
        HazardId? hazard, AssetId? asset, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).After(page);
        if (hazard is { } ground)
            question.And("r.hazard = @hazard", "hazard", ground.ToString());
        if (asset is { } thing)
            question.And("r.asset = @asset", "asset", thing.ToString());
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    public async Task<int> Withdraw(IWriting writing, IReadOnlyList<WorkId> works, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, Connections);
        var withdrawn = 0;
        foreach (var chunk in works.Select(work => work.ToString()).Distinct().Chunk(WithdrawAtOnce))
        {
            withdrawn += await mine.Use(
                async (connection, transaction) =>
                {
                    var before = await Before(connection, transaction, chunk, cancel);
                    if (before.Count == 0)
                        return 0;
                    await connection.ExecuteAsync(new CommandDefinition(
                        Delete, new { uuids = before.Keys }, transaction, cancellationToken: cancel));
                    var changes = before.Select(pair => new Change(pair.Key, pair.Value, null)).ToList();
                    await mine.Journalise(Table.Name, Table.Name, changes, cancel);
                    return before.Count;
                }, cancel);
        }

        return withdrawn;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Work record) => [record.Point];

    /// <inheritdoc/>
    protected override WorkId IdOf(Work record) => record.Id;

    /// <inheritdoc/>
    protected override WorkRow ToRow(Work record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override Work ToRecord(WorkRow row) => row.ToWork(Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class WorkRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public WorkRow()
        {
        }

        /// <summary>The row that keeps a work.</summary>
        public WorkRow(Work work, IDialect dialect) : base(work.Origin)
        {
            Uuid = work.Id.ToString();
            Kind = Column.Word(work.Kind);
            Title = work.Title;
            Hazard = work.Hazard?.ToString();
            Asset = work.Asset?.ToString();
            Lot = work.Lot;
            Skill = Column.Word(work.Skill);
            Quantity = work.Quantity;
            Unit = work.Unit;
            PersonDays = work.PersonDays;
            Norm = work.Norm;
            PeopleWaiting = work.PeopleWaiting;
            WaitsFor = Column.Json(work.WaitsFor);
            Place = work.Place?.ToString();
            Point = dialect.ToColumn(work.Point);
        }

        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string? Hazard { get; init; }
        public string? Asset { get; init; }
        public int? Lot { get; init; }
        public string Skill { get; init; } = "";
        public double Quantity { get; init; }
        public string Unit { get; init; } = "";
        public double PersonDays { get; init; }
        public string? Norm { get; init; }
        public int PeopleWaiting { get; init; }
        public string WaitsFor { get; init; } = "";
        public string? Place { get; init; }
        public object? Point { get; init; }

        /// <summary>The work that the row keeps.</summary>
        public Work ToWork(IDialect dialect) => new()
        {
            Id = Column.Id<WorkId>(Uuid),
            Kind = Column.FromWord<WorkKind>(Kind),
            Title = Title,
            Hazard = Column.IdOrNull<HazardId>(Hazard),
            Asset = Column.IdOrNull<AssetId>(Asset),
            Lot = Lot,
            Skill = Column.FromWord<Skill>(Skill),
            Quantity = Quantity,
            Unit = Unit,
            PersonDays = PersonDays,
            Norm = Norm,
            PeopleWaiting = PeopleWaiting,
            WaitsFor = Column.FromJson<WorkId[]>(WaitsFor),
            Point = (Point)dialect.FromColumn(Point)!,
            Place = Column.IdOrNull<PlaceId>(Place),
            Origin = Origin(),
        };
    }
}
