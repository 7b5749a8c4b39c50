using System.Data.Common;
using Dapper;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>An open write: the transaction, and the entries that the journal gains with it.</summary>
internal sealed class Writing(
    Connections connections, DbConnection connection, DbTransaction transaction, Actor actor, string why,
    DateTimeOffset at, ChainLink head) : IWriting, IDisposable
{
    private static readonly Addition Entries = new(
        "journal", "number, at, actor, why, kind, record, before, after, hash");

    private const string MoveHead = """
        update journal_head set number = @Number, hash = @Hash where "only" = 1
        """;

    private readonly SemaphoreSlim turn = new(1);
    private readonly HashSet<string> touched = [];
    private readonly long begunAt = head.Number;
    private ChainLink last = head;

    /// <inheritdoc/>
    public Actor Actor { get; } = actor;

    /// <inheritdoc/>
    public DateTimeOffset At { get; } = at;

    /// <summary>True until it is committed or undone.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The open write behind the interface; one of another store or already ended is our own bug.</summary>
    public static Writing Of(IWriting writing, Connections connections) =>
        writing is Writing { IsOpen: true } mine && mine.Serves(connections)
            ? mine
            : throw new InvalidOperationException("Saving needs the open write of this very store.");

    /// <summary>Uses the connection; one use at a time.</summary>
    public async Task<T> Use<T>(Func<DbConnection, DbTransaction, Task<T>> use, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await use(connection, transaction);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Appends entries for changes of one table; call inside <see cref="Use"/>.</summary>
    public async Task Journalise(string table, string kind, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        touched.Add(table);
        var rows = new List<JournalRow>(changes.Count);
        foreach (var change in changes)
        {
            var row = JournalRow.Follow(last, At, Actor.Name, why, kind, change);
            last = new ChainLink(row.Number, row.Hash);
            rows.Add(row);
        }

        await connections.Dialect.Add(connection, transaction, Entries, rows, cancel);
    }

    /// <summary>Moves the head and commits. Cancelling stops before the commit, never during it.</summary>
    public async Task Close(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        if (last.Number != begunAt)
        {
            await connection.ExecuteAsync(
                new CommandDefinition(MoveHead, last, transaction, cancellationToken: cancel));
            await connections.Dialect.Touched(connection, transaction, touched, At);
        }

        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
        IsOpen = false;
        turn.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>From now on nothing can be saved through this write.</summary>
    public void Abandon() => IsOpen = false;

    private bool Serves(Connections others) => ReferenceEquals(connections, others);
}

/// <summary>One change of one record, before it has its place in the chain.</summary>
internal readonly record struct Change(string Record, string? Before, string? After);
