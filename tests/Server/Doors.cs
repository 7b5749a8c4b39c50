using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Furrow.Registry;
using Furrow.Registry.Plans;

namespace Furrow.Tests.Server;

/// <summary>Who may ask and change, and what a browser is told about what it gets.</summary>
public sealed class Doors
{
    private static readonly string Confirm = $"/api/claims/{Given.Proposed}/confirm";
    private static readonly byte[] Magic = [.. "PMTiles"u8];
    private static readonly string Reject = $"/api/claims/{Given.Proposed}/reject";

    [Fact]
    public async Task Confirming_a_claim_makes_a_commitment_and_the_journal_says_who_and_why()
    {
        await using var served = await Served.Small();
        using var answer = await served.Client.SendAsync(Served.Change(Confirm), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(2, (await served.Json("/api/commitments")).GetProperty("items").GetArrayLength());
        var entry = (await served.Json($"/api/journal?record={Given.Proposed}")).GetProperty("items")[0];
        Assert.Equal("tester", entry.GetProperty("actor").GetString());
        Assert.Equal("I read the quote.", entry.GetProperty("why").GetString());
        Assert.Equal("confirmed", entry.GetProperty("after").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Confirming_twice_changes_nothing_the_second_time()
    {
        await using var served = await Served.Small();
        using var once = await served.Client.SendAsync(Served.Change(Confirm), TestContext.Current.CancellationToken);
        var after = (await served.Json("/api/progress")).GetProperty("version").GetString();
        using var again = await served.Client.SendAsync(Served.Change(Confirm), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await Served.Body(once), await Served.Body(again));
        Assert.Equal(after, (await served.Json("/api/progress")).GetProperty("version").GetString());
    }

    [Fact]
    public async Task A_rejected_claim_is_set_aside_and_cannot_be_confirmed()
    {
        await using var served = await Served.Small();
        using var answer = await served.Client.SendAsync(Served.Change(Reject), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "claim.rejected"), await served.Refusal(Served.Change(Confirm)));
    }

    [Fact]
    public async Task Adopting_a_plan_makes_it_the_current_one_and_supersedes_the_one_before()
    {
        var store = new MemoryStore();
        await Given.Fill(store);
        await using var served = await Served.Over(store);
        var second = Identity.From<PlanId>("second");
        await store.Journal.Write(new Actor("test"), "another plan", async writing => await store.Plans.Add(
            writing, (await store.Plans.Find(Given.Plan, Viewer.Local, default))! with { Id = second }, [], [],
            default),
            TestContext.Current.CancellationToken);
        foreach (var id in new[] { Given.Plan, second })
        {
            using var answer = await served.Client.SendAsync(
                Served.Change($"/api/plans/{id}/adopt"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var current = (await served.Json("/api/programme")).GetProperty("currentPlan");
            Assert.Equal(id.ToString(), current.GetProperty("id").GetString());
            Assert.Equal("adopted", current.GetProperty("status").GetString());
        }

        Assert.Equal("superseded", (await served.Json($"/api/plans/{Given.Plan}")).GetProperty("record")
            .GetProperty("status").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "plan.already-adopted"),
            await served.Refusal(Served.Change($"/api/plans/{second}/adopt")));
        Assert.Equal((HttpStatusCode.Conflict, "plan.already-superseded"),
            await served.Refusal(Served.Change($"/api/plans/{Given.Plan}/adopt")));
    }

    [Theory]
    [InlineData("{}", "request.why")]
    [InlineData("""{"why":"  "}""", "request.why")]
    [InlineData("null", "request.body")]
    [InlineData("", "request.body")]
    [InlineData("[", "request.body")]
    [InlineData("""{"why":7}""", "request.body")]
    public async Task A_change_without_a_reason_is_refused(string body, string code)
    {
        await using var served = await Served.Small();
        Assert.Equal((HttpStatusCode.BadRequest, code), await served.Refusal(Served.Change(Confirm, body)));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var served = await Served.Small();
        var (status, _) = await served.Refusal(Served.Change(Confirm, new string(' ', 100_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Theory]
    [InlineData("Origin", "https://example.org")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task A_page_of_another_origin_may_change_nothing(string header, string value)
    {
        await using var served = await Served.Small();
        using var request = Served.Change(Confirm);
        request.Headers.Add(header, value);
        Assert.Equal((HttpStatusCode.Forbidden, "request.cross-origin"), await served.Refusal(request));
        Assert.Single((await served.Json("/api/commitments")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Our_own_page_may_change()
    {
        await using var served = await Served.Small();
        using var request = Served.Change(Confirm);
        request.Headers.Add("Origin", served.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_of_any_page_may_change_nothing()
    {
        await using var served = await Served.Small();
        using var request = new HttpRequestMessage(HttpMethod.Post, Confirm)
        {
            Content = new StringContent("""{"why":"x"}""", Encoding.UTF8, new MediaTypeHeaderValue("text/plain")),
        };
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "request.media-type"), await served.Refusal(request));
    }

    [Fact]
    public async Task A_name_that_was_bent_to_this_machine_is_refused()
    {
        await using var served = await Served.Small();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/programme");
        request.Headers.Host = "evil.example:5080";
        Assert.Equal((HttpStatusCode.MisdirectedRequest, "request.host"), await served.Refusal(request));
    }

    [Fact]
    public async Task A_browser_is_told_to_run_only_our_files()
    {
        await using var served = await Served.Small();
        using var answer = await served.Client.GetAsync("/api/programme", TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("worker-src 'self' blob:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Empty(answer.Headers.Server);
    }

    [Fact]
    public async Task The_page_is_served_with_its_import_map_named_in_the_policy()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.At("index.html"),
            "<script type=\"importmap\">{\"imports\":{}}</script>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.At("main.mjs"), "export {};", TestContext.Current.CancellationToken);
        await using var served = await Served.Over(new MemoryStore(), Served.Options with { Pages = folder.Path });
        using var page = await served.Client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("'sha256-", policy, StringComparison.Ordinal);
        using var script = await served.Client.GetAsync("/main.mjs", TestContext.Current.CancellationToken);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Equal((HttpStatusCode.NotFound, "request.not-found"), await served.Refusal("/..%2f..%2fetc/passwd"));
    }

    [Fact]
    public async Task A_basemap_is_served_by_ranges()
    {
        using var folder = new Folder();
        await File.WriteAllBytesAsync(folder.At("b.pmtiles"),
            [.. Magic, 3, .. Enumerable.Range(0, 100).Select(i => (byte)i)], TestContext.Current.CancellationToken);
        await using var served = await Served.Over(
            new MemoryStore(), Served.Options with { Basemap = folder.At("b.pmtiles") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/basemap.pmtiles");
        request.Headers.Range = new RangeHeaderValue(8, 11);
        using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("00010203", Convert.ToHexString(bytes));
        Assert.True((await served.Json("/api/programme")).GetProperty("basemap").GetBoolean());
    }

    [Fact]
    public async Task An_answer_is_sent_again_only_when_the_data_changed()
    {
        await using var served = await Served.Small();
        using var first = await served.Client.GetAsync("/api/map/hazards", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, await Revalidate(served, first.Headers.ETag!));
        using var change = await served.Client.SendAsync(Served.Change(Confirm), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await Revalidate(served, first.Headers.ETag!));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task An_answer_is_packed_as_the_browser_likes(string coding)
    {
        await using var served = await Served.Small();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/map/hazards");
        request.Headers.AcceptEncoding.ParseAdd(coding);
        using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
    }

    private static async Task<HttpStatusCode> Revalidate(Served served, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/map/hazards");
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("furrow-test-").FullName;

        public string At(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
