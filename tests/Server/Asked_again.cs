using System.Net;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Kept = Furrow.Tests.Server.Over_the_real_store.Kept;

namespace Furrow.Tests.Server;

/// <summary>A request that comes again under its key is told what came of it, and changes nothing.</summary>
public sealed class Asked_again
{
    private const string Wells = "/ogc/collections/wells/items";

    private const string Well = """
        {"type":"Feature","properties":{"name":"new"},"geometry":{"type":"Point","coordinates":[41,47]}}
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_and_its_undo_are_carried_out_once()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var claim = $"/api/claims/{Given.Proposed}";
        var confirmed = await Twice(served, $"{claim}/confirm", "key-1");
        var undone = await Twice(served, $"{claim}/undo", "key-2");
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        Assert.Equal(HttpStatusCode.OK, undone.Status);
        var before = await served.Json($"/api/journal?record={Given.Proposed}");
        var late = await Send(served, $"{claim}/confirm", "key-1"); // Out of order: it was undone since.
        Assert.Equal(confirmed.Body, late.Body);
        var after = await served.Json($"/api/journal?record={Given.Proposed}");
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Fact]
    public async Task A_key_names_one_request_and_no_other()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var first = await Send(served, $"/api/claims/{Given.Proposed}/confirm", "key-1");
        var other = await Send(served, $"/api/claims/{Given.Proposed}/undo", "key-1");
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal((HttpStatusCode)422, other.Status);
        Assert.Contains("request.key-used", other.Body, StringComparison.Ordinal);
        var wrong = await Send(served, $"/api/claims/{Given.Proposed}/undo", new string('k', 201));
        Assert.Contains("request.key", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_may_be_asked_again_under_its_key()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var claim = $"/api/claims/{Given.Proposed}";
        Assert.NotEqual(HttpStatusCode.OK, (await Send(served, $"{claim}/undo", "key-1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(served, $"{claim}/confirm", "key-2")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(served, $"{claim}/undo", "key-1")).Status);
    }

    [Fact]
    public async Task A_feature_posted_twice_is_one_feature_at_one_address()
    {
        await using var kept = await WithWells();
        await using var served = await Served.Over(kept.Store);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Post(served, "key-1")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        Assert.Equal(1, (await served.Json(Wells)).GetProperty("numberMatched").GetInt32());
        await Post(served, null);
        Assert.Equal(2, (await served.Json(Wells)).GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task A_secret_that_was_shown_once_is_not_told_again()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        const string account = """{"why":"new","name":"kim","title":"Kim","role":"observer","ceiling":"low"}""";
        var first = await Send(served, "/api/accounts", "key-1", account);
        var again = await Send(served, "/api/accounts", "key-1", account);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("request.done", again.Body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> Twice(Served served, string path, string key)
    {
        var first = await Send(served, path, key);
        Assert.Equal(first, await Send(served, path, key));
        return first;
    }

    private static async Task<(HttpStatusCode Status, string Body)> Send(
        Served served, string path, string key, string body = """{"why":"I read the quote."}""")
    {
        using var request = Served.Change(path, body);
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await served.Client.SendAsync(request, Cancel);
        return (answer.StatusCode, await Served.Body(answer));
    }

    private static async Task<(HttpStatusCode Status, Uri? Location)> Post(Served served, string? key)
    {
        using var request = Served.Change(Wells, Well);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await served.Client.SendAsync(request, Cancel);
        return (answer.StatusCode, answer.Headers.Location);
    }

    private static async Task<Kept> WithWells()
    {
        var kept = await Kept.Small();
        await kept.Store.Journal.Write(new Actor("test"), "wells", writing => kept.Store.Features.Import(
            writing, new PlainCollection(
                new Collection("wells", "Wells", [new("name", FieldType.Text, "", Sensitivity.Low)]),
                new Origin("test", null, true), Sensitivity.Low, "POINT"),
            Array.Empty<FeatureDraft>(), Cancel), Cancel);
        return kept;
    }
}
