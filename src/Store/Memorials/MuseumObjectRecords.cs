using System.Data.Common;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>
/// Keeps a museum's objects. Below <see cref="Sensitivity.High"/> only those are seen that are shown.
/// </summary>
internal sealed class MuseumObjectRecords(Connections connections)
    : DetailRecords<MuseumObject, MuseumObjectId, MuseumObjectRecords.ObjectRow>(connections, Described),
        IMuseumObjectStore
{
    private static readonly Table Described = new("museum_object", $"""
        uuid, local_id, number, title, close_title, kind, state, location, loan, entry, lacks, checked_on, visibility,
        {DetailRow.DetailColumns}
        """, Sensitivity.Low)
    {
        Searched = ["local_id", "number", "title", "kind"],
        Areas = AreaRule.Programme,
        Narrower = [(Sensitivity.High, "r.visibility = 'public'")],
    };

    /// <inheritdoc/>
    public async Task<Slice<MuseumObject>> Search(
        ObjectWish wish, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        if (wish.Text is { } text)
            return await Weighed(wish, text, page, viewer, cancel);
        var question = Wanted(wish, viewer);
        if (page.After is { } after)
        {
            if (!Guid.TryParse(after, out var last))
                throw Question.Malformed(after);
            question.And("""
                (r.local_id, r.uuid) > (select l.local_id, l.uuid from museum_object l where l.uuid = @last)
                """, "last", last.ToString());
        }

        return await Read(question, "r.local_id, r.uuid", limit, cancel);
    }

    /// <inheritdoc/>
    public Task<long> Count(ObjectWish wish, Viewer viewer, CancellationToken cancel)
    {
        var question = Wanted(wish, viewer);
        var sql = $"select count(*) from museum_object r {question.Where}";
        return Connections.Ask(
            (connection, transaction) => connection.ExecuteScalarAsync<long>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel)), cancel);
    }

    /// <inheritdoc/>
    public async Task<MuseumObject?> Numbered(string number, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer)
            .And("(r.number = @number or r.local_id = @number)", "number", number);
        return (await Read(question, 1, cancel)).Items is [var found, ..] ? found : null;
    }

    /// <inheritdoc/>
    public Task<string?> Highest(string start, Viewer viewer, CancellationToken cancel)
    {
        const string sql = """
            select number from (
                select number from museum_object where number >= @start and number < @end
                union select local_id from museum_object where local_id >= @start and local_id < @end
                union select number from object_entry where number >= @start and number < @end
                union select number from loan where number >= @start and number < @end) as numbers
            order by length(number) desc, number desc limit 1
            """;
        return !viewer.MaySee(Sensitivity.High)
            ? Task.FromResult<string?>(null)
            : Connections.Ask(
                (connection, transaction) => connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
                    sql, new { start, end = start + "\uFFFD" }, transaction, cancellationToken: cancel)), cancel);
    }

    /// <inheritdoc/>
    protected override MuseumObjectId IdOf(MuseumObject record) => record.Id;

    /// <inheritdoc/>
    protected override ObjectRow ToRow(MuseumObject record) => new(record, Json(record));

    /// <inheritdoc/>
    protected override Task Kept(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<MuseumObject> kept,
        CancellationToken cancel) =>
        Keys.Keep(
            Connections.Dialect, connection, transaction, Table.Name,
            [.. kept.Select(it => (it.Id.ToString(), KeysOf(it)))], cancel);

    private async Task<Slice<MuseumObject>> Weighed(
        ObjectWish wish, string text, Page page, Viewer viewer, CancellationToken cancel)
    {
        var questions = NameKeys.Questions(text);
        if (questions.Count == 0)
            return new Slice<MuseumObject>([], null);
        var question = Wanted(wish with { Text = null }, viewer);
        question.Answering(Table.Name, questions);
        var sql = $"""
            select uuid, close_title from museum_object r
            {question.Where}
            order by r.uuid limit {Keys.MostWeighed}
            """;
        var candidates = await Connections.Ask(
            async (connection, transaction) => (await connection.QueryAsync<(string Uuid, string Close)>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel))).AsList(),
            cancel);
        var (uuids, next) = Keys.Best(candidates, text, Keys.From(page.After), page.Limit);
        var found = new Question(Table, viewer).And("r.uuid in @uuids", "uuids", uuids);
        var objects = (await Read(found, Math.Max(1, uuids.Count), cancel)).Items.ToDictionary(it => it.Id.ToString());
        return new Slice<MuseumObject>([.. uuids.Where(objects.ContainsKey).Select(uuid => objects[uuid])], next);
    }

    private Question Wanted(ObjectWish wish, Viewer viewer)
    {
        var question = new Question(Table, viewer);
        if (wish.Location is { } location)
            question.And("r.location = @location", "location", location.ToString());
        if (wish.State is { } state)
            question.And("r.state = @state", "state", Column.Word(state));
        if (wish.Lacking is { } aspect)
            question.And("r.lacks like @lacks", "lacks", $"% {Column.Word(aspect)} %");
        if (wish.OnlyShown)
            question.And("r.visibility = @visibility", "visibility", "public");
        if (wish.Text is { } text)
            question.Answering(Table.Name, NameKeys.Questions(text));
        return question;
    }

    private static HashSet<string> KeysOf(MuseumObject it) =>
        new[] { it.Title, it.Kind, it.Maker, it.Materials, it.LocalId, it.Number }.Where(text => text is not null)
            .SelectMany(text => NameKeys.Of(text!))
            .Concat([NameKeys.NumberKey(it.LocalId), NameKeys.NumberKey(it.Number ?? it.LocalId)]).ToHashSet();

    /// <summary>A row of the table.</summary>
    internal sealed class ObjectRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public ObjectRow()
        {
        }

        /// <summary>The row that keeps an object.</summary>
        public ObjectRow(MuseumObject it, string details) : base(it.Id.Value, details, it.Origin)
        {
            LocalId = it.LocalId;
            Number = it.Number;
            Title = it.Title;
            CloseTitle = string.Join('\n', new[] { it.Title, it.Kind, it.Number ?? it.LocalId, it.LocalId }
                .Select(NameKeys.Close));
            Kind = it.Kind;
            State = Column.Word(it.State);
            Location = it.Whereabouts?.Location?.ToString();
            Loan = it.Whereabouts?.Loan?.ToString();
            Entry = it.Entry.ToString();
            Lacks = $" {string.Join(' ', it.Lacks().Select(Column.Word))} ";
            CheckedOn = Column.Of(it.CheckedOn);
            Visibility = it.MayBePublished ? "public" : "staff";
        }

        public string LocalId { get; init; } = "";
        public string? Number { get; init; }
        public string Title { get; init; } = "";
        public string CloseTitle { get; init; } = "";
        public string Kind { get; init; } = "";
        public string State { get; init; } = "";
        public string? Location { get; init; }
        public string? Loan { get; init; }
        public string Entry { get; init; } = "";
        public string Lacks { get; init; } = "";
        public string? CheckedOn { get; init; }
        public string Visibility { get; init; } = "";
    }
}
