using Dapper;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>Keeps the programme: one row.</summary>
internal sealed class ProgrammeRecord(Connections connections) : IProgrammeStore
{
    private const string Kind = "programme";

    private const string Select = """
        select name, illustrative, notice, starts_on, hours_per_day, working_days, holidays, winter_from, winter_until,
            travel_kilometres_per_hour
        from programme where fid = 1
        """;

    private const string Delete = "delete from programme where fid = 1";

    private const string Insert = """
        insert into programme (fid, name, illustrative, notice, starts_on, hours_per_day, working_days, holidays,
            winter_from, winter_until, travel_kilometres_per_hour)
        values (1, @Name, @Illustrative, @Notice, @StartsOn, @HoursPerDay, @WorkingDays, @Holidays,
            @WinterFrom, @WinterUntil, @TravelKilometresPerHour)
        """;

    /// <inheritdoc/>
    public async Task<Programme?> Find(Viewer viewer, CancellationToken cancel)
    {
        var row = await connections.Ask(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<ProgrammeRow>(
                new CommandDefinition(Select, transaction: transaction, cancellationToken: cancel)), cancel);
        return row?.ToProgramme();
    }

    /// <inheritdoc/>
    public Task<Saved> Save(IWriting writing, Programme programme, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, connections);
        return mine.Use(async (connection, transaction) =>
        {
            var standing = await connection.QuerySingleOrDefaultAsync<ProgrammeRow>(
                new CommandDefinition(Select, transaction: transaction, cancellationToken: cancel));
            var before = standing is null ? null : Column.Json(standing.ToProgramme());
            var after = Column.Json(programme);
            if (before == after)
                return new Saved(0, 0, 1);
            await connection.ExecuteAsync(new CommandDefinition(Delete, null, transaction, cancellationToken: cancel));
            await connection.ExecuteAsync(
                new CommandDefinition(Insert, new ProgrammeRow(programme), transaction, cancellationToken: cancel));
            await mine.Journalise(Kind, Kind, [new Change(Kind, before, after)], cancel);
            return before is null ? new Saved(1, 0, 0) : new Saved(0, 1, 0);
        }, cancel);
    }

    /// <summary>The row of the table.</summary>
    private sealed class ProgrammeRow
    {
        public ProgrammeRow()
        {
        }

        public ProgrammeRow(Programme programme)
        {
            Name = programme.Name;
            Illustrative = programme.Illustrative;
            Notice = programme.Notice;
            StartsOn = Column.Of(programme.StartsOn);
            HoursPerDay = programme.HoursPerDay;
            WorkingDays = Column.Json(programme.WorkingDays);
            Holidays = Column.Json(programme.Holidays);
            WinterFrom = programme.WinterFrom;
            WinterUntil = programme.WinterUntil;
            TravelKilometresPerHour = programme.TravelKilometresPerHour;
        }

        public string Name { get; init; } = "";
        public bool Illustrative { get; init; }
        public string Notice { get; init; } = "";
        public string StartsOn { get; init; } = "";
        public int HoursPerDay { get; init; }
        public string WorkingDays { get; init; } = "";
        public string Holidays { get; init; } = "";
        public string? WinterFrom { get; init; }
        public string? WinterUntil { get; init; }
        public int TravelKilometresPerHour { get; init; }

        public Programme ToProgramme() => new()
        {
            Name = Name,
            Illustrative = Illustrative,
            Notice = Notice,
            StartsOn = Column.Day(StartsOn),
            HoursPerDay = HoursPerDay,
            WorkingDays = Column.FromJson<DayOfWeek[]>(WorkingDays),
            Holidays = Column.FromJson<DateOnly[]>(Holidays),
            WinterFrom = WinterFrom,
            WinterUntil = WinterUntil,
            TravelKilometresPerHour = TravelKilometresPerHour,
        };
    }
}
