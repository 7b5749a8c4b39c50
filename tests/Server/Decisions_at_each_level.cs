using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Accounts;
using Furrow.Registry.Works;
using Furrow.Server;
using Kept = Furrow.Tests.Server.Over_the_real_store.Kept;

namespace Furrow.Tests.Server;

/// <summary>What a programme, a region and a district decide about works, over HTTP and the real store.</summary>
public sealed class Decisions_at_each_level
{
    private static readonly WorkId Clear = Identity.From<WorkId>("clear 1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_district_holds_a_work_and_the_programme_overrules_it_and_says_why()
    {
        await using var kept = await Kept.Small();
        var (north, south, head) = (await Token(kept, "north", Given.North), await Token(kept, "south", Given.South),
            await Token(kept, "head", null));
        await using var served = await Served.Over(kept.Store, Served.Options with { SignIn = true });
        var (status, held) = await Ask(
            served, north, "/api/rulings", Body("not-at-all", Given.North, "mines on the road"));
        Assert.Equal((HttpStatusCode.OK, "standing"), (status, held.GetProperty("state").GetString()));
        Assert.Equal("work.not-found", Code(await Ask(
            served, south, "/api/rulings", Body("not-at-all", Given.South, "not mine"))));
        var (_, overruled) = await Ask(served, head, "/api/rulings",
            Body("start-on", null, "the school waits", """, "day": "2026-06-01" """));
        Assert.Equal("standing", overruled.GetProperty("state").GetString());
        var seen = await Read(served, north, $"/api/rulings?work={Clear}");
        var below = seen.EnumerateArray().Single(one => Record(one, "state") == "overruled");
        var answer = below.GetProperty("record").GetProperty("answer");
        Assert.Equal("the school waits", answer.GetProperty("why").GetString());
        Assert.Equal("head (test)", answer.GetProperty("by").GetString());
        Assert.Equal("ruling.higher", Code(await Ask(
            served, north, "/api/rulings", Body("not-at-all", Given.North, "still mines"))));
        Assert.Empty((await Read(served, south, $"/api/rulings?work={Clear}")).EnumerateArray());
        var entries = (await kept.Store.Journal.Latest(new Page(10), Viewer.Local, Cancel)).Items
            .Where(entry => entry.Kind == "ruling").ToList();
        Assert.Equal(["head (test)", "head (test)", "north (test)"], entries.Select(entry => entry.Actor));
    }

    [Fact]
    public async Task A_proposal_goes_up_and_the_next_plan_is_made_under_what_stands()
    {
        await using var kept = await Kept.Small();
        var (north, head) = (await Token(kept, "north", Given.North), await Token(kept, "head", null));
        await using var served = await Served.Over(kept.Store, Served.Options with { SignIn = true });
        var (_, proposal) = await Ask(served, north, "/api/rulings", Body("not-at-all", null, "shelling"));
        Assert.Equal("proposed", proposal.GetProperty("state").GetString());
        var id = proposal.GetProperty("id").GetString();
        Assert.Equal("access.level", Code(await Ask(served, north, $"/api/rulings/{id}/accept", """{"why":"me"}""")));
        Assert.Equal(HttpStatusCode.OK, (await Ask(
            served, head, $"/api/rulings/{id}/accept", """{"why":"agreed"}""")).Status);
        Assert.Single((await Read(served, head, "/api/rulings?state=standing")).EnumerateArray());
        var (status, again) = await Ask(
            served, head, $"/api/plans/{Given.Plan}/again", """{"why":"again","seconds":0}""");
        Assert.True(status == HttpStatusCode.OK, again.ToString());
        var wish = again.GetProperty("plan").GetProperty("wishes").EnumerateArray().Single().GetProperty("wish");
        Assert.Equal(("not-at-all", Clear.ToString()),
            (wish.GetProperty("kind").GetString(), wish.GetProperty("work").GetString()));
        Assert.Equal("ruling.stands", Code(await Ask(served, head, $"/api/plans/{Given.Plan}/again",
            $$"""{"why":"x","wishes":[{"work":"{{Clear}}","kind":"start-on","day":"2026-06-01"}]}""")));
    }

    private static string Body(string kind, PlaceId? level, string why, string more = "") =>
        $$"""
        {"why":"{{why}}","wish":{"work":"{{Clear}}","kind":"{{kind}}"{{more}}},
         "level":{{(level is { } place ? $"\"{place}\"" : "null")}}}
        """;

    private static string? Record(JsonElement view, string field) =>
        view.GetProperty("record").GetProperty(field).GetString();

    private static string? Code((HttpStatusCode Status, JsonElement Json) answer) =>
        answer.Json.GetProperty("code").GetString();

    private static async Task<JsonElement> Read(Served served, string token, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await served.Client.SendAsync(request, Cancel);
        return JsonDocument.Parse(await Served.Body(answer)).RootElement.GetProperty("items");
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> Ask(
        Served served, string token, string path, string body)
    {
        using var request = Served.Change(path, body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await served.Client.SendAsync(request, Cancel);
        return (answer.StatusCode, JsonDocument.Parse(await Served.Body(answer)).RootElement);
    }

    /// <summary>A program of an officer; without an area, of the whole programme.</summary>
    private static async Task<string> Token(Kept kept, string name, PlaceId? area)
    {
        var account = new Account
        {
            Id = Identity.From<AccountId>(name), Name = name, Title = name, Role = Role.Officer,
            Ceiling = Sensitivity.High, Areas = area is { } place ? [place] : [],
        };
        var token = new Token
        {
            Id = Identity.From<TokenId>(name), Account = account.Id, Title = "test", Role = Role.Officer,
        };
        await kept.Store.Journal.Write(new Actor("tester"), "test", async writing =>
        {
            await kept.Store.Accounts.Save(writing, [account], Cancel);
            await kept.Store.Tokens.Save(writing, [token], Cancel);
            await kept.Store.Accounts.Prove(writing, token.Id.Value,
                new Secret(Callers.Digest(name), TimeProvider.System.GetUtcNow(), false), Cancel);
            return true;
        }, Cancel);
        return name;
    }
}
