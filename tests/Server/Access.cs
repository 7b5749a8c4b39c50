using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Accounts;
using Furrow.Server.Accounts;
using Kept = Furrow.Tests.Server.Over_the_real_store.Kept;

namespace Furrow.Tests.Server;

/// <summary>Who signs in, and what they may then see and do.</summary>
public sealed class Access
{
    private const string Chosen = "four words in a row";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_that_works_once_is_replaced_at_the_first_sign_in()
    {
        await using var kept = await Kept.Small();
        var once = await Account(kept, "a.kim", Role.Officer, Sensitivity.High);
        await using var served = await Signed(kept);
        Assert.Equal((HttpStatusCode.Conflict, "sign-in.choose-password"), await SignIn(served, "a.kim", once));
        Assert.Equal("password.length", (await SignIn(served, "a.kim", once, "short")).Code);
        Assert.Equal((HttpStatusCode.OK, ""), await SignIn(served, "A.Kim", once, Chosen));
        var me = await served.Json("/api/me");
        Assert.Equal("a.kim", me.GetProperty("name").GetString());
        Assert.Equal(3, me.GetProperty("abilities").GetArrayLength());
        Assert.Equal((HttpStatusCode.Unauthorized, "sign-in.wrong"), await SignIn(served, "a.kim", once));
        Assert.Equal(HttpStatusCode.OK, (await SignIn(served, "a.kim", Chosen)).Status);
    }

    [Fact]
    public async Task Who_guesses_has_to_wait_and_a_name_that_nobody_has_is_answered_alike()
    {
        await using var kept = await Kept.Small();
        await Account(kept, "a.kim", Role.Officer, Sensitivity.High);
        await using var served = await Signed(kept);
        foreach (var name in new[] { "a.kim", "nobody", "a.kim", "nobody", "a.kim" })
            Assert.Equal((HttpStatusCode.Unauthorized, "sign-in.wrong"), await SignIn(served, name, "wrong"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "sign-in.wait"), await SignIn(served, "a.kim", "wrong"));
    }

    [Fact]
    public async Task As_soon_as_somebody_chose_a_password_whoever_sits_at_the_machine_is_anybody()
    {
        await using var kept = await Kept.Small();
        var once = await Account(kept, "head", Role.Administrator, Sensitivity.Severe);
        await using var served = await Served.Over(kept.Store);
        Assert.False((await served.Json("/api/me")).GetProperty("signInNeeded").GetBoolean());
        await SignIn(served, "head", once, Chosen);
        await Post(served, "/api/sign-out", "{}");
        Assert.True((await served.Json("/api/me")).GetProperty("signInNeeded").GetBoolean());
        var confirm = Served.Change($"/api/claims/{Given.Proposed}/confirm");
        Assert.Equal((HttpStatusCode.Unauthorized, "access.sign-in"), await served.Refusal(confirm));
        var journal = (await kept.Store.Journal.Latest(new Page(10), Viewer.Local, Cancel)).Items
            .Where(entry => entry.Kind == "session").ToList();
        Assert.Equal(["signed out", "chose a password"], journal.Select(entry => entry.Why));
        Assert.All(journal, entry => Assert.Equal("head", entry.Actor));
    }

    [Fact]
    public async Task Who_gives_access_ends_the_sessions_of_a_lost_machine_and_the_password_stays()
    {
        await using var kept = await Kept.Small();
        var (head, lee) = (await Account(kept, "head", Role.Administrator, Sensitivity.Severe),
            await Account(kept, "b.lee", Role.Officer, Sensitivity.High));
        await using var lost = await Signed(kept);
        await using var served = await Signed(kept);
        await SignIn(lost, "b.lee", lee, Chosen);
        await SignIn(served, "head", head, Chosen);
        var id = Identity.From<AccountId>("b.lee");
        await Post(served, $"/api/accounts/{id}/end-sessions", """{"why":"lost a telephone"}""");
        Assert.False((await lost.Json("/api/me")).GetProperty("signedIn").GetBoolean());
        Assert.Equal((HttpStatusCode.OK, ""), await SignIn(lost, "b.lee", Chosen));
        Assert.Equal(
            (HttpStatusCode.Forbidden, "access.role"),
            await lost.Refusal(Served.Change($"/api/accounts/{id}/end-sessions")));
    }

    [Fact]
    public async Task Anybody_reads_only_what_may_be_published_and_changes_nothing()
    {
        await using var kept = await Kept.Small();
        await Account(kept, "a.kim", Role.Officer, Sensitivity.High);
        await using var served = await Signed(kept);
        Assert.Equal(0, (await served.Json("/api/hazards")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await served.Json("/api/journal")).GetProperty("items").GetArrayLength());
        var confirm = Served.Change($"/api/claims/{Given.Proposed}/confirm");
        Assert.Equal((HttpStatusCode.Unauthorized, "access.sign-in"), await served.Refusal(confirm));
        Assert.Equal(HttpStatusCode.Forbidden, (await served.Refusal("/api/accounts")).Status);
    }

    [Fact]
    public async Task An_answer_made_for_who_may_see_more_never_reaches_who_may_see_less()
    {
        await using var kept = await Kept.Small();
        var once = await Account(kept, "a.kim", Role.Officer, Sensitivity.High);
        await using var served = await Signed(kept);
        await SignIn(served, "a.kim", once, Chosen);
        using var full = await served.Client.GetAsync("/api/hazards", Cancel);
        Assert.Contains("\"items\":[{", await Served.Body(full), StringComparison.Ordinal);
        await Post(served, "/api/sign-out", "{}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/hazards");
        request.Headers.IfNoneMatch.Add(full.Headers.ETag!);
        using var after = await served.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(0, JsonDocument.Parse(await Served.Body(after)).RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Who_only_enters_does_not_decide_and_who_decides_gives_no_access()
    {
        await using var kept = await Kept.Small();
        var reporter = await Account(kept, "reporter", Role.Reporter, Sensitivity.High);
        await using var served = await Signed(kept);
        await SignIn(served, "reporter", reporter, Chosen);
        var confirm = Served.Change($"/api/claims/{Given.Proposed}/confirm");
        Assert.Equal((HttpStatusCode.Forbidden, "access.role"), await served.Refusal(confirm));
        var officer = await Account(kept, "officer", Role.Officer, Sensitivity.High);
        await SignIn(served, "officer", officer, Chosen);
        Assert.Equal(
            (HttpStatusCode.Forbidden, "access.role"),
            await served.Refusal(Served.Change("/api/accounts", """{"why":"new","name":"b.lee","title":"B"}""")));
        using var answer = await served.Client.SendAsync(
            Served.Change($"/api/claims/{Given.Proposed}/confirm"), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var last = (await kept.Store.Journal.Latest(new Page(1), Viewer.Local, Cancel)).Items[0];
        Assert.Equal("officer", last.Actor);
    }

    [Fact]
    public async Task An_administrator_gives_access_and_never_more_than_their_own()
    {
        await using var kept = await Kept.Small();
        var once = await Account(kept, "head", Role.Administrator, Sensitivity.High);
        await using var served = await Signed(kept);
        await SignIn(served, "head", once, Chosen);
        var made = await Post(served, "/api/accounts",
            """{"why":"joins us","name":"b.lee","title":"B. Lee","role":"officer","ceiling":"moderate"}""");
        var password = made.GetProperty("oneTimePassword").GetString()!;
        Assert.Equal(
            (HttpStatusCode.Forbidden, "access.more-than-own"),
            await served.Refusal(Served.Change("/api/accounts",
                """{"why":"x","name":"c.roe","title":"C","role":"officer","ceiling":"severe"}""")));
        Assert.Equal(
            (HttpStatusCode.Conflict, "account.already"),
            await served.Refusal(Served.Change("/api/accounts", """{"why":"x","name":"b.lee","title":"B"}""")));
        var head = (await served.Json("/api/accounts")).EnumerateArray()
            .Single(account => account.GetProperty("name").GetString() == "head").GetProperty("id").GetString();
        Assert.Equal("account.last", (await served.Refusal(
            Served.Change($"/api/accounts/{head}", """{"why":"x","active":false}"""))).Code);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(served, "b.lee", password, Chosen)).Status);
    }

    [Fact]
    public async Task A_token_lets_a_program_in_until_it_is_revoked()
    {
        await using var kept = await Kept.Small();
        var once = await Account(kept, "a.kim", Role.Officer, Sensitivity.High);
        await using var served = await Signed(kept);
        await SignIn(served, "a.kim", once, Chosen);
        var made = await Post(served, "/api/tokens", """{"why":"nightly export","title":"export","role":"observer"}""");
        var much = await Post(served, "/api/tokens", """{"why":"more","title":"more","role":"administrator"}""");
        Assert.Equal("officer", much.GetProperty("token").GetProperty("role").GetString());
        var (secret, id) = (
            made.GetProperty("secret").GetString()!, made.GetProperty("token").GetProperty("id").GetString());
        await Post(served, "/api/sign-out", "{}");
        served.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.NotEqual(0, (await served.Json("/api/hazards")).GetProperty("items").GetArrayLength());
        Assert.Equal("access.role", (await served.Refusal(
            Served.Change($"/api/claims/{Given.Proposed}/confirm"))).Code);
        served.Client.DefaultRequestHeaders.Authorization = null;
        await SignIn(served, "a.kim", Chosen);
        await Post(served, $"/api/tokens/{id}/revoke", """{"why":"lost"}""");
        served.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal((HttpStatusCode.Unauthorized, "access.token"), await served.Refusal("/api/hazards"));
        var journal = await kept.Store.Journal.Latest(new Page(100), Viewer.Local, Cancel);
        Assert.DoesNotContain(journal.Items, entry => $"{entry.Before}{entry.After}".Contains(secret));
    }

    [Fact]
    public async Task A_stopped_account_is_out_at_once_and_other_hosts_need_their_name_said()
    {
        await using var kept = await Kept.Small();
        var once = await Account(kept, "a.kim", Role.Officer, Sensitivity.High);
        await using var served = await Signed(kept);
        await SignIn(served, "a.kim", once, Chosen);
        var account = (await kept.Store.Accounts.Named("a.kim", Viewer.Local, Cancel))!;
        await kept.Store.Journal.Write(
            new Actor("tester"), "left", writing => kept.Store.Accounts.Save(
                writing, [account with { Active = false }], Cancel), Cancel);
        Assert.False((await served.Json("/api/me")).GetProperty("signedIn").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(served, "a.kim", Chosen)).Status);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/api/me") { Headers = { Host = "example.org" } };
        Assert.Equal((HttpStatusCode)421, (await served.Refusal(other)).Status);
    }

    [Fact]
    public void Other_machines_are_let_in_only_where_people_sign_in()
    {
        var options = Served.Options with { Url = "http://0.0.0.0:0" };
        Assert.Equal(
            "serve.not-loopback",
            Assert.Throws<Refusal>(() => Furrow.Server.Host.Build(new MemoryStore(), options)).Code);
        Furrow.Server.Host.Build(new MemoryStore(), options with { SignIn = true });
    }

    private static Task<Served> Signed(Kept kept) =>
        Served.Over(kept.Store, Served.Options with { SignIn = true });

    /// <summary>An account with a password that works once, which is the answer.</summary>
    private static async Task<string> Account(Kept kept, string name, Role role, Sensitivity ceiling)
    {
        var account = new Account
        {
            Id = Identity.From<AccountId>(name), Name = name, Title = name, Role = role, Ceiling = ceiling, Areas = [],
        };
        var once = Passwords.OneTime();
        await kept.Store.Journal.Write(new Actor("tester"), "test", async writing =>
        {
            await kept.Store.Accounts.Save(writing, [account], Cancel);
            await kept.Store.Accounts.Prove(
                writing, account.Id.Value, Passwords.Once(once, TimeProvider.System.GetUtcNow()), Cancel);
            return true;
        }, Cancel);
        return once;
    }

    private static async Task<(HttpStatusCode Status, string Code)> SignIn(
        Served served, string name, string password, string? chosen = null)
    {
        var body = JsonSerializer.Serialize(new { name, password, newPassword = chosen });
        using var answer = await served.Client.SendAsync(Served.Change("/api/sign-in", body), Cancel);
        var json = JsonDocument.Parse(await Served.Body(answer)).RootElement;
        return (answer.StatusCode, json.TryGetProperty("code", out var code) ? code.GetString()! : "");
    }

    private static async Task<JsonElement> Post(Served served, string path, string body)
    {
        using var answer = await served.Client.SendAsync(Served.Change(path, body), Cancel);
        Assert.True(answer.IsSuccessStatusCode, await Served.Body(answer));
        return JsonDocument.Parse(await Served.Body(answer)).RootElement;
    }
}
