using Dapper;
using Furrow.Registry;
using Furrow.Registry.Accounts;

namespace Furrow.Store.Accounts;

/// <summary>Keeps who is signed in. Sessions come and go; the journal has the signing in and out.</summary>
internal sealed class SignedInRecords(Connections connections) : ISessionStore
{
    private const string OfDigest = """
        select digest, account, begun_at, seen_at, ends_at from session where digest = @digest
        """;

    private const string Set = """
        insert into session (digest, account, begun_at, seen_at, ends_at)
        values (@digest, @account, @begun, @seen, @ends)
        on conflict (digest) do update set seen_at = excluded.seen_at
        """;

    private const string Remove = "delete from session where digest = @digest returning account";
    private const string RemoveAll = "delete from session where account = @account returning account";
    private const string RemoveEnded = "delete from session where ends_at < @now";

    /// <inheritdoc/>
    public async Task<Session?> Find(string digest, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MaySee(Sensitivity.Severe))
            return null;
        var row = await connections.Ask(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<SessionRow>(
                new CommandDefinition(OfDigest, new { digest }, transaction, cancellationToken: cancel)), cancel);
        return row?.ToSession();
    }

    /// <inheritdoc/>
    public async Task Keep(IWriting writing, Session session, CancellationToken cancel)
    {
        await Run(writing, RemoveEnded, new { now = Column.Of(writing.At) }, cancel);
        await Run(writing, Set, new
        {
            digest = session.Digest, account = session.Account.ToString(), begun = Column.Of(session.BegunAt),
            seen = Column.Of(session.SeenAt), ends = Column.Of(session.EndsAt),
        }, cancel);
        if (session.SeenAt == session.BegunAt)
            await Note(writing, [session.Account.ToString()], """{"signed":"in"}""", cancel);
    }

    /// <inheritdoc/>
    public Task End(IWriting writing, string digest, CancellationToken cancel) =>
        Ended(writing, Remove, new { digest }, cancel);

    /// <inheritdoc/>
    public Task EndAll(IWriting writing, AccountId account, CancellationToken cancel) =>
        Ended(writing, RemoveAll, new { account = account.ToString() }, cancel);

    private async Task Ended(IWriting writing, string sql, object parameters, CancellationToken cancel)
    {
        var accounts = await Writing.Of(writing, connections).Use(
            async (connection, transaction) => (await connection.QueryAsync<string>(new CommandDefinition(
                sql, parameters, transaction, cancellationToken: cancel))).AsList(), cancel);
        if (accounts.Count > 0)
            await Note(writing, accounts.Distinct(), """{"signed":"out"}""", cancel);
    }

    /// <summary>The journal says whose session began or ended, never which of them.</summary>
    private Task Note(IWriting writing, IEnumerable<string> accounts, string what, CancellationToken cancel) =>
        Writing.Of(writing, connections).Journalise(
            "session", "session", [.. accounts.Select(account => new Change(account, null, what))], cancel);

    private Task<int> Run(IWriting writing, string sql, object parameters, CancellationToken cancel) =>
        Writing.Of(writing, connections).Use(
            (connection, transaction) => connection.ExecuteAsync(
                new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)), cancel);

    /// <summary>A row of the table.</summary>
    private sealed class SessionRow
    {
        public string Digest { get; init; } = "";
        public string Account { get; init; } = "";
        public string BegunAt { get; init; } = "";
        public string SeenAt { get; init; } = "";
        public string EndsAt { get; init; } = "";

        public Session ToSession() => new(
            Digest, Column.Id<AccountId>(Account), Column.Moment(BegunAt), Column.Moment(SeenAt),
            Column.Moment(EndsAt));
    }
}
