using System.Net;
using System.Xml.Linq;
using Furrow.Registry;
using Furrow.Registry.Works.Release;
using Kept = Furrow.Tests.Server.Over_the_real_store.Kept;

namespace Furrow.Tests.Server;

/// <summary>What other programs follow: the change feed and the feed of decisions and alerts.</summary>
public sealed class What_changed
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_follows_the_changes_gets_each_once_and_in_order()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        var (numbers, since, more) = (new List<long>(), 0L, true);
        while (more)
        {
            var slice = await served.Json($"/api/changes?since={since}&limit=7");
            numbers.AddRange(slice.GetProperty("items").EnumerateArray().Select(
                one => one.GetProperty("number").GetInt64()));
            (since, more) = (slice.GetProperty("last").GetInt64(), slice.GetProperty("more").GetBoolean());
        }

        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
        Assert.Empty((await served.Json($"/api/changes?since={since}")).GetProperty("items").EnumerateArray());
        using var confirm = await served.Client.SendAsync(
            Served.Change($"/api/claims/{Given.Proposed}/confirm"), Cancel);
        Assert.NotEmpty((await served.Json($"/api/changes?since={since}")).GetProperty("items").EnumerateArray());
        Assert.Equal((HttpStatusCode.BadRequest, "request.since"), await served.Refusal("/api/changes?since=x"));
    }

    [Fact]
    public async Task The_feed_is_Atom_and_tells_of_decisions()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        using var confirm = await served.Client.SendAsync(
            Served.Change($"/api/claims/{Given.Proposed}/confirm"), Cancel);
        using var answer = await served.Client.GetAsync("/api/feed.atom", Cancel);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await Served.Body(answer)).Root!;
        Assert.Equal(XName.Get("feed", "http://www.w3.org/2005/Atom"), feed.Name);
        var first = feed.Elements().First(element => element.Name.LocalName == "entry");
        Assert.Contains("I read the quote.", first.Value, StringComparison.Ordinal);
        var parts = first.Elements().Select(element => element.Name.LocalName).ToList();
        Assert.All(new[] { "id", "title", "updated", "author", "link" }, part => Assert.Contains(part, parts));
    }

    [Fact]
    public async Task Who_may_not_read_the_journal_follows_nothing()
    {
        await using var kept = await Kept.Small();
        foreach (var viewer in new[] { Viewer.Public, new Viewer("desk", Sensitivity.High, [Given.North]) })
        {
            await using var served = await Served.Over(kept.Store, Served.Options with { Viewer = viewer });
            foreach (var path in new[] { "/api/changes", "/api/feed.atom" })
                Assert.Equal((HttpStatusCode.Forbidden, "access.journal"), await served.Refusal(path));
        }
    }

    [Fact]
    public async Task The_journal_keeps_the_names_of_victims_from_all_but_the_small_role()
    {
        await using var kept = await Kept.Small();
        var victim = new Victim
        {
            Id = Identity.From<VictimId>("v"), Name = "FORBIDDEN", Sex = "unknown", Harm = Harm.Injured,
            Group = VictimGroup.Civilian, Origin = new Origin("test", null, Illustrative: true),
        };
        await kept.Store.Journal.Write(new Actor("tester"), "an accident",
            writing => kept.Store.Release.Victims.Save(writing, [victim], Cancel), Cancel);
        var programme = new Viewer("programme", Sensitivity.High, []);
        foreach (var (viewer, seen) in new[] { (Viewer.Local, true), (programme, false) })
        {
            var all = (await kept.Store.Journal.Latest(new Page(1000), viewer, Cancel)).Items
                .Concat((await kept.Store.Journal.Since(0, new Page(1000), viewer, Cancel)).Items)
                .Concat((await kept.Store.Journal.Of(victim.Id.ToString(), new Page(10), viewer, Cancel)).Items);
            Assert.Equal(seen, all.Any(entry => entry.After?.Contains("FORBIDDEN", StringComparison.Ordinal) == true));
        }
    }
}
