using Dapper;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>The one door for writes.</summary>
internal sealed class Journal(Connections connections, TimeProvider clock) : IJournal
{
    private const int LongestActor = 200;
    private const int LongestWhy = 2_000;
    private const int VerifyAtOnce = 2_000;

    private const string Head = """select number, hash from journal_head where "only" = 1""";

    private const string OfRecord = """
        select number, at, actor, why, kind, record, before, after, hash from journal
        where record = @record and number < @before and (@severe = 1 or kind not in @severeKinds)
        order by number desc limit @limit
        """;

    private const string Newest = """
        select number, at, actor, why, kind, record, before, after, hash from journal
        where number < @before and (@severe = 1 or kind not in @severeKinds) order by number desc limit @limit
        """;

    private const string Following = """
        select number, at, actor, why, kind, record, before, after, hash from journal
        where number > @number and (@severe = 1 or kind not in @severeKinds) order by number limit @limit
        """;

    /// <summary>Entries that tell what only a small role may know.</summary>
    private static readonly string[] SevereKinds = ["remains_find", "remains_find_reading", "victim"];

    private const string FromOldest = """
        select number, at, actor, why, kind, record, before, after, hash from journal
        where number > @after order by number limit @limit
        """;

    /// <inheritdoc/>
    public async Task<T> Write<T>(Actor actor, string why, Func<IWriting, Task<T>> act, CancellationToken cancel)
    {
        Bounded(actor.Name, LongestActor, "journal.actor", "the name of who acts");
        Bounded(why, LongestWhy, "journal.why", "the reason for the change");
        return await connections.Write(
            (connection, transaction) => new Writing(
                connections, connection, transaction, actor, why, clock.GetUtcNow(),
                connection.QuerySingle<(long Number, string Hash)>(Head, transaction: transaction) is var (number, hash)
                    ? new ChainLink(number, hash)
                    : default),
            writing => actor.Request is { } request
                ? Requests.Once(writing, request, act, cancel)
                : act(writing),
            cancel);
    }

    /// <inheritdoc/>
    public Task<Slice<JournalEntry>> Of(string record, Page page, Viewer viewer, CancellationToken cancel) =>
        Slice(OfRecord, record, page, viewer, cancel);

    /// <inheritdoc/>
    public Task<Slice<JournalEntry>> Latest(Page page, Viewer viewer, CancellationToken cancel) =>
        Slice(Newest, null, page, viewer, cancel);

    /// <inheritdoc/>
    public async Task<Slice<JournalEntry>> Since(long number, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        if (!Access.MayReadJournal(viewer))
            return new Slice<JournalEntry>([], null);
        var rows = await Rows(Following, new
        {
            number, limit = limit + 1, severe = viewer.MaySee(Sensitivity.Severe) ? 1 : 0, severeKinds = SevereKinds,
        }, cancel);
        var shown = rows.Take(limit).Select(row => row.ToEntry()).ToList();
        return new Slice<JournalEntry>(shown, rows.Count > limit ? $"{shown[^1].Number}" : null);
    }

    /// <inheritdoc/>
    public async Task<ChainReport> Verify(Viewer viewer, CancellationToken cancel)
    {
        if (!Access.MayReadJournal(viewer))
            throw new Refusal("journal.not-allowed", $"'{viewer.Name}' may not check the journal; ask its keeper.");
        var last = new ChainLink(0, "");
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = await Rows(FromOldest, new { after = last.Number, limit = VerifyAtOnce }, cancel);
            foreach (var row in rows)
            {
                if (Fault(last, row) is { } finding)
                    return new ChainReport(last.Number, last.Number + 1, finding);
                last = new ChainLink(row.Number, row.Hash);
            }

            if (rows.Count < VerifyAtOnce)
                return await AgainstHead(last, cancel);
        }
    }

    private static string? Fault(ChainLink last, JournalRow row) =>
        row.Number != last.Number + 1
            ? $"Entry {last.Number + 1} is missing; the next one is {row.Number}."
            : row.HashAfter(last.Hash) != row.Hash
                ? $"Entry {row.Number} ({row.Kind} {row.Record}) does not follow from the one before: it was changed."
                : null;

    private async Task<ChainReport> AgainstHead(ChainLink last, CancellationToken cancel)
    {
        var head = await connections.Ask(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<(long Number, string? Hash)>(
                new CommandDefinition(Head, transaction: transaction, cancellationToken: cancel)), cancel);
        return head.Number == last.Number && head.Hash == last.Hash
            ? new ChainReport(last.Number, null, null)
            : new ChainReport(last.Number, Math.Min(head.Number, last.Number) + 1,
                $"The journal ends with entry {last.Number}, its head says {head.Number}: the tail was cut or added.");
    }

    private async Task<Slice<JournalEntry>> Slice(
        string sql, string? record, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        if (!Access.MayReadJournal(viewer))
            return new Slice<JournalEntry>([], null);
        var before = page.After is null ? long.MaxValue : long.TryParse(page.After, out var number)
            ? number
            : throw Question.Malformed(page.After);
        var rows = await Rows(sql, new
        {
            record, before, limit = limit + 1, severe = viewer.MaySee(Sensitivity.Severe) ? 1 : 0,
            severeKinds = SevereKinds,
        }, cancel);
        var shown = rows.Take(limit).Select(row => row.ToEntry()).ToList();
        return new Slice<JournalEntry>(shown, rows.Count > limit ? $"{shown[^1].Number}" : null);
    }

    private Task<List<JournalRow>> Rows(string sql, object parameters, CancellationToken cancel) => connections.Ask(
        async (connection, transaction) => (await connection.QueryAsync<JournalRow>(
            new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel))).AsList(), cancel);

    private static void Bounded(string text, int longest, string code, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new Refusal(code + "-missing", $"The journal needs {what}; it was empty.");
        if (text.Length > longest)
        {
            throw new Refusal(code + "-too-long",
                $"The journal keeps {what} up to {longest} characters; {text.Length} were given.");
        }
    }
}
