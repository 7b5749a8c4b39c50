using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Server;

/// <summary>OGC API – Features as clients use it.</summary>
public sealed class Open_doors
{
    private const string Wells = "/ogc/collections/wells/items";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Following_next_gives_every_feature_once()
    {
        await using var kept = await WithWells(25);
        await using var served = await Served.Over(kept.Store);
        var seen = new List<string>();
        for (string? page = Wells + "?limit=4"; page is not null;)
        {
            var slice = await served.Json(page);
            Assert.Equal(25, slice.GetProperty("numberMatched").GetInt32());
            Assert.InRange(slice.GetProperty("numberReturned").GetInt32(), 1, 4);
            seen.AddRange(slice.GetProperty("features").EnumerateArray()
                .Select(feature => feature.GetProperty("id").GetString()!));
            page = slice.GetProperty("links").EnumerateArray()
                .Where(link => link.GetProperty("rel").GetString() == "next")
                .Select(link => link.GetProperty("href").GetString()).FirstOrDefault();
        }

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Theory]
    [InlineData("?filter=depth>20", 5)]
    [InlineData("?filter=depth>20 and name like '%2525'", 1)]
    [InlineData("?filter={\"op\":\"<\",\"args\":[{\"property\":\"depth\"},3]}&filter-lang=cql2-json", 2)]
    [InlineData("?depth=7", 1)]
    [InlineData("?name=well 7&bbox=0,0,180,90", 1)]
    [InlineData("?bbox=0,0,3.5,90", 3)]
    [InlineData("?bbox=0,0,-100,3.5,90,100", 3)]
    [InlineData("?bbox=170,-90,2,90", 2)]
    [InlineData("?datetime=2026-01-03", 1)]
    [InlineData("?datetime=2026-01-03/2026-01-05", 3)]
    [InlineData("?datetime=2026-01-03/P2D", 3)]
    [InlineData("?datetime=P2D/2026-01-05", 3)]
    [InlineData("?datetime=../2026-01-05T00:00:00Z", 5)]
    [InlineData("?datetime=2026-01-20/..", 6)]
    public async Task A_question_finds(string question, int many)
    {
        await using var kept = await WithWells(25);
        await using var served = await Served.Over(kept.Store);
        Assert.Equal(many, (await served.Json(Wells + question)).GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("?limit=0", "request.limit")]
    [InlineData("?limit=many", "request.limit")]
    [InlineData("?limit=5&limit=6", "request.repeated")]
    [InlineData("?unknown=1", "request.unknown-word")]
    [InlineData("?bbox=1,2,3", "request.bbox")]
    [InlineData("?bbox=a,b,c,d", "request.bbox")]
    [InlineData("?bbox=0,9,1,8", "filter.syntax")]
    [InlineData("?datetime=yesterday", "request.datetime")]
    [InlineData("?datetime=2026-01-05/2026-01-03", "request.datetime")]
    [InlineData("?datetime=P2D/P3D", "request.datetime")]
    [InlineData("?datetime=2026-01-05/P999999999999D", "request.datetime")]
    [InlineData("?filter=(((", "filter.syntax")]
    [InlineData("?filter=nothing=1", "filter.unknown-property")]
    [InlineData("?filter=1=1&filter-lang=sql", "filter.language")]
    [InlineData("?filter=1=1&filter-crs=x", "filter.crs")]
    [InlineData("?depth=deep", "request.value")]
    [InlineData("?after=x", "request.after")]
    [InlineData("?f=xml", "request.format")]
    public async Task A_wrong_question_is_refused_by_name(string question, string code)
    {
        await using var kept = await WithWells(1);
        await using var served = await Served.Over(kept.Store);
        Assert.Equal((HttpStatusCode.BadRequest, code), await served.Refusal(Wells + question));
    }

    [Fact]
    public async Task A_filter_a_thousand_deep_is_refused_and_costs_nothing()
    {
        await using var kept = await WithWells(1);
        await using var served = await Served.Over(kept.Store);
        var deep = new string('(', 1000) + "depth=1" + new string(')', 1000);
        Assert.Equal((HttpStatusCode.BadRequest, "filter.too-deep"), await served.Refusal($"{Wells}?filter={deep}"));
    }

    [Fact]
    public async Task An_answer_that_is_held_is_not_sent_again_until_the_collection_changes()
    {
        await using var kept = await WithWells(3);
        await using var served = await Served.Over(kept.Store);
        var tag = await Tag(served, Wells);
        Assert.Equal(HttpStatusCode.NotModified, await Asked(served, Wells, tag));
        Assert.NotEqual(tag, await Tag(served, Wells + "?f=html"));
        await kept.Store.Journal.Write(new Actor("t"), "elsewhere", writing => kept.Store.Features.Import(
            writing, Described("other"), [], Cancel), Cancel);
        Assert.Equal(HttpStatusCode.NotModified, await Asked(served, Wells, tag));
        (await Send(served, HttpMethod.Post, Wells, Body("new", 1))).Dispose();
        Assert.Equal(HttpStatusCode.OK, await Asked(served, Wells, tag));
    }

    [Fact]
    public async Task A_feature_is_created_replaced_updated_and_deleted()
    {
        await using var kept = await WithWells(1);
        await using var served = await Served.Over(kept.Store);
        using var created = await Send(served, HttpMethod.Post, Wells, Body("new", 5), ("Furrow-Why", "Surveyed."));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var address = created.Headers.Location!.AbsolutePath;
        var tag = await Tag(served, address);
        using var stale = await Send(served, HttpMethod.Put, address, Body("x", 6), ("If-Match", "\"stale\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var replaced = await Send(served, HttpMethod.Put, address, Body("second", 6), ("If-Match", tag));
        Assert.Equal(HttpStatusCode.NoContent, replaced.StatusCode);
        Assert.NotEqual(tag, replaced.Headers.ETag!.ToString());
        using var updated = await Send(
            served, HttpMethod.Patch, address, """{"properties":{"depth":null}}""",
            type: "application/merge-patch+json");
        Assert.Equal(HttpStatusCode.NoContent, updated.StatusCode);
        var feature = await served.Json(address);
        Assert.Equal("second", feature.GetProperty("properties").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("properties").GetProperty("depth").ValueKind);
        Assert.Equal(JsonValueKind.Object, feature.GetProperty("geometry").ValueKind);
        using var deleted = await Send(served, HttpMethod.Delete, address, null);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "feature.not-found"), await served.Refusal(address));
        using var gone = await Send(served, HttpMethod.Put, address, Body("x", 6), ("If-Match", tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, gone.StatusCode);
        var entries = await kept.Store.Journal.Of(address.Split('/')[^1], Page.First, Viewer.Local, Cancel);
        Assert.Equal("Surveyed.", entries.Items[^1].Why);
        Assert.Equal(4, entries.Items.Count);
    }

    [Theory]
    [InlineData("""[]""", "feature.malformed", 400)]
    [InlineData("""{"type":"Point"}""", "feature.malformed", 400)]
    [InlineData("""{""", "request.body", 400)]
    [InlineData("""{"type":"Feature","properties":{"height":1}}""", "feature.unknown-field", 422)]
    [InlineData("""{"type":"Feature","properties":{"depth":"deep"}}""", "feature.value", 422)]
    [InlineData("""{"type":"Feature","properties":{"seen":"2026-13-01"}}""", "feature.value", 422)]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[500,0]}}""", "feature.shape", 422)]
    [InlineData("""{"type":"Feature","geometry":{"type":"Circle"}}""", "feature.shape", 422)]
    public async Task A_wrong_feature_is_refused_by_name(string body, string code, int status)
    {
        await using var kept = await WithWells(1);
        await using var served = await Served.Over(kept.Store);
        using var answer = await Send(served, HttpMethod.Post, Wells, body);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"\"{code}\"", await Served.Body(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_column_keeps_by_its_own_rules_is_not_edited_here_and_who_may_only_look_edits_nothing()
    {
        await using var kept = await WithWells(1);
        await using var served = await Served.Over(kept.Store);
        using var refused = await Send(served, HttpMethod.Post, "/ogc/collections/hazards/items", Body("x", 1));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        await using var looking = await Served.Over(kept.Store, Served.Options with { Viewer = Viewer.Public });
        using var denied = await Send(looking, HttpMethod.Post, Wells, Body("x", 1));
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
    }

    [Fact]
    public async Task Pages_show_what_the_data_holds_as_text()
    {
        await using var kept = await WithWells(1);
        await using var served = await Served.Over(kept.Store);
        (await Send(served, HttpMethod.Post, Wells, Body("<script>alert(1)</script>", 1))).Dispose();
        foreach (var path in (string[])["/ogc", "/ogc/", "/ogc/collections", "/ogc/collections/wells", Wells])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
            using var answer = await served.Client.SendAsync(request, Cancel);
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
            Assert.DoesNotContain("<script", await Served.Body(answer), StringComparison.Ordinal);
        }
    }

    private static async Task<string> Tag(Served served, string path)
    {
        using var answer = await served.Client.GetAsync(path, Cancel);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task<HttpStatusCode> Asked(Served served, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        using var answer = await served.Client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> Send(
        Served served, HttpMethod method, string path, string? body, (string Name, string Value)? header = null,
        string type = "application/geo+json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        if (header is var (name, value))
            request.Headers.TryAddWithoutValidation(name, value);
        return await served.Client.SendAsync(request, Cancel);
    }

    private static string Body(string name, int depth) => JsonSerializer.Serialize(new
    {
        type = "Feature", geometry = new { type = "Point", coordinates = (double[])[36.5, 51.5] },
        properties = new { name, depth, seen = "2026-02-01" },
    });

    private static PlainCollection Described(string name) => new(
        new Collection(name, "Wells",
        [
            new("name", FieldType.Text, "", Sensitivity.Low), new("depth", FieldType.Integer, "", Sensitivity.Low),
            new("seen", FieldType.Date, "", Sensitivity.Low),
        ]), new Origin("test", null, true), Sensitivity.Low, "GEOMETRY");

    private static async Task<Over_the_real_store.Kept> WithWells(int many)
    {
        var kept = await Over_the_real_store.Kept.Small();
        await kept.Store.Journal.Write(new Actor("test"), "wells", writing => kept.Store.Features.Import(
            writing, Described("wells"), [.. Enumerable.Range(1, many).Select(i => new FeatureDraft(
                Identity.From<FeatureId>($"{i}"), $"{i}", new Point(i, i), [$"well {i}", (long)i, $"2026-01-{i:00}"]))],
            Cancel), Cancel);
        return kept;
    }
}
