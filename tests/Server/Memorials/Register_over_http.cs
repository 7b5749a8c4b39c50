using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;
using Furrow.Server.Memorials;

namespace Furrow.Tests.Server.Memorials;

/// <summary>The register and what leaves it, over real sockets and a real store.</summary>
public sealed class Register_over_http
{
    private static readonly SiteId Museum = Kept.Museum;
    private static readonly LocationId Shelf = Kept.Shelf;

    [Fact]
    public async Task An_object_goes_from_deposit_to_receipt_to_accession_to_loan_and_back()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store);
        var entry = await Post(served, "enter", Entering("first-deposit"));
        Assert.Equal(entry.GetRawText(), (await Post(served, "enter", Entering("first-deposit"))).GetRawText());
        var receipt = await served.Json($"/api/memorials/entries/{entry.GetProperty("id").GetString()}");
        Assert.Equal("A depositor", receipt.GetProperty("record").GetProperty("depositor").GetString());
        var it = receipt.GetProperty("objects")[0].GetProperty("record").GetProperty("id").GetString();
        await Refused(served, $"objects/{it}/accession", """{"why":"x","method":"gift","from":"a","decidedBy":"b"}""",
            "object.no-title-evidence");
        var ours = await Post(served, $"objects/{it}/accession",
            """{"why":"board","method":"gift","from":"a","titleEvidence":"deed","decidedBy":"b"}""");
        var year = TimeProvider.System.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"TM.{year}.0001", ours.GetProperty("record").GetProperty("number").GetString());
        var due = $"{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-dd}";
        var loan = await Post(served, "lend", $$"""
            {"why":"lesson","request":"first-loan","direction":"out","partner":"A school","purpose":"A lesson",
            "due":"{{due}}","objects":["{{it}}"]}
            """);
        var id = loan.GetProperty("id").GetString();
        await Post(served, $"loans/{id}/begin", """{"why":"fetched"}""");
        await Refused(served, $"objects/{it}/move", $$"""{"why":"x","location":"{{Shelf}}"}""", "object.on-loan");
        await Refused(served, $"objects/{it}/exit",
            """{"why":"x","method":"disposed","authorisedBy":"b"}""", "object.on-loan");
        Assert.Equal(id,
            (await served.Json("/api/memorials/due")).GetProperty("items")[0].GetProperty("id").GetString());
        var back = await Post(served, $"loans/{id}/return",
            $$"""{"why":"came back","object":"{{it}}","location":"{{Shelf}}"}""");
        Assert.Equal("ended", back.GetProperty("state").GetString());
        var card = await served.Json($"/api/memorials/objects/{it}");
        Assert.Equal(3, card.GetProperty("record").GetProperty("moves").GetArrayLength());
        Assert.Equal($"{Shelf}", card.GetProperty("whereabouts").GetProperty("location").GetString());
    }

    [Fact]
    public async Task A_check_on_the_phone_finds_by_code_and_by_number_what_is_there_and_what_is_missing()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store);
        var entry = await Post(served, "enter", Entering("for-the-check"));
        var it = entry.GetProperty("objects")[0].GetString();
        var check = (await Post(served, "check",
            $$"""{"why":"yearly","request":"check-one","location":"{{Shelf}}"}""")).GetProperty("id").GetString();
        var seen = await Post(served, $"inventories/{check}/see",
            $$"""{"why":"seen","object":"http://127.0.0.1/register.html#/objects/{{it}}"}""");
        Assert.Equal((true, 2),
            (seen.GetProperty("expected").GetBoolean(), seen.GetProperty("missing").GetInt32()));
        await Refused(served, $"inventories/{check}/see", """{"why":"seen","object":"nothing"}""", "object.not-found");
        await Post(served, $"inventories/{check}/close", """{"why":"done"}""");
        Assert.True((await served.Json($"/api/memorials/objects/{it}")).GetProperty("record")
            .TryGetProperty("checkedOn", out _));
    }

    [Fact]
    public async Task An_unpublished_person_and_a_hidden_object_appear_at_no_public_door()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store);
        string[] doors =
        [
            "public", "public/people", "public/people?text=Verborgen", "public/people?text=Sichtbar", "public/objects",
            $"public/sites/{Museum}", $"public/sites/{Museum}/roll", $"public/people/{Kept.Hidden}",
            $"public/people/{Kept.Hidden}/linked-art", $"public/people/{Kept.Missing}",
            $"public/objects/{Kept.Unshown}", $"public/objects/{Kept.Unshown}/linked-art",
            $"public/objects/{Kept.Shown}", "export/people.csv", "export/people.xlsx", "export/objects.csv",
            "export/objects.lido.xml", "export/objects.dublin-core.csv", "export/roll.pdf",
                "public/objects?text=Secret",
        ];
        var seen = "";
        foreach (var door in doors)
        {
            using var answer = await served.Client.GetAsync(
                $"/api/memorials/{door}", TestContext.Current.CancellationToken);
            var text = await Served.Body(answer);
            seen += answer.IsSuccessStatusCode ? text : "";
            foreach (var secret in new[] { "Verborgen", "Vermisst", "Secret chest", "Depositor of", "collapsed" })
                Assert.False(answer.IsSuccessStatusCode && text.Contains(secret, StringComparison.Ordinal),
                    $"{door} shows {secret}");
        }

        Assert.Contains("Sichtbar", seen, StringComparison.Ordinal);
        Assert.Contains("Shown bell", seen, StringComparison.Ordinal);
        using var manifest = await served.Client.GetAsync(
            $"/iiif/objects/{Kept.Unshown}/manifest", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, manifest.StatusCode);
    }

    [Fact]
    public async Task The_register_is_closed_to_who_may_see_only_what_is_public()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store, Served.Options with { Viewer = Viewer.Public });
        foreach (var door in new[] { "people", "objects", "entries", "loans", "locations", "due", "goals",
            "likenesses" })
            Assert.Equal("memorials.staff-only", (await served.Refusal($"/api/memorials/{door}")).Code);
        Assert.Equal(0, (await served.Json("/api/memorials/finds")).GetArrayLength());
    }

    [Fact]
    public async Task Records_that_look_alike_are_proposed_merged_by_a_person_and_split_again()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store);
        await Post(served, "likenesses/propose", """{"why":"yearly"}""");
        var found = (await served.Json("/api/memorials/likenesses")).GetProperty("items")[0];
        var id = found.GetProperty("record").GetProperty("id").GetString();
        await Post(served, $"likenesses/{id}/merge", """{"why":"same unit, same day"}""");
        Assert.Equal(1, await Named());
        await Post(served, $"likenesses/{id}/split", """{"why":"a mistake"}""");
        Assert.Equal(2, await Named());

        async Task<int> Named() => (await served.Json("/api/memorials/people?text=Doppelmann"))
            .GetProperty("items").GetArrayLength();
    }

    [Fact]
    public async Task A_picture_is_taken_in_once_in_sizes_and_described_for_viewers()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(
            kept.Store, Served.Options with { Images = new SkiaPictures() });
        var file = Convert.ToBase64String(Png());
        var body = $$"""
            {"why":"photo","fileName":"a.png","caption":"A bell","rightsStatement":"CC0","file":"{{file}}"}
            """;
        await Post(served, $"objects/{Kept.Shown}/picture", body);
        await Post(served, $"objects/{Kept.Shown}/picture", body);
        var manifest = await served.Json($"/iiif/objects/{Kept.Shown}/manifest");
        var image = Assert.Single(manifest.GetProperty("items").EnumerateArray()).GetProperty("items")[0]
            .GetProperty("items")[0].GetProperty("body");
        var service = image.GetProperty("service")[0].GetProperty("id").GetString()!;
        var information = await served.Json(new Uri(service).AbsolutePath + "/info.json");
        Assert.Equal("level0", information.GetProperty("profile").GetString());
        foreach (var size in information.GetProperty("sizes").EnumerateArray())
        {
            using var one = await served.Client.GetAsync($"{new Uri(service).AbsolutePath}/full/"
                + $"{size.GetProperty("width")},{size.GetProperty("height")}/0/default.jpg",
                TestContext.Current.CancellationToken);
            Assert.Equal("image/jpeg", one.Content.Headers.ContentType?.MediaType);
        }

        await Refused(served, $"objects/{Kept.Shown}/picture",
            """{"why":"x","fileName":"a.png","caption":"c","file":"AAAA"}""", "picture.unreadable");
    }

    [Fact]
    public async Task What_is_exported_as_a_sheet_is_read_back_the_same()
    {
        await using var kept = await Kept.New();
        await using var served = await Served.Over(kept.Store);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            using var file = new MemoryStream(await served.Client.GetByteArrayAsync(
                $"/api/memorials/export/people.{format}", TestContext.Current.CancellationToken));
            var table = format == "csv"
                ? CsvTableReader.Read(file, RowLimits.Usual, TestContext.Current.CancellationToken)
                : XlsxTableReader.Read(file, RowLimits.Usual, TestContext.Current.CancellationToken);
            var sites = await kept.Store.Memorials.Sites.Everything(
                Filter.None, Viewer.Local, TestContext.Current.CancellationToken);
            var read = Importer.People(
                table, new ImportOrder { Source = "back" }, sites, TestContext.Current.CancellationToken);
            Assert.Empty(read.Rejected);
            Assert.Contains(read.Records, person => person.Name == "Sichtbar "
                + "Анна" && person.Date(FactKind.Died) is not null);
        }

        var lido = XDocument.Parse(await served.Client.GetStringAsync(
            "/api/memorials/export/objects.lido.xml", TestContext.Current.CancellationToken));
        Assert.Single(lido.Root!.Elements());
    }

    private static byte[] Png()
    {
        using var surface = SkiaSharp.SKSurface.Create(new SkiaSharp.SKImageInfo(900, 300));
        surface.Canvas.Clear(SkiaSharp.SKColors.Teal);
        using var image = surface.Snapshot();
        using var png = image.Encode();
        return png.ToArray();
    }

    private static string Entering(string request) => $$"""
        {"why":"at the desk","request":"{{request}}","depositor":"A depositor","terms":"gift","termsText":"For good.",
        "location":"{{Shelf}}","site":"{{Museum}}","objects":[{"title":"A letter","kind":"letter"}]}
        """;

    private static async Task<JsonElement> Post(Served served, string path, string body)
    {
        using var request = Served.Change($"/api/memorials/{path}", body);
        using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await Served.Body(answer)}");
        return JsonDocument.Parse(await Served.Body(answer)).RootElement;
    }

    private static async Task Refused(Served served, string path, string body, string code) =>
        Assert.Equal(code, (await served.Refusal(Served.Change($"/api/memorials/{path}", body))).Code);
}
