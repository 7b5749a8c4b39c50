using Furrow.Registry;
using Furrow.Registry.Hazards;

namespace Furrow.Server.Hazards;

/// <summary>A photograph or paper as a page sends it.</summary>
internal sealed record AttachmentWish : Reason
{
    /// <summary>Bytes, in Base64.</summary>
    public byte[]? File { get; init; }

    /// <summary>Name of the file.</summary>
    public string? FileName { get; init; }

    /// <summary>What it shows.</summary>
    public string? Caption { get; init; }

    /// <summary>Day on which it was taken; null when nobody said.</summary>
    public DateOnly? TakenOn { get; init; }
}

/// <summary>Photographs and papers of hazards.</summary>
internal static class AttachmentActs
{
    /// <summary>Bytes of the largest body: the largest file in Base64, with its words.</summary>
    public const int LargestBody = (Attachment.LargestBytes / 3 * 4) + 8192;

    private const int MostOfOne = 500;

    /// <summary>
    /// Keeps a file. A photograph is made anew from its pixels, so that what the camera wrote beside them (a position,
    /// a name) stays out.
    /// </summary>
    public static async Task<object?> Add(Ask ask, string why, AttachmentWish wish)
    {
        var hazard = await ask.Store.Hazards.Find(ask.Id<HazardId>(), ask.Viewer, ask.Cancel)
            ?? throw new Refusal("hazard.not-found", "There is no such hazard that you may see.");
        var file = wish.File ?? throw new Refusal("attachment.size", "No file was sent; choose one.");
        var today = DateOnly.FromDateTime(ask.Options.Clock.GetUtcNow().UtcDateTime);
        var made = Attachment.Of(
            hazard, file, wish.FileName, wish.Caption, wish.TakenOn, today, hazard.Origin with
            {
                Source = "form",
                Key = null,
                Attribution = null,
            });
        if ((await ask.Store.Attachments.OfHazard(hazard.Id, ask.Viewer, ask.Cancel)).Count >= MostOfOne)
            throw new Refusal("attachment.too-many", $"This hazard has {MostOfOne} files, and no more are taken.");
        var kept = made.Kind == AttachmentKind.Photo ? Developed(ask, file) : file;
        await ask.Store.Journal.Write(ask.ActorFor(Ability.Enter), why, writing =>
            ask.Store.Attachments.Save(writing, made, kept, ask.Cancel), ask.Cancel);
        return made;
    }

    /// <summary>Shows a file no longer.</summary>
    public static async Task<object?> TakeBack(Ask ask, string why) =>
        await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            var one = await ask.Store.Attachments.Find(ask.Id<AttachmentId>(), ask.Viewer, ask.Cancel)
                ?? throw new Refusal("attachment.not-found", "There is no such file that you may see.");
            var taken = one.TakeBack(why);
            await ask.Store.Attachments.Save(writing, [taken], ask.Cancel);
            return taken;
        }, ask.Cancel);

    /// <summary>The file: a photograph to be shown, anything else to be saved and opened elsewhere.</summary>
    public static async Task<Answer?> File(Ask ask)
    {
        var id = ask.Id<AttachmentId>();
        if (await ask.Store.Attachments.Find(id, ask.Viewer, ask.Cancel) is not { } one
            || await ask.Store.Attachments.File(id, ask.Viewer, ask.Cancel) is not { } bytes)
            return null;
        if (one.Kind == AttachmentKind.Photo)
            return new Answer(bytes, "image/jpeg");
        ask.Http.Response.Headers.ContentDisposition =
            $"attachment; filename*=UTF-8''{Uri.EscapeDataString(one.FileName)}";
        return new Answer(bytes, one.Kind switch
        {
            AttachmentKind.Pdf => "application/pdf",
            AttachmentKind.Text => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        });
    }

    private static byte[] Developed(Ask ask, byte[] file) => (ask.Options.Images
        ?? throw new Refusal("attachment.no-photos", "This server was started without a maker of pictures."))
        .Make(file)[^1].Jpeg;
}
