using System.Security.Cryptography;
using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>Adding pictures.</summary>
internal static class PictureActs
{
    /// <summary>Bytes of the largest body: a picture of 30 MB in Base64.</summary>
    public const int LargestBody = 42 << 20;

    /// <summary>Keeps a picture and puts it behind those the object has.</summary>
    public static Task<object?> Add(Ask ask, string why, PictureBody body)
    {
        var (picture, files) = Made(ask, body);
        return Acts.Act(ask, why, async (writing, it) =>
        {
            await ask.Store.Memorials.Pictures.Save(writing, picture, files, ask.Cancel);
            return it.Pictures.Contains(picture.Id) ? it : it with { Pictures = [.. it.Pictures, picture.Id] };
        });
    }

    /// <summary>A picture with its sizes, which are made here and never again.</summary>
    /// <exception cref="Refusal"><c>picture.unreadable</c>, <c>picture.too-large</c>, <c>picture.not-here</c>.
    /// </exception>
    public static (Picture Picture, IReadOnlyList<PictureFile> Files) Made(Ask ask, PictureBody body)
    {
        var file = body.File ?? throw new Refusal("picture.unreadable", "No file was given.");
        var maker = ask.Staff().Options.Images
            ?? throw new Refusal("picture.not-here", "This server was started without a maker of pictures.");
        var files = maker.Make(file);
        var sha = Convert.ToHexStringLower(SHA256.HashData(file));
        return (new Picture
        {
            Id = Identity.From<PictureId>(sha),
            FileName = Asking.Given(body.FileName, "fileName", 200),
            Sha256 = sha,
            Width = files[^1].Size.Width,
            Height = files[^1].Size.Height,
            Sizes = [.. files.Select(one => one.Size)],
            Caption = Asking.Given(body.Caption, "caption"),
            Rights = Asking.Maybe(body.RightsStatement, "rightsStatement") is { } statement
                ? new Rights(Asking.Maybe(body.RightsHolder, "rightsHolder"), statement, Asking.Maybe(body.Credit,
                    "credit"))
                : null,
            Origin = new Origin("register", null, Illustrative: false),
        }, files);
    }
}
