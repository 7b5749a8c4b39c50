using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Dapper;
using Furrow.Registry;
using Furrow.Store.Dialects;

namespace Furrow.Store;

/// <summary>The open connections of one store: many that read, one that writes.</summary>
/// <remarks>A question inside a journal write is put to the connection of that write: it sees what was saved.</remarks>
internal sealed class Connections(IDialect dialect) : IAsyncDisposable
{
    private const int MostReaders = 16;
    private readonly ConcurrentBag<DbConnection> idle = [];
    private readonly SemaphoreSlim readers = new(MostReaders);
    private readonly SemaphoreSlim writer = new(1);
    private readonly AsyncLocal<Writing?> open = new();
    private DbConnection? writing;

    static Connections() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Which database this is.</summary>
    public IDialect Dialect => dialect;

    /// <summary>Puts one question.</summary>
    public async Task<T> Ask<T>(Func<DbConnection, DbTransaction?, Task<T>> question, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return open.Value is { IsOpen: true } mine
                ? await mine.Use((connection, transaction) => question(connection, transaction), cancel)
                : await Measured.Question(() => AskReader(question, cancel));
        }
        catch (DbException error) when (dialect.Explain(error) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Puts one question for a viewer: a lock that the database has is turned as well.</summary>
    public Task<T> Ask<T>(
        Viewer viewer, Func<DbConnection, DbTransaction?, Task<T>> question, CancellationToken cancel)
    {
        if (!dialect.LocksRows || (viewer.Ceiling == Sensitivity.Severe && viewer.Areas.Count == 0))
            return Ask(question, cancel);
        return Ask(async (connection, transaction) =>
        {
            if (transaction is null)
            {
                await using var alone = await dialect.BeginRead(connection, cancel);
                await dialect.Narrow(connection, alone, viewer, cancel);
                var answer = await question(connection, alone);
                await alone.CommitAsync(cancel);
                return answer;
            }

            await dialect.Narrow(connection, transaction, viewer, cancel);
            var found = await question(connection, transaction);
            await dialect.Narrow(connection, transaction, null, cancel); // The write goes on as the store itself.
            return found;
        }, cancel);
    }

    /// <summary>Runs one write from the begin to the commit; anything thrown leaves nothing.</summary>
    public Task<T> Write<T>(
        Func<DbConnection, DbTransaction, Writing> begin, Func<Writing, Task<T>> act, CancellationToken cancel) =>
        Measured.Write(() => WriteAlone(begin, act, cancel));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var connection))
            await connection.DisposeAsync();
        if (writing is not null)
            await writing.DisposeAsync();
        await dialect.Close();
        readers.Dispose();
        writer.Dispose();
    }

    private async Task<T> WriteAlone<T>(
        Func<DbConnection, DbTransaction, Writing> begin, Func<Writing, Task<T>> act, CancellationToken cancel)
    {
        if (open.Value is { IsOpen: true })
            throw new InvalidOperationException("A journal write was opened inside another; hand the open one on.");
        await writer.WaitAsync(cancel);
        var sound = false;
        try
        {
            writing ??= await dialect.Connect(cancel);
            await using var transaction = await dialect.BeginWrite(writing, cancel);
            using var mine = begin(writing, transaction);
            open.Value = mine;
            try
            {
                var result = await act(mine);
                await mine.Close(cancel);
                sound = true;
                return result;
            }
            finally
            {
                mine.Abandon();
                open.Value = null;
            }
        }
        catch (DbException error) when (dialect.Explain(error) is { } refusal)
        {
            throw refusal;
        }
        finally
        {
            if (!sound)
                await Forget();
            writer.Release();
        }
    }

    /// <summary>Closes the connection of a write that failed: the next must not inherit what is left.</summary>
    private async Task Forget()
    {
        var failed = Interlocked.Exchange(ref writing, null);
        if (failed is not null)
            await failed.DisposeAsync();
    }

    private async Task<T> AskReader<T>(Func<DbConnection, DbTransaction?, Task<T>> question, CancellationToken cancel)
    {
        await readers.WaitAsync(cancel);
        DbConnection? connection = null;
        try
        {
            if (!idle.TryTake(out connection))
                connection = await dialect.Connect(cancel);
            return await question(connection, null);
        }
        finally
        {
            if (connection is { State: ConnectionState.Open })
                idle.Add(connection);
            else if (connection is not null)
                await connection.DisposeAsync();
            readers.Release();
        }
    }
}
