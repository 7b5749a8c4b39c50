using Dapper;
using Furrow.Registry;
using Furrow.Registry.Hazards;

namespace Furrow.Store.Hazards;

/// <summary>Keeps files that belong to hazards, their bytes apart from what is said about them.</summary>
internal sealed class AttachmentRecords(Connections connections)
    : DetailRecords<Attachment, AttachmentId, AttachmentRecords.AttachmentRow>(connections, Described),
        IAttachmentStore
{
    private const string FileOf = """
        select content from attachment_file where attachment = @attachment order by fid limit 1
        """;

    private const string Has = "select count(*) from attachment_file where attachment = @attachment";

    private const string Add = "insert into attachment_file (attachment, content) values (@attachment, @file)";

    private static readonly Table Described = new("attachment", $"""
        uuid, hazard, place, {DetailRow.DetailColumns}
        """, Sensitivity.High)
    {
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    public async Task<Saved> Save(
        IWriting writing, Attachment attachment, byte[] file, CancellationToken cancel)
    {
        var saved = await Save(writing, [attachment], cancel);
        var row = new { attachment = attachment.Id.ToString(), file };
        await Writing.Of(writing, Connections).Use(
            async (connection, transaction) =>
            {
                var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                    Has, new { row.attachment }, transaction, cancellationToken: cancel));
                return count > 0 ? 0 : await connection.ExecuteAsync(
                    new CommandDefinition(Add, row, transaction, cancellationToken: cancel));
            }, cancel);
        return saved;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> File(AttachmentId id, Viewer viewer, CancellationToken cancel) =>
        await Find(id, viewer, cancel) is not { TakenBackWhy: null }
            ? null
            : await Connections.Ask(
                (connection, transaction) => connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
                    FileOf, new { attachment = id.ToString() }, transaction, cancellationToken: cancel)), cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Attachment>> OfHazard(HazardId hazard, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer).And("r.hazard = @hazard", "hazard", hazard.ToString());
        return (await Read(question, "r.uuid", Page.Largest, cancel)).Items;
    }

    /// <inheritdoc/>
    protected override AttachmentId IdOf(Attachment record) => record.Id;

    /// <inheritdoc/>
    protected override AttachmentRow ToRow(Attachment record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class AttachmentRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public AttachmentRow()
        {
        }

        /// <summary>The row that keeps a record.</summary>
        public AttachmentRow(Attachment record, string details) : base(record.Id.Value, details, record.Origin)
        {
            Hazard = record.Hazard.ToString();
            Place = record.Place?.ToString();
        }

        public string Hazard { get; init; } = "";
        public string? Place { get; init; }
    }
}
