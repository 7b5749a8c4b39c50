using Furrow.Registry;
using Furrow.Registry.Accounts;
using Furrow.Registry.Hazards;

namespace Furrow.Tests.Store;

/// <summary>Who may sign in, and what they may change.</summary>
public sealed class Accounts
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task An_account_is_found_by_its_name_and_its_password_never_stands_in_the_journal(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;
        var account = Account("a.kim");
        await temporary.Save(async writing =>
        {
            await store.Accounts.Prove(
                writing, account.Id.Value, new Secret("the-hash", DateTimeOffset.UnixEpoch, true), Cancel);
            return await store.Accounts.Save(writing, [account], Cancel);
        });
        var found = await store.Accounts.Named("a.kim", Viewer.Local, Cancel);
        Assert.Equal(account.Title, found!.Title);
        Assert.Null(await store.Accounts.Named("a.kim", Viewer.Public, Cancel));
        Assert.Equal("the-hash", (await store.Accounts.Secret(account.Id.Value, Viewer.Local, Cancel))!.Hash);
        Assert.Null(await store.Accounts.Secret(account.Id.Value, account.Viewer, Cancel));
        var entries = (await store.Journal.Latest(new Page(10), Viewer.Local, Cancel)).Items;
        Assert.Equal(["account", "secret"], entries.Select(entry => entry.Kind).Order());
        Assert.DoesNotContain(entries, entry => $"{entry.Before}{entry.After}".Contains("the-hash"));
        Assert.Empty(await store.Check(null, Cancel).ToListAsync(Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_session_begins_is_found_by_its_digest_and_ends_with_all_of_its_account(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var sessions = temporary.Store.SignedIn;
        var (who, now) = (Account("a.kim").Id, new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));
        foreach (var digest in new[] { "one", "two", "three" })
        {
            await Write(temporary, new Actor("a.kim"), async writing =>
                await sessions.Keep(writing, new Session(digest, who, now, now, now.AddDays(1)), Cancel));
        }

        Assert.Equal(now.AddDays(1), (await sessions.Find("two", Viewer.Local, Cancel))!.EndsAt);
        Assert.Null(await sessions.Find("two", Account("a.kim").Viewer, Cancel));
        await Write(temporary, new Actor("a.kim"), writing => sessions.End(writing, "two", Cancel));
        Assert.Null(await sessions.Find("two", Viewer.Local, Cancel));
        await Write(temporary, new Actor("a.kim"), writing => sessions.EndAll(writing, who, Cancel));
        Assert.Null(await sessions.Find("three", Viewer.Local, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task An_officer_changes_their_own_district_and_no_other(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, region) = (temporary.Store, Given.Place("North"));
        var (mine, other) = (Given.Place("Mine", region.Id), Given.Place("Other", region.Id));
        await temporary.Save(writing => store.Places.Save(writing, [region, mine, other], Cancel));
        var (here, there) = (Given.Hazard("H-here", mine.Id), Given.Hazard("H-there", other.Id));
        await temporary.Save(writing => store.Hazards.Save(writing, [here, there], Cancel));
        var officer = (Account("officer") with { Areas = [mine.Id] }).Actor;

        Task Save(Hazard hazard) =>
            Write(temporary, officer, writing => store.Hazards.Save(writing, [hazard], Cancel));

        await Save(here with { Name = "seen" });
        await Save(Given.Hazard("H-new", mine.Id));
        Assert.Equal("access.outside", await Code(() => Save(there with { Name = "seen" })));
        Assert.Equal("access.outside", await Code(() => Save(there with { Place = mine.Id })));
        Assert.Equal("access.outside", await Code(() => Save(here with { Place = other.Id })));
        Assert.Equal("access.outside", await Code(() => Save(Given.Hazard("H-nowhere"))));
        Assert.Equal("H-there", (await store.Hazards.Find(there.Id, Viewer.Local, Cancel))!.Name);
        Assert.Equal(3, await store.Hazards.Count(Filter.None, Viewer.Local, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Who_may_not_see_a_record_or_only_reads_changes_nothing(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;

        Task Save(Account who) => Write(
            temporary, who.Actor, writing => store.Hazards.Save(writing, [Given.Hazard("H-1")], Cancel));

        Assert.Equal("access.role", await Code(() => Save(Account("reads") with { Role = Role.Observer })));
        Assert.Equal("access.class", await Code(() => Save(Account("low") with { Ceiling = Sensitivity.Low })));
        Assert.Equal(0, await store.Hazards.Count(Filter.None, Viewer.Local, Cancel));
        await Save(Account("officer"));
        Assert.Equal(1, await store.Hazards.Count(Filter.None, Viewer.Local, Cancel));
    }

    private static Account Account(string name) => new()
    {
        Id = Identity.From<AccountId>(name), Name = name, Title = "A. Kim", Role = Role.Officer,
        Ceiling = Sensitivity.High, Areas = [],
    };

    private static Task<bool> Write(TemporaryStore temporary, Actor actor, Func<IWriting, Task> act) =>
        temporary.Store.Journal.Write(
            actor, "test",
            async writing =>
            {
                await act(writing);
                return true;
            }, Cancel);

    private static async Task<string> Code(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Code;
}
