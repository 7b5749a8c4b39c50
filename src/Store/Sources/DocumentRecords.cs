using System.Globalization;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Sources;

namespace Furrow.Store.Sources;

/// <summary>Keeps documents. A text never changes once kept.</summary>
internal sealed class DocumentRecords(Connections connections)
    : Records<Document, DocumentId, DocumentRecords.DocumentRow>(connections, Described), IDocumentStore
{
    private const int MostAlike = 100;
    private const int MostLooked = 1_000;

    private const string DropKeys = "delete from document_key where document in @documents";

    private const string AddKey = """
        insert into document_key (document, search_key) values (@Document, @SearchKey)
        """;

    private const string SameKeys = """
        select document from document_key where search_key in @keys
        group by document order by count(*) desc, document limit @limit
        """;

    private static readonly Table Described = new("document", $"""
        uuid, title, outlet, url, published_on, retrieved_on, language, sha256, sketch, keeping, cited_outlets, text,
        {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["title", "outlet", "text"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    public override async Task<Saved> Save(
        IWriting writing, IReadOnlyList<Document> records, CancellationToken cancel)
    {
        var saved = await base.Save(writing, records, cancel);
        if (saved is { Added: 0, Changed: 0 })
            return saved;
        var sketched = records.Where(record => record.Sketch is not null).ToList();
        var documents = records.Select(record => record.Id.ToString()).ToList();
        var keys = sketched.SelectMany(record => Sketch.Parse(record.Sketch!).Keys().Select(key =>
            new { Document = record.Id.ToString(), SearchKey = key })).Distinct().ToList();
        await Writing.Of(writing, Connections).Use(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    new CommandDefinition(DropKeys, new { documents }, transaction, cancellationToken: cancel));
                return await connection.ExecuteAsync(
                    new CommandDefinition(AddKey, keys, transaction, cancellationToken: cancel));
            }, cancel);
        return saved;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlikeDocument>> Alike(
        Sketch sketch, int most, Viewer viewer, CancellationToken cancel)
    {
        if (most is < 1 or > MostAlike)
            throw new Refusal("page.limit", string.Create(
                CultureInfo.InvariantCulture, $"{most} alike texts were asked for; ask for 1 to {MostAlike}."));
        var found = await Connections.Ask(
            async (connection, transaction) => (await connection.QueryAsync<string>(new CommandDefinition(
                SameKeys, new { keys = sketch.Keys(), limit = MostLooked }, transaction,
                cancellationToken: cancel))).AsList(), cancel);
        var alike = new List<AlikeDocument>();
        foreach (var id in found)
        {
            if (await Find(Column.Id<DocumentId>(id), viewer, cancel) is not { Sketch: { } held } document)
                continue;
            var likeness = sketch.Likeness(Sketch.Parse(held));
            if (likeness >= Sketch.Alike)
                alike.Add(new(document, likeness));
        }

        return [.. alike.OrderByDescending(one => one.Likeness).ThenBy(one => one.Document.Id.Value).Take(most)];
    }

    /// <inheritdoc/>
    protected override DocumentId IdOf(Document record) => record.Id;

    /// <inheritdoc/>
    protected override DocumentRow ToRow(Document record) => new(record);

    /// <inheritdoc/>
    protected override Document ToRecord(DocumentRow row) => row.ToDocument();

    /// <summary>A row of the table.</summary>
    internal sealed class DocumentRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public DocumentRow()
        {
        }

        /// <summary>The row that keeps a document.</summary>
        public DocumentRow(Document document) : base(document.Origin)
        {
            Uuid = document.Id.ToString();
            Title = document.Title;
            Outlet = document.Outlet;
            Url = document.Url?.OriginalString;
            PublishedOn = Column.Of(document.PublishedOn);
            Language = document.Language;
            RetrievedOn = Column.Of(document.RetrievedOn);
            Sha256 = document.Sha256;
            Sketch = document.Sketch;
            Keeping = Column.Word(document.Keeping);
            CitedOutlets = Column.Json(document.CitedOutlets);
            Text = document.Text;
        }

        public string? Title { get; init; }
        public string? Outlet { get; init; }
        public string? Url { get; init; }
        public string? PublishedOn { get; init; }
        public string Language { get; init; } = "";
        public string? RetrievedOn { get; init; }
        public string Sha256 { get; init; } = "";
        public string? Sketch { get; init; }
        public string Keeping { get; init; } = "";
        public string CitedOutlets { get; init; } = "";
        public string Text { get; init; } = "";

        /// <summary>The document that the row keeps.</summary>
        public Document ToDocument() => new()
        {
            Id = Column.Id<DocumentId>(Uuid),
            Title = Title,
            Outlet = Outlet,
            Url = Url is null ? null : new Uri(Url, UriKind.RelativeOrAbsolute),
            PublishedOn = Column.DayOrNull(PublishedOn),
            Language = Language,
            Text = Text,
            RetrievedOn = Column.DayOrNull(RetrievedOn),
            Sha256 = Sha256,
            Sketch = Sketch,
            Keeping = Column.FromWord<TextKeeping>(Keeping),
            CitedOutlets = Column.FromJson<string[]>(CitedOutlets),
            Origin = Origin(),
        };
    }
}
