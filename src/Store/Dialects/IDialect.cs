using System.Data.Common;
using Furrow.Registry;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Dialects;

/// <summary>What differs between databases. Everything else of the store is one SQL text for all.</summary>
internal interface IDialect
{
    /// <summary>Where the store is, for messages.</summary>
    string Location { get; }

    /// <summary>What it says about features in its own words.</summary>
    IFeatureSql Features { get; }

    /// <summary>A new open connection, ready for questions and writes.</summary>
    Task<DbConnection> Connect(CancellationToken cancel);

    /// <summary>Begins a transaction that no other writer can share.</summary>
    Task<DbTransaction> BeginWrite(DbConnection connection, CancellationToken cancel);

    /// <summary>SQL that is true where a geometry column touches the box @west, @south, @east, @north.</summary>
    string TouchesBox(string table, string column);

    /// <summary>A geometry as the database wants it in a parameter; null stays null.</summary>
    object? ToColumn(Geometry? geometry);

    /// <summary>A geometry as the database gave it; null stays null.</summary>
    Geometry? FromColumn(object? value);

    /// <summary>Adds rows, many at once where the database has a way.</summary>
    Task Add<TRow>(
        DbConnection connection, DbTransaction transaction, Addition addition, IReadOnlyList<TRow> rows,
        CancellationToken cancel)
        where TRow : class;

    /// <summary>Called before a commit with the tables that the write touched.</summary>
    Task Touched(
        DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> tables, DateTimeOffset at);

    /// <summary>The refusal that an error of the database means to a person, or null when it is our own bug.</summary>
    Refusal? Explain(DbException error);

    /// <summary>What is wrong with the store as the database and its format see it.</summary>
    Task<List<Finding>> Examine(DbConnection connection, CancellationToken cancel);

    /// <summary>Begins a transaction that sees one state of the store from its first question to its last.</summary>
    Task<DbTransaction> BeginRead(DbConnection connection, CancellationToken cancel);

    /// <summary>The store's own tables; what only the database or its format needs is not among them.</summary>
    Task<IReadOnlyList<TableShape>> Shapes(DbConnection connection, CancellationToken cancel);

    /// <summary>Writes whole rows as they are, numbers included; returns how many.</summary>
    Task<long> Pour(
        DbConnection connection, DbTransaction transaction, TableShape shape, IAsyncEnumerable<object?[]> rows,
        CancellationToken cancel);

    /// <summary>True when the database itself keeps rows from viewers: a second lock behind <see cref="Access"/>.
    /// </summary>
    bool LocksRows { get; }

    /// <summary>Tells the database for whom the rest of a transaction asks; null for the store itself.</summary>
    Task Narrow(DbConnection connection, DbTransaction transaction, Viewer? viewer, CancellationToken cancel);

    /// <summary>How far a copy lags behind the database it follows; null when this is no copy.</summary>
    Task<TimeSpan?> Behind(DbConnection connection, CancellationToken cancel);

    /// <summary>Frees whatever is shared by the connections.</summary>
    ValueTask Close();
}
