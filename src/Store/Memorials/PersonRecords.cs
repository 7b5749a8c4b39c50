using System.Data.Common;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Memorials;

/// <summary>Keeps people. Below <see cref="Sensitivity.High"/> only those are seen who may be published.</summary>
internal sealed class PersonRecords(Connections connections)
    : DetailRecords<Person, PersonId, PersonRecords.PersonRow>(connections, Described), IPersonStore
{
    private const string Merged = "merged";

    private static readonly Table Described = new("person", $"""
        uuid, local_id, name, sort_name, close_names, status, born, died, unit, place_of_origin, site, visibility,
            place,
        grave, {DetailRow.DetailColumns}
        """, Sensitivity.Low)
    {
        Searched = ["local_id", "name"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "grave",
        Narrower = [(Sensitivity.High, "r.visibility = 'public'")],
    };

    /// <inheritdoc/>
    public async Task<Slice<Person>> Search(string text, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var from = Keys.From(page.After);
        var questions = NameKeys.Questions(text);
        if (questions.Count == 0)
            return new Slice<Person>([], null);
        var question = new Question(Table, viewer).And("r.visibility <> @merged", "merged", Merged);
        question.Answering(Table.Name, questions);
        var sql = $"""
            select uuid, close_names from person r
            {question.Where}
            order by r.uuid limit {Keys.MostWeighed}
            """;
        var candidates = await Connections.Ask(
            async (connection, transaction) => (await connection.QueryAsync<(string Uuid, string Close)>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel))).AsList(),
            cancel);
        var (uuids, next) = Keys.Best(candidates, text, from, limit);
        var found = new Question(Table, viewer).And("r.uuid in @uuids", "uuids", uuids);
        var people = (await Read(found, Math.Max(1, uuids.Count), cancel)).Items
            .ToDictionary(person => person.Id.ToString());
        return new Slice<Person>([.. uuids.Where(people.ContainsKey).Select(uuid => people[uuid])], next);
    }

    /// <inheritdoc/>
    public async Task<Slice<Person>> Roll(SiteId? site, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).And("r.visibility <> @merged", "merged", Merged);
        if (site is { } at)
            question.And(
                "r.fid in (select person from person_site where site = @site)", "site", at.ToString());
        if (page.After is { } after)
        {
            if (!Guid.TryParse(after, out var last))
                throw Question.Malformed(after);
            question.And("""
                (r.sort_name, r.uuid) > (select l.sort_name, l.uuid from person l where l.uuid = @last)
                """, "last", last.ToString());
        }

        return await Read(question, "r.sort_name, r.uuid", limit, cancel);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Person record) => [record.Grave?.Point];

    /// <inheritdoc/>
    protected override PersonId IdOf(Person record) => record.Id;

    /// <inheritdoc/>
    protected override PersonRow ToRow(Person record) => new(record, Json(record), Connections.Dialect);

    /// <inheritdoc/>
    protected override async Task Kept(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<Person> kept, CancellationToken cancel)
    {
        await Keys.Keep(
            Connections.Dialect, connection, transaction, Table.Name,
            [.. kept.Select(person => (person.Id.ToString(), KeysOf(person)))], cancel);
        var uuids = kept.Select(person => person.Id.ToString()).Distinct().ToList();
        await connection.ExecuteAsync(new CommandDefinition("""
            delete from person_site where person in (select fid from person where uuid in @uuids)
            """, new { uuids }, transaction, cancellationToken: cancel));
        var rows = kept.DistinctBy(person => person.Id)
            .SelectMany(person => person.Sites.Concat(person.Grave is { } grave ? [grave.Site] : []).Distinct()
                .Select(site => new { Uuid = person.Id.ToString(), Site = site.ToString() })).ToList();
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into person_site (person, site) select fid, @Site from person where uuid = @Uuid
            """, rows, transaction, cancellationToken: cancel));
    }

    private static HashSet<string> KeysOf(Person person) => person.Facts
        .Where(fact => fact.Kind == FactKind.Name).SelectMany(fact => NameKeys.Of(fact.Value))
        .Concat(NameKeys.Of(person.LocalId))
        .Append(NameKeys.NumberKey(person.LocalId)).ToHashSet();

    /// <summary>A row of the table.</summary>
    internal sealed class PersonRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public PersonRow()
        {
        }

        /// <summary>The row that keeps a person.</summary>
        public PersonRow(Person person, string details, IDialect dialect)
            : base(person.Id.Value, details, person.Origin)
        {
            LocalId = person.LocalId;
            Name = person.Name;
            SortName = NameKeys.SortName(person.Name);
            CloseNames = string.Join('\n', person.Facts.Where(fact => fact.Kind == FactKind.Name)
                .Select(fact => NameKeys.Close(fact.Value)).Append(NameKeys.Close(person.LocalId)).Distinct());
            Status = Column.Word(person.Status);
            Born = person.Best(FactKind.Born)?.Value;
            Died = person.Best(FactKind.Died)?.Value;
            Unit = person.Best(FactKind.Unit)?.Value;
            PlaceOfOrigin = person.Best(FactKind.PlaceOfOrigin)?.Value;
            Site = (person.Grave?.Site ?? (person.Sites.Count > 0 ? person.Sites[0] : null))?.ToString();
            Visibility = person.MergedInto is not null ? Merged : person.MayBePublished ? "public" : "staff";
            Place = person.Place?.ToString();
            Grave = dialect.ToColumn(person.Grave?.Point);
        }

        public string LocalId { get; init; } = "";
        public string Name { get; init; } = "";
        public string SortName { get; init; } = "";
        public string CloseNames { get; init; } = "";
        public string Status { get; init; } = "";
        public string? Born { get; init; }
        public string? Died { get; init; }
        public string? Unit { get; init; }
        public string? PlaceOfOrigin { get; init; }
        public string? Site { get; init; }
        public string Visibility { get; init; } = "";
        public string? Place { get; init; }
        public object? Grave { get; init; }
    }
}
