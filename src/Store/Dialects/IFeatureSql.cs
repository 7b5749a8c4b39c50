using System.Data.Common;
using Furrow.Registry;
using Furrow.Registry.Exchange.Cql;

namespace Furrow.Store.Dialects;

/// <summary>What a database says in its own words about features: filters, shapes, and tables made on import.</summary>
internal interface IFeatureSql
{
    /// <summary>
    /// A column's value as filters compare it: text by code point, days as 2026-03-31, moments as
    /// 2026-03-31T08:30:00.000Z, numbers and booleans as they are.
    /// </summary>
    string Comparable(string column, FieldType type);

    /// <summary>Text as CASEI and ACCENTI make it.</summary>
    string Folded(string text, bool caseless, bool accentless);

    /// <summary>True where text matches a pattern of % and _, with \ as the escape; case counts.</summary>
    string Like(string text, string pattern);

    /// <summary>Two numbers combined, never truncated or overflowing to a wrong one; null where there is no such
    /// number. Names each operand once, so that deep formulas do not grow without bound.</summary>
    string Calculated(CqlExpression.Operation operation, string left, string right);

    /// <summary>True where two shapes lie to each other as asked; null where one is null.</summary>
    string Relates(CqlExpression.Relation relation, string shape, string other);

    /// <summary>
    /// True for every row whose shape may touch the box in the parameters {prefix}west, south, east, north; may be true
    /// for a few more. It only saves time.
    /// </summary>
    string MayTouch(string table, string column, string prefix);

    /// <summary>0 for points, 1 for lines, 2 for areas.</summary>
    string Dimension(string column);

    /// <summary>A shape column as <see cref="Wkb"/> understands it.</summary>
    string Shape(string column);

    /// <summary>A question for west, south, east and north of every row of a table; may be a hair too wide.</summary>
    string WholeExtent(string table, string column);

    /// <summary>West, south, east and north of a shape column as four aggregates over some rows.</summary>
    string Extent(string column);

    /// <summary>Stops what runs on a connection; it then fails with an error that means nothing else.</summary>
    void Interrupt(DbConnection connection);

    /// <summary>True for the error of what was interrupted.</summary>
    bool WasInterrupted(DbException error);

    /// <summary>Well-known binary of a value of <see cref="Shape"/>.</summary>
    ReadOnlyMemory<byte> Wkb(object value);

    /// <summary>Makes the table of a plain collection, without its index on shapes.</summary>
    Task MakeTable(DbConnection connection, DbTransaction transaction, PlainTable table);

    /// <summary>Builds the index on shapes and keeps it in step from now on.</summary>
    Task IndexShapes(DbConnection connection, DbTransaction transaction, PlainTable table);

    /// <summary>Drops the table of a plain collection with all that belongs to it.</summary>
    Task DropTable(DbConnection connection, DbTransaction transaction, PlainTable table);
}

/// <summary>The table of a plain collection.</summary>
/// <param name="Name">Safe in SQL without quotes.</param>
/// <param name="Title">For people.</param>
/// <param name="ShapeKind">As GeoPackage names it; null when there is no shape column.</param>
/// <param name="Columns">One for each field, named safely, in the order of the fields.</param>
internal sealed record PlainTable(
    string Name, string Title, string? ShapeKind, IReadOnlyList<(string Name, FieldType Type)> Columns)
{
    /// <summary>Name of the shape column.</summary>
    public const string Shape = "shape";
}
