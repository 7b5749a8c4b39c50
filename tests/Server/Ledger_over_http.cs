using System.Net;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Works;
using Kept = Furrow.Tests.Server.Over_the_real_store.Kept;

namespace Furrow.Tests.Server;

/// <summary>The life of promises over HTTP and the real store: read, confirmed, corrected, counted, taken
/// back.</summary>
public sealed class Ledger_over_http
{
    private const string Promise = "Norway will send 40 deminers to Laos by the end of 2027, Ola Hansen said.";

    [Fact]
    public async Task A_saved_page_is_read_for_its_article_and_its_sentences_are_lit()
    {
        await using var desk = await Office.Open();
        var page = $"""
            <!doctype html><html><head><title>Help</title><script>ignore()</script></head><body>
            <nav><p>Home. Norway will send 9 dogs to Laos.</p></nav>
            <article><h1>Help</h1><p>{Promise}</p><p>{string.Join(' ', Enumerable.Repeat("Talks went on.", 60))}</p>
            </article></body></html>
            """;
        var preview = await desk.Post("readings", new { why = "read", html = page, publishedOn = "2026-05-01" });
        var text = preview.GetProperty("text").GetString()!;
        var claim = preview.GetProperty("claims").EnumerateArray().Single();
        var quote = claim.GetProperty("quote");
        Assert.Contains("40 deminers", Cut(text, quote), StringComparison.Ordinal);
        Assert.DoesNotContain("dogs", text, StringComparison.Ordinal);
        Assert.Equal("2027-12-31", claim.GetProperty("days").GetProperty("until").GetString());
        Assert.False(preview.GetProperty("alreadyHeld").GetBoolean());
        Assert.Empty((await desk.Get("documents?text=Ola")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_excerpt_keeps_the_quoted_sentences_alone_and_every_quote_is_found_in_it()
    {
        await using var desk = await Office.Open();
        var text = $"The talks were long. {Promise} The weather was fine. Sweden will send 12 trucks to Laos.";
        var kept = await desk.Post("documents", new { why = "read", text, keeping = "excerpt" });
        var again = await desk.Post("documents", new { why = "again", text });
        Assert.True(again.GetProperty("alreadyHeld").GetBoolean());
        var one = await desk.Get($"documents/{Id(kept)}");
        var record = one.GetProperty("record");
        var excerpt = record.GetProperty("text").GetString()!;
        Assert.DoesNotContain("weather", excerpt, StringComparison.Ordinal);
        var claims = one.GetProperty("claims").EnumerateArray().ToList();
        Assert.Equal(2, claims.Count);
        foreach (var claim in claims)
        {
            var words = Cut(excerpt, claim.GetProperty("quote"));
            Assert.Contains(words, text, StringComparison.Ordinal);
            var done = await desk.Post($"claims/{Id(claim)}/confirm", new { why = "it says so" });
            Assert.Equal(words, done.GetProperty("statement").GetProperty("quote").GetProperty("exact").GetString());
        }
    }

    [Fact]
    public async Task A_relation_is_confirmed_corrected_set_aside_and_opened_again_and_every_decision_stays()
    {
        await using var desk = await Office.Open();
        var first = await desk.Confirmed(Promise);
        var claim = await desk.Read("Norway will send 60 deminers to Laos, Kari Berg said.");
        var link = (await desk.Get($"documents/{claim.Document}")).GetProperty("links")[0].GetProperty("link");
        Assert.Equal("contradicts", link.GetProperty("kind").GetString());
        var at = $"links/{Id(link)}";
        await desk.Post($"{at}/reject", new { why = "no" });
        Assert.Equal("link.already-rejected", await desk.Refused($"{at}/reject", new { why = "no" }));
        Assert.Equal("link.already-rejected", await desk.Refused(
            $"claims/{claim.Id}/confirm", new { why = "by it", link = Id(link) }));
        await desk.Post($"{at}/undo", new { why = "yes" });
        await desk.Post($"{at}/correct", new { why = "the same voice", kind = "updates" });
        var confirmed = await desk.Post($"claims/{claim.Id}/confirm", new { why = "by it", link = Id(link) });
        Assert.Equal(first, Id(confirmed.GetProperty("commitment")));
        Assert.Equal("changes", confirmed.GetProperty("statement").GetProperty("role").GetString());
        Assert.Equal("link.confirmed", await desk.Refused($"{at}/undo", new { why = "no" }));
        await desk.Post($"claims/{claim.Id}/undo", new { why = "not so" });
        var open = (await desk.Get($"documents/{claim.Document}")).GetProperty("links")[0].GetProperty("link");
        Assert.Equal(("updates", "proposed"),
            (open.GetProperty("kind").GetString(), open.GetProperty("state").GetString()));
        await desk.Post($"{at}/undo", new { why = "nor that" });
        Assert.Equal(["reject", "undo", "correct", "confirm", "undo", "undo"], await desk.Decided(Id(link)));
    }

    [Fact]
    public async Task A_part_stands_beside_its_total_and_is_counted_once_in_every_sum()
    {
        await using var desk = await Office.Open();
        var total = await desk.Read("Norway will send 6,000 deminers to Laos.");
        await desk.Post($"claims/{total.Id}/correct", new { why = "a total", slot = "aggregate", value = "yes" });
        var whole = Id((await desk.Post($"claims/{total.Id}/confirm", new { why = "yes" })).GetProperty("commitment"));
        var part = await desk.Read("Norway will send 1,000 deminers to Laos.");
        var link = (await desk.Get($"documents/{part.Document}")).GetProperty("links")[0].GetProperty("link");
        Assert.Equal("part-of", link.GetProperty("kind").GetString());
        var made = await desk.Post($"claims/{part.Id}/confirm", new { why = "a part", link = Id(link) });
        Assert.Equal(whole, made.GetProperty("commitment").GetProperty("partOf").GetString());
        await desk.Post($"claims/{total.Id}/undo", new { why = "open" });
        await desk.Post($"claims/{total.Id}/undo", new { why = "no total by its own words" });
        await desk.Post($"claims/{total.Id}/confirm", new { why = "yes" });
        var norway = (await desk.Get("pledgers/Norway")).GetProperty("account").GetProperty("sums")[0];
        Assert.Equal(1_000, norway.GetProperty("least").GetDecimal());
        Assert.Equal(whole, Id(norway.GetProperty("totals")[0]));
        Assert.Equal(Id(made.GetProperty("commitment")),
            Id((await desk.Get($"commitments/{whole}")).GetProperty("parts")[0]));
        Assert.Equal(1_000, (await desk.Get("totals?on=2026-04-07")).GetProperty("figures").EnumerateArray()
            .Single(one => one.GetProperty("key").GetString() == "promised").GetProperty("value").GetDecimal() - 1_000);
    }

    [Fact]
    public async Task A_delivery_with_evidence_is_entered_once_counted_in_parts_and_taken_back()
    {
        await using var desk = await Office.Open();
        var (one, other) = (await desk.Confirmed(Promise), await desk.Confirmed("Norway will send 30 medics to Laos."));
        var entered = new
        {
            why = "I counted them", request = "request-1", title = "A bus", category = "personnel",
            amount = "35 people", on = "2026-05-01", commitment = one, quantity = 25,
            evidence = new[] { new { kind = "paper", reference = "R-17" } },
        };
        var delivery = Id(await desk.Post("deliveries", entered));
        Assert.Equal(delivery, Id(await desk.Post("deliveries", entered)));
        Assert.Equal(25, await desk.Arrived(one));
        Assert.Equal("match.exceeds-delivery", await desk.Refused(
            $"commitments/{other}/match", new { why = "the rest", delivery, quantity = 11 }));
        await desk.Post($"commitments/{other}/match", new { why = "the rest", delivery, quantity = 10 });
        await desk.Post(
            $"deliveries/{delivery}/evidence", new { why = "and seen", kind = "seen", reference = "a guard" });
        var held = await desk.Get($"deliveries/{delivery}");
        Assert.Equal((0m, 2, 2), (held.GetProperty("left").GetDecimal(), held.GetProperty("counted").GetArrayLength(),
            held.GetProperty("record").GetProperty("evidence").GetArrayLength()));
        Assert.Equal("delivery.has-matches", await desk.Refused($"deliveries/{delivery}/undo", new { why = "no" }));
        foreach (var counted in held.GetProperty("counted").EnumerateArray())
            await desk.Post($"matches/{Id(counted.GetProperty("match"))}/undo", new { why = "miscounted" });
        await desk.Post($"deliveries/{delivery}/undo", new { why = "it was another bus" });
        Assert.Null(await desk.Arrived(one));
        Assert.Equal("delivery.no-evidence", await desk.Refused("deliveries", new
        {
            why = "no paper", request = "request-2", title = "A bus", category = "personnel",
        }));
    }

    [Fact]
    public async Task Crews_that_are_here_count_once_and_only_when_somebody_sent_them()
    {
        await using var desk = await Office.Open();
        var one = await desk.Confirmed(Promise);
        var sent = Given.Crew(Identity.From<CrewId>("sent"), "Deminers 9", Skill.Manual) with
        {
            SentBy = "Norway",
            Arrived = true,
            Size = 12,
        };
        await desk.Keep(sent);
        var waiting = (await desk.Get("arrivals")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(one, waiting.GetProperty("proposed").GetString());
        var here = new { why = "they are here", crews = new[] { sent.Id.ToString() } };
        await desk.Post($"commitments/{one}/match", here);
        await desk.Post($"commitments/{one}/match", here);
        Assert.Equal(12, await desk.Arrived(one));
        Assert.Empty((await desk.Get("arrivals")).GetProperty("items").EnumerateArray());
        Assert.Equal("match.crews", await desk.Refused(
            $"commitments/{one}/match", new { why = "ours", crews = new[] { Given.Deminers.ToString() } }));
    }

    [Fact]
    public async Task Money_is_shown_in_another_currency_only_with_a_dated_rate_beside_it()
    {
        await using var desk = await Office.Open();
        await desk.Confirmed("Norway pledged €4 million to Laos.", "2026-05-10");
        Assert.False(Sum(await desk.Get("pace?currency=USD")).TryGetProperty("converted", out _));
        Assert.Equal("rate.day", await desk.Refused(
            "exchange-rates", new { why = "x", from = "EUR", to = "USD", rate = 1.1, authority = "a bank" }));
        await desk.Post("exchange-rates", new
        {
            why = "the bank's page", from = "EUR", to = "USD", rate = 1.1, on = "2026-05-09", authority = "a bank",
        });
        var converted = Sum(await desk.Get("pace?currency=USD")).GetProperty("converted");
        Assert.Equal(4_400_000, converted.GetProperty("least").GetDecimal());
        Assert.Equal("2026-05-09", converted.GetProperty("rates")[0].GetProperty("on").GetString());

        static JsonElement Sum(JsonElement pace) => pace.GetProperty("sums").EnumerateArray()
            .Single(one => one.GetProperty("category").GetString() == "money");
    }

    [Theory]
    [InlineData("iati", "application/xml")]
    [InlineData("hxl", "text/csv")]
    [InlineData("prov", "application/ld+json")]
    public async Task The_ledger_leaves_in_three_forms_and_names_nobody_who_decided(string form, string media)
    {
        await using var desk = await Office.Open();
        await desk.Confirmed(Promise);
        using var answer = await desk.Served.Client.GetAsync(
            $"/api/exports/{form}", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, media), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var body = await Served.Body(answer);
        Assert.Contains("Norway", body, StringComparison.Ordinal);
        Assert.DoesNotContain("tester", body, StringComparison.Ordinal);
    }

    private static string Cut(string text, JsonElement quote) =>
        text[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()];

    private static string Id(JsonElement record) => record.GetProperty("id").GetString()!;

    /// <summary>A server over a store file, and a person at its desk.</summary>
    private sealed class Office(Kept kept, Served served) : IAsyncDisposable
    {
        public Served Served => served;

        public static async Task<Office> Open()
        {
            var kept = await Kept.Small();
            return new(kept, await Served.Over(kept.Store));
        }

        public Task<JsonElement> Get(string path) => served.Json($"/api/{path}");

        public async Task<JsonElement> Post(string path, object body)
        {
            using var answer = await served.Client.SendAsync(
                Served.Change($"/api/{path}", JsonSerializer.Serialize(body)), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await Served.Body(answer)}");
            return JsonDocument.Parse(await Served.Body(answer)).RootElement;
        }

        public async Task<string> Refused(string path, object body) =>
            (await served.Refusal(Served.Change($"/api/{path}", JsonSerializer.Serialize(body)))).Code;

        /// <summary>The first claim of a text, kept and proposed.</summary>
        public async Task<(string Id, string Document)> Read(string text, string? publishedOn = null)
        {
            var document = Id(await Post("documents", new { why = "read", text, publishedOn }));
            var claims = (await Get($"documents/{document}")).GetProperty("claims");
            return (Id(claims[0]), document);
        }

        /// <summary>The commitment that the first claim of a text begins.</summary>
        public async Task<string> Confirmed(string text, string? publishedOn = null)
        {
            var (id, _) = await Read(text, publishedOn);
            return Id((await Post($"claims/{id}/confirm", new { why = "it says so" })).GetProperty("commitment"));
        }

        /// <summary>What counts as here for a commitment; null when no report was seen.</summary>
        public async Task<decimal?> Arrived(string commitment) =>
            (await Get($"commitments/{commitment}")).GetProperty("record").TryGetProperty("arrived", out var arrived)
                ? arrived.GetDecimal() : null;

        public async Task<IEnumerable<string>> Decided(string subject)
        {
            var decisions = await kept.Store.Decisions.Of(subject, Viewer.Local, TestContext.Current.CancellationToken);
            return decisions.Select(one => Collection.Word(one.Action));
        }

        public Task<Saved> Keep(Crew crew) => kept.Store.Journal.Write(
            new Actor("test"), "a crew", writing => kept.Store.Crews.Save(
                writing, [crew], TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await served.DisposeAsync();
            await kept.DisposeAsync();
        }
    }
}
