using Dapper;
using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>
/// Keeps pictures. Below <see cref="Sensitivity.High"/> only those are seen whose rights are cleared.
/// </summary>
internal sealed class PictureRecords(Connections connections)
    : DetailRecords<Picture, PictureId, PictureRecords.PictureRow>(connections, Described), IPictureStore
{
    private const string FileOf = """
        select jpeg from picture_file where picture = @picture and width = @width order by fid limit 1
        """;

    private const string Has = "select count(*) from picture_file where picture = @picture";

    private const string Add = """
        insert into picture_file (picture, width, height, jpeg) values (@Picture, @Width, @Height, @Jpeg)
        """;

    private static readonly Table Described = new("picture", $"""
        uuid, file_name, caption, visibility, {DetailRow.DetailColumns}
        """, Sensitivity.Low)
    {
        Searched = ["file_name", "caption"],
        Areas = AreaRule.Programme,
        Narrower = [(Sensitivity.High, "r.visibility = 'public'")],
    };

    /// <inheritdoc/>
    public async Task<Saved> Save(
        IWriting writing, Picture picture, IReadOnlyList<PictureFile> files, CancellationToken cancel)
    {
        var saved = await Save(writing, [picture], cancel);
        var rows = files.Select(file => new
        {
            Picture = picture.Id.ToString(), file.Size.Width, file.Size.Height, file.Jpeg,
        }).ToList();
        await Writing.Of(writing, Connections).Use(
            async (connection, transaction) =>
            {
                var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                    Has, new { picture = picture.Id.ToString() }, transaction, cancellationToken: cancel));
                return count > 0 ? 0 : await connection.ExecuteAsync(
                    new CommandDefinition(Add, rows, transaction, cancellationToken: cancel));
            }, cancel);
        return saved;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> File(PictureId id, int width, Viewer viewer, CancellationToken cancel) =>
        await Find(id, viewer, cancel) is null
            ? null
            : await Connections.Ask(
                (connection, transaction) => connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
                    FileOf, new { picture = id.ToString(), width }, transaction, cancellationToken: cancel)), cancel);

    /// <inheritdoc/>
    protected override PictureId IdOf(Picture record) => record.Id;

    /// <inheritdoc/>
    protected override PictureRow ToRow(Picture record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class PictureRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public PictureRow()
        {
        }

        /// <summary>The row that keeps a picture.</summary>
        public PictureRow(Picture picture, string details) : base(picture.Id.Value, details, picture.Origin)
        {
            FileName = picture.FileName;
            Caption = picture.Caption;
            Visibility = picture.MayBePublished ? "public" : "staff";
        }

        public string FileName { get; init; } = "";
        public string Caption { get; init; } = "";
        public string Visibility { get; init; } = "";
    }
}
