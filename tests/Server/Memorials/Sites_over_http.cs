using System.Buffers.Binary;
using System.Text;
using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Registry.Pledges;
using Furrow.Server.Memorials;
using SkiaSharp;

namespace Furrow.Tests.Server.Memorials;

/// <summary>What a site shows: its photographs, and who promised to build it.</summary>
public sealed class Sites_over_http
{
    private static readonly CommitmentId Promised = Identity.From<CommitmentId>("museum promised");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photograph_of_a_site_is_made_into_its_sizes_once()
    {
        var maker = new Counting();
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store, Served.Options with { Images = maker });
        await Post(served, $"sites/{Kept.Museum}/picture", Photograph(Png(900, 300)));
        await Post(served, $"sites/{Kept.Museum}/picture", Photograph(Png(900, 300)));
        var made = maker.Made;
        var page = await served.Json($"/api/memorials/public/sites/{Kept.Museum}");
        var picture = Assert.Single(page.GetProperty("pictures").EnumerateArray());
        Assert.Equal("The museum from the street", picture.GetProperty("caption").GetString());
        var sizes = picture.GetProperty("sizes").EnumerateArray().Select(size =>
            (Width: size.GetProperty("width").GetInt32(), Height: size.GetProperty("height").GetInt32())).ToList();
        Assert.Equal([(200, 67), (600, 200), (900, 300)], sizes);
        foreach (var (width, height) in sizes)
        {
            var address = $"/iiif/{picture.GetProperty("id").GetString()}/full/{width},{height}/0/default.jpg";
            var first = await served.Client.GetByteArrayAsync(address, Cancel);
            Assert.Equal(first, await served.Client.GetByteArrayAsync(address, Cancel));
            using var jpeg = SKBitmap.Decode(first);
            Assert.Equal((width, height), (jpeg.Width, jpeg.Height));
        }

        Assert.Equal(made, maker.Made);
        var kinds = (await kept.Store.Journal.Latest(new Page(100), Viewer.Local, Cancel)).Items;
        Assert.Single(kinds, entry => entry.Kind == "picture");
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_no_picture_or_has_too_many_pixels_is_refused_and_changes_nothing()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store, Served.Options with { Images = new SkiaPictures() });
        var whole = Png(40, 40);
        await Refused("picture.unreadable", Encoding.UTF8.GetBytes("%PDF-1.7 is no picture"));
        await Refused("picture.unreadable", Gif());
        await Refused("picture.too-large", Claiming(whole, 20_000, 20_000));
        await Refused("picture.too-large", new byte[(30 << 20) + 1]);
        var page = await served.Json($"/api/memorials/public/sites/{Kept.Museum}");
        Assert.Equal(0, page.GetProperty("pictures").GetArrayLength());

        async Task Refused(string code, byte[] file) => Assert.Equal(code, (await served.Refusal(
            Served.Change($"/api/memorials/sites/{Kept.Museum}/picture", Photograph(file)))).Code);
    }

    [Fact]
    public async Task A_site_shows_the_commitments_that_build_it_and_a_commitment_shows_its_sites()
    {
        await using var kept = await Kept.New();
        await kept.Store.Journal.Write(new Actor("test"), "a pledge",
            writing => kept.Store.Commitments.Save(writing, [Commitment()], Cancel), Cancel);
        await using var served = await Served.Over(kept.Store);
        Assert.Equal(0, await Sites());
        await Post(served, $"sites/{Kept.Museum}/edit", $$"""{"why":"named","commitments":["{{Promised}}"]}""");
        Assert.Equal(1, await Sites());
        var card = await served.Json($"/api/memorials/sites/{Kept.Museum}");
        Assert.Equal("A museum building",
            Assert.Single(card.GetProperty("commitments").EnumerateArray()).GetProperty("title").GetString());
        var page = await served.Json($"/api/memorials/public/sites/{Kept.Museum}");
        Assert.Equal(["A museum building"],
            page.GetProperty("promised").EnumerateArray().Select(title => title.GetString()));
        Assert.Equal("commitment.not-found", (await served.Refusal(Served.Change(
            $"/api/memorials/sites/{Kept.Museum}/edit",
            $$"""{"why":"named","commitments":["{{Identity.From<CommitmentId>("none")}}"]}"""))).Code);
        await Post(served, $"sites/{Kept.Museum}/edit", """{"why":"taken back","commitments":[]}""");
        Assert.Equal(0, await Sites());

        async Task<int> Sites()
        {
            var items = (await served.Json($"/api/memorials/sites-of?commitment={Promised}")).GetProperty("items");
            Assert.All(items.EnumerateArray(),
                site => Assert.Equal($"{Kept.Museum}", site.GetProperty("id").GetString()));
            return items.GetArrayLength();
        }
    }

    private static Commitment Commitment() => new()
    {
        Id = Promised, Title = "A museum building", Claims = [Identity.From<ClaimId>("claim")],
        Pledgers = ["the minister"], Recipients = [], Category = PledgeCategory.Memorial, Modality = Modality.Planned,
        ConfirmedBy = "test", Origin = new Origin("test", null, Illustrative: true),
    };

    private static string Photograph(byte[] file) => $$"""
        {"why":"photo","fileName":"a.png","caption":"The museum from the street","rightsStatement":"CC0",
        "file":"{{Convert.ToBase64String(file)}}"}
        """;

    private static byte[] Png(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Teal);
        using var image = surface.Snapshot();
        using var png = image.Encode();
        return png.ToArray();
    }

    /// <summary>A PNG whose head claims a size that its data does not have.</summary>
    private static byte[] Claiming(byte[] png, int width, int height)
    {
        var file = png.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
        return file;
    }

    /// <summary>The sum of a chunk (PNG, annex D).</summary>
    private static uint Crc(ReadOnlySpan<byte> chunk)
    {
        var sum = uint.MaxValue;
        foreach (var one in chunk)
        {
            sum ^= one;
            for (var i = 0; i < 8; i++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }

    private static byte[] Gif() => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static async Task Post(Served served, string path, string body)
    {
        using var answer = await served.Client.SendAsync(Served.Change($"/api/memorials/{path}", body), Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await Served.Body(answer)}");
    }

    private sealed class Counting : IPictureMaker
    {
        private readonly SkiaPictures pictures = new();
        private int made;

        public int Made => made;

        public IReadOnlyList<PictureFile> Make(byte[] file)
        {
            Interlocked.Increment(ref made);
            return pictures.Make(file);
        }
    }
}
