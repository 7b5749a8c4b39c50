using Furrow.Registry;
using Furrow.Registry.Sources;

namespace Furrow.Store.Sources;

/// <summary>Keeps documents. A text never changes once kept.</summary>
internal sealed class DocumentRecords(Connections connections)
    : Records<Document, DocumentId, DocumentRecords.DocumentRow>(connections, Described)
{
    private static readonly Table Described = new("document", $"""
        uuid, title, outlet, url, published_on, language, sha256, cited_outlets, text, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["title", "outlet", "text"],
        Areas = AreaRule.Programme,
    };

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
            Sha256 = document.Sha256;
            CitedOutlets = Column.Json(document.CitedOutlets);
            Text = document.Text;
        }

        public string? Title { get; init; }
        public string? Outlet { get; init; }
        public string? Url { get; init; }
        public string? PublishedOn { get; init; }
        public string Language { get; init; } = "";
        public string Sha256 { get; init; } = "";
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
            Sha256 = Sha256,
            CitedOutlets = Column.FromJson<string[]>(CitedOutlets),
            Origin = Origin(),
        };
    }
}
