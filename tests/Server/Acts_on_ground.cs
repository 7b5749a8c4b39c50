using System.Net;
using System.Text.Json;

namespace Furrow.Tests.Server;

/// <summary>A hazard from its first report to released ground, through the public doors only.</summary>
public sealed class Acts_on_ground
{
    private const string Square = """
        {"type":"Polygon","coordinates":[[[35.1,52.1],[35.102,52.1],[35.102,52.102],[35.1,52.102],[35.1,52.1]]]}
        """;

    private const string Half = """
        {"type":"Polygon","coordinates":[[[35.1,52.1],[35.102,52.1],[35.102,52.101],[35.1,52.101],[35.1,52.1]]]}
        """;

    [Fact]
    public async Task A_hazard_is_opened_surveyed_reduced_and_the_reduction_taken_back()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var id = (await Done(served, "hazards/open", Opening)).GetProperty("id").GetString();
        Assert.Equal("release.no-technical-survey", (await Refused(served, $"hazards/{id}/release", Reduction)).Code);
        await Done(served, $"hazards/{id}/report",
            """{"why":"survey","report":{"localId":"TS-1","kind":"technical-survey","on":"2026-02-01"}}""");
        await Done(served, $"hazards/{id}/release", Reduction);
        var account = await served.Json($"/api/hazards/{id}/ground");
        Assert.True(account.GetProperty("isWhole").GetBoolean());
        Assert.Equal(2, account.GetProperty("entries").GetArrayLength());
        Assert.Equal("balance.overlap", (await Refused(served, $"hazards/{id}/release", Reduction)).Code);
        var before = await served.Json($"/api/hazards/{id}/ground?on=2026-01-15");
        Assert.Equal(1, before.GetProperty("entries").GetArrayLength());
        var entry = account.GetProperty("entries")[1].GetProperty("id").GetString();
        await Done(served, $"hazards/{id}/undo", $$"""{"why":"wrong polygon","entry":"{{entry}}"}""");
        var undone = (await served.Json($"/api/hazards/{id}/ground")).GetProperty("balance");
        Assert.Equal(undone.GetProperty("original").GetDecimal(), undone.GetProperty("remaining").GetDecimal());
        var totals = await served.Json("/api/ground/totals?from=2026-01-01&until=2026-12-31");
        Assert.True(totals.GetProperty("period").GetProperty("balance").GetProperty("remaining").GetDecimal() > 0);
    }

    [Fact]
    public async Task A_forbidden_shortcut_says_what_is_missing()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var id = (await Done(served, "hazards/open", Opening)).GetProperty("id").GetString();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "hazard.state"), await Refused(
            served, $"hazards/{id}/step", """{"why":"done","act":"hand-over","reason":"handover"}"""));
        Assert.Equal("hazard.missing", (await Refused(
            served, $"hazards/{id}/step", """{"why":"done","act":"release"}""")).Code);
        Assert.Equal("code.unknown", (await Refused(
            served, $"hazards/{id}/step", """{"why":"rain","act":"suspend","reason":"rainy"}""")).Code);
        await Done(served, $"hazards/{id}/step", """{"why":"rain","act":"suspend","reason":"weather"}""");
        Assert.Equal("hazard.already-there", (await Refused(served, "hazards/open", Opening)).Code);
    }

    [Fact]
    public async Task Many_hazards_are_edited_after_a_preview()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var id = (await Done(served, "hazards/open", Opening)).GetProperty("id").GetString();
        var wish = $$$"""{"why":"walked","hazards":["{{{id}}}"],"fields":{"terrain":"field","slope":"flat"}""";
        var preview = await Done(served, "hazards/edit", wish + ""","preview":true}""");
        Assert.Equal("field", preview[0].GetProperty("after").GetProperty("terrain").GetString());
        Assert.False(preview[0].GetProperty("before").TryGetProperty("terrain", out _));
        await Done(served, "hazards/edit", wish + "}");
        var record = (await served.Json($"/api/hazards/{id}")).GetProperty("record");
        Assert.Equal("field", record.GetProperty("terrain").GetString());
        Assert.Equal("hazard.not-editable", (await Refused(served, "hazards/edit",
            $$$"""{"why":"no","hazards":["{{{id}}}"],"fields":{"status":"closed"}}""")).Code);
        Assert.Equal("code.unknown", (await Refused(served, "hazards/edit",
            $$$"""{"why":"no","hazards":["{{{id}}}"],"fields":{"terrain":"moon"}}""")).Code);
    }

    [Fact]
    public async Task A_paper_is_kept_with_its_hazard_and_shown_no_longer_once_it_is_taken_back()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var id = (await Done(served, "hazards/open", Opening)).GetProperty("id").GetString();
        var text = Convert.ToBase64String("sketch of the site"u8);
        var wish = $$"""{"why":"drawn","file":"{{text}}","fileName":"../a sketch.txt","caption":"Sketch"}""";
        var paper = await Done(served, $"hazards/{id}/attach", wish);
        Assert.Equal("text", paper.GetProperty("kind").GetString());
        Assert.Equal(paper.GetProperty("id").GetString(), // The same file is kept once.
            (await Done(served, $"hazards/{id}/attach", wish)).GetProperty("id").GetString());
        var address = $"/api/attachments/{paper.GetProperty("id").GetString()}/file";
        using var file = await served.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal("sketch of the site", await Served.Body(file));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(1, (await served.Json($"/api/hazards/{id}/file")).GetProperty("attachments").GetArrayLength());
        await Done(
            served, $"attachments/{paper.GetProperty("id").GetString()}/take-back", """{"why":"shows a face"}""");
        Assert.Equal(0, (await served.Json($"/api/hazards/{id}/file")).GetProperty("attachments").GetArrayLength());
        using var gone = await served.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("AAECAwQ=", "a.bin", "Bytes", "attachment.kind")]
    [InlineData("", "a.txt", "Nothing", "attachment.size")]
    [InlineData("YQ==", "", "No name", "attachment.name")]
    [InlineData("YQ==", "a.txt", " ", "attachment.caption")]
    public async Task A_file_that_cannot_be_kept_is_refused(string file, string name, string caption, string code)
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var id = (await Done(served, "hazards/open", Opening)).GetProperty("id").GetString();
        Assert.Equal(code, (await Refused(served, $"hazards/{id}/attach",
            $$"""{"why":"x","file":"{{file}}","fileName":"{{name}}","caption":"{{caption}}"}""")).Code);
    }

    [Fact]
    public async Task The_outline_is_surveyed_anew_with_its_turning_points()
    {
        await using var kept = await Over_the_real_store.Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var id = (await Done(served, "hazards/open", Opening)).GetProperty("id").GetString();
        var hazard = await Done(served, $"hazards/{id}/redraw", $$"""
            {"why":"surveyed","ground":{{Half}},"on":"2026-02-01","points":[
            {"name":"BM","kind":"benchmark","longitude":35.1,"latitude":52.1},
            {"name":"TP1","kind":"turning","longitude":35.102,"latitude":52.1}]}
            """);
        Assert.Equal(2, hazard.GetProperty("turningPoints").GetArrayLength());
    }

    [Fact]
    public async Task A_perimeter_is_checked_before_anything_is_written()
    {
        await using var served = await Served.Small();
        var check = await Done(served, "perimeters/check", """
            {"why":"check","rows":[{"name":"TP1","kind":"turning","position":"52.1, 35.1"},
            {"name":"TP2","kind":"turning","position":"52.1, 35.11"},{"name":"TP3","kind":"turning",
            "position":"52.11, 35.1"},{"name":"TP4","kind":"turning","position":"52.11, 35.11"}]}
            """);
        Assert.Contains(check.GetProperty("faults").EnumerateArray(),
            fault => fault.GetProperty("code").GetString() == "crossing");
        Assert.Equal("MultiPolygon", check.GetProperty("proposed").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("hazards/open", """{"why":"x"}""")]
    [InlineData("hazards/open", """{"why":"x","hazard":{},"ground":{"type":"Point","coordinates":[1,2]}}""")]
    [InlineData("hazards/open", """{"why":"x","hazard":{},"ground":{"type":"Polygon","coordinates":[[[1]]]}}""")]
    [InlineData("perimeters/check", """{"why":"x","ring":[[1000,2]]}""")]
    [InlineData("perimeters/check", """{"why":"x"}""", true)]
    public async Task Bad_ground_is_refused_and_no_fault(string path, string body, bool good = false)
    {
        await using var served = await Served.Small();
        using var answer = await served.Client.SendAsync(
            Served.Change("/api/" + path, body), TestContext.Current.CancellationToken);
        Assert.True(good ? (int)answer.StatusCode == 200 : (int)answer.StatusCode is >= 400 and < 500,
            await Served.Body(answer));
    }

    private static string Opening => $$$"""
        {"why":"reported by the village","ground":{{{Square}}},"hazard":{"localId":"H-900","kind":"suspected",
        "reportedOn":"2026-01-05","evidence":[{"kind":"craters","direct":false,"method":"visual"}]}}
        """;

    private static string Reduction => $$"""
        {"why":"nothing found","change":"reduced","on":"2026-02-02","release":{"report":"TS-1"},"ground":{{Half}} }
        """;

    private static async Task<JsonElement> Done(Served served, string path, string body)
    {
        using var answer = await served.Client.SendAsync(
            Served.Change("/api/" + path, body), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await Served.Body(answer)}");
        return JsonDocument.Parse(await Served.Body(answer)).RootElement;
    }

    private static Task<(HttpStatusCode Status, string Code)> Refused(Served served, string path, string body) =>
        served.Refusal(Served.Change("/api/" + path, body));
}
