using Furrow.Registry;
using Furrow.Registry.Hazards;
using Microsoft.Data.Sqlite;

namespace Furrow.Tests.Store;

public sealed class Journals
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_write_says_who_when_why_before_and_after(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var hazard = Given.Hazard("H-1");
        await Save(temporary, "found by the survey", hazard);
        await Save(temporary, "renamed by the district", hazard with { Name = "Mill field" });

        var entries = (await temporary.Store.Journal.Of(hazard.Id.ToString(), Page.First, Viewer.Local, Cancel)).Items;

        Assert.Equal([2, 1], entries.Select(entry => entry.Number));
        var (renamed, found) = (entries[0], entries[1]);
        Assert.Equal(("tester", "found by the survey", "hazard"), (found.Actor, found.Why, found.Kind));
        Assert.Null(found.Before);
        Assert.Equal(found.After, renamed.Before);
        Assert.Contains("Mill field", renamed.After, StringComparison.Ordinal);
        Assert.True(found.At < renamed.At);
        Assert.Equal(TimeSpan.Zero, found.At.Offset);
        Assert.NotEqual(found.Hash, renamed.Hash);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task An_equal_record_is_neither_saved_nor_journalled_again(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        Assert.Equal(new Saved(2, 0, 0), await Save(temporary, "one", Given.Hazard("H-1"), Given.Hazard("H-2")));
        var changed = Given.Hazard("H-2") with
        {
            Status = HazardStatus.Suspended,
            StatusReason = "weather",
        };
        Assert.Equal(new Saved(1, 1, 1), await Save(
            temporary, "two", Given.Hazard("H-1"), changed, Given.Hazard("H-3")));
        Assert.Equal(4, (await temporary.Store.Journal.Latest(Page.First, Viewer.Local, Cancel)).Items.Count);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_record_given_twice_in_one_save_ends_as_the_last(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var hazard = Given.Hazard("H-1");
        var saved = await Save(
            temporary, "one", hazard, hazard with { Name = "second" }, hazard with { Name = "third" });
        Assert.Equal(new Saved(1, 2, 0), saved);
        Assert.Equal("third", (await temporary.Store.Hazards.Find(hazard.Id, Viewer.Local, Cancel))!.Name);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_write_without_a_reason_or_a_name_is_refused(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await Refused("journal.why-missing", "tester", "  ");
        await Refused("journal.why-too-long", "tester", new string('w', 2001));
        await Refused("journal.actor-missing", "", "why");
        await Refused("journal.actor-too-long", new string('a', 201), "why");

        async Task Refused(string code, string actor, string why) => Assert.Equal(code,
            (await Assert.ThrowsAsync<Refusal>(() => temporary.Store.Journal.Write(
                new Actor(actor), why, _ => Task.FromResult(0), Cancel))).Code);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Anything_thrown_undoes_everything(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await Save(temporary, "one", Given.Hazard("H-1"));
        await Assert.ThrowsAsync<Refusal>(() => temporary.Save(async writing =>
        {
            await temporary.Store.Hazards.Save(writing, [Given.Hazard("H-2")], Cancel);
            throw new Refusal("test.no", "no");
        }));
        Assert.Equal(1, await temporary.Store.Hazards.Count(Filter.None, Viewer.Local, Cancel));
        Assert.Equal(new ChainReport(1, null, null), await temporary.Store.Journal.Verify(Viewer.Local, Cancel));
        await Save(temporary, "two", Given.Hazard("H-3"));
        Assert.Equal(new ChainReport(2, null, null), await temporary.Store.Journal.Verify(Viewer.Local, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_question_inside_a_write_sees_what_was_saved_and_others_do_not_yet(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var hazards = temporary.Store.Hazards;
        await temporary.Save(async writing =>
        {
            var saved = await hazards.Save(writing, [Given.Hazard("H-1")], Cancel);
            Assert.Equal(1, await hazards.Count(Filter.None, Viewer.Local, Cancel));
            Task<long> somebodyElses;
            using (ExecutionContext.SuppressFlow())
                somebodyElses = Task.Run(() => hazards.Count(Filter.None, Viewer.Local, CancellationToken.None));
            Assert.Equal(0, await somebodyElses);
            return saved;
        });
        Assert.Equal(1, await hazards.Count(Filter.None, Viewer.Local, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Saving_through_a_write_that_has_ended_is_a_bug_and_said_so(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        IWriting? ended = null;
        await temporary.Save(writing =>
        {
            ended = writing;
            return Task.FromResult(new Saved(0, 0, 0));
        });
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => temporary.Store.Hazards.Save(ended!, [Given.Hazard("H-1")], Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => temporary.Save(
            _ => temporary.Save(_ => Task.FromResult(new Saved(0, 0, 0)))));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Writes_at_once_wait_for_each_other_and_leave_no_gap(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(
            () => Save(temporary, $"write {i}", Given.Hazard($"H-{i}")), Cancel)));
        Assert.Equal(new ChainReport(30, null, null), await temporary.Store.Journal.Verify(Viewer.Local, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Readers_beside_a_writer_see_whole_writes_only_and_never_less_than_before(Backend backend)
    {
        const int Batch = 10;
        await using var temporary = await TemporaryStore.New(backend);
        var hazards = temporary.Store.Hazards;
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await Save(temporary, $"write {i}", [.. Enumerable.Range(i * Batch, Batch).Select(Numbered)]);
        }, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                for (long seen = 0, last = 0; seen < 20 * Batch && !writer.IsFaulted; last = seen)
                {
                    Cancel.ThrowIfCancellationRequested();
                    seen = await hazards.Count(Filter.None, Viewer.Local, Cancel);
                    Assert.Equal(0, seen % Batch);
                    Assert.True(seen >= last, $"{last} were seen before {seen}");
                }
            }, Cancel)).Append(writer));

        static Hazard Numbered(int i) => Given.Hazard($"H-{i}");
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task The_journal_is_read_newest_first_in_slices(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await Save(temporary, "all", [.. Enumerable.Range(0, 7).Select(i => Given.Hazard($"H-{i}"))]);
        var numbers = new List<long>();
        for (var page = new Page(3); ;)
        {
            var slice = await temporary.Store.Journal.Latest(page, Viewer.Local, Cancel);
            numbers.AddRange(slice.Items.Select(entry => entry.Number));
            if (slice.Next is null)
                break;
            page = page with { After = slice.Next };
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], numbers);
    }

    [Theory]
    [InlineData("update journal set why = 'another' where number = 3", 3)]
    [InlineData("update journal set after = replace(after, 'H-', 'X-') where number = 4", 4)]
    [InlineData("update journal set actor = 'somebody' where number = 1", 1)]
    [InlineData("update journal set at = '2020-01-01T00:00:00.0000000Z' where number = 5", 5)]
    [InlineData("update journal set hash = 'ab' where number = 2", 2)]
    [InlineData("delete from journal where number = 2", 2)]
    [InlineData("delete from journal where number = 1", 1)]
    [InlineData("delete from journal where number > 3", 4)]
    [InlineData("delete from journal", 1)]
    [InlineData("update journal set before = '{}' where number = 5", 5)]
    [InlineData("delete from journal_head", 1)]
    public async Task A_journal_that_was_tampered_with_names_the_first_broken_entry(string tampering, long entry)
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        await Save(temporary, "all", [.. Enumerable.Range(0, 5).Select(i => Given.Hazard($"H-{i}"))]);
        Tamper(temporary.Location, tampering);
        var report = await temporary.Store.Journal.Verify(Viewer.Local, Cancel);
        Assert.Equal(entry, report.FirstBroken);
        Assert.NotNull(report.Finding);
    }

    internal static void Tamper(string location, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={location};Pooling=False");
        connection.Open();
        foreach (var name in (string[])["ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"])
            connection.CreateFunction(name, (byte[]? _) => (double?)0);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Task<Saved> Save(TemporaryStore temporary, string why, params Hazard[] hazards) =>
        temporary.Save(writing => temporary.Store.Hazards.Save(writing, hazards, Cancel), why);
}
