using System.Data.Common;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange.Cql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Furrow.Store.Dialects;

/// <summary>Features in SQLite: its own functions where SQLite has none, an R-tree for shapes.</summary>
internal sealed class GeoPackageFeatures : IFeatureSql
{
    /// <inheritdoc/>
    public string Comparable(string column, FieldType type) => column;

    /// <inheritdoc/>
    public string Folded(string text, bool caseless, bool accentless) =>
        $"furrow_fold({text}, {(caseless ? 1 : 0)}, {(accentless ? 1 : 0)})";

    /// <inheritdoc/>
    public string Like(string text, string pattern) => $"furrow_like({text}, {pattern})";

    /// <inheritdoc/>
    public string Calculated(CqlExpression.Operation operation, string left, string right) => operation switch
    {
        CqlExpression.Operation.Add => $"({left} + {right})",
        CqlExpression.Operation.Subtract => $"({left} - {right})",
        CqlExpression.Operation.Multiply => $"({left} * {right})",
        CqlExpression.Operation.Divide => $"({left} * 1.0 / nullif({right}, 0))",
        CqlExpression.Operation.Quotient => $"furrow_truncated({left} * 1.0 / nullif({right}, 0))",
        CqlExpression.Operation.Remainder => $"furrow_remainder({left}, {right})",
        _ => $"furrow_power({left}, {right})",
    };

    /// <inheritdoc/>
    public string Relates(CqlExpression.Relation relation, string shape, string other) =>
        $"furrow_relates({(int)relation}, {shape}, {other})";

    /// <inheritdoc/>
    public string MayTouch(string table, string column, string prefix) => $"""
        r.fid in (select id from rtree_{table}_{column} where minx <= @{prefix}east and maxx >= @{prefix}west
            and miny <= @{prefix}north and maxy >= @{prefix}south)
        """;

    /// <inheritdoc/>
    public string Dimension(string column) => $"furrow_dimension({column})";

    /// <inheritdoc/>
    public string Shape(string column) => column;

    /// <inheritdoc/>
    public string Extent(string column) =>
        $"min(ST_MinX({column})), min(ST_MinY({column})), max(ST_MaxX({column})), max(ST_MaxY({column}))";

    /// <inheritdoc/>
    public string WholeExtent(string table, string column) =>
        $"select min(minx), min(miny), max(maxx), max(maxy) from rtree_{table}_{column}";

    /// <inheritdoc/>
    public void Interrupt(DbConnection connection) => raw.sqlite3_interrupt(((SqliteConnection)connection).Handle);

    /// <inheritdoc/>
    public bool WasInterrupted(DbException error) =>
        error is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Wkb(object value) => GeometryBlob.Body((byte[])value);

    /// <summary>Gives a connection the functions that filters use.</summary>
    public static void Prepare(SqliteConnection connection)
    {
        connection.CreateFunction("furrow_fold", (string? text, long caseless, long accentless) =>
        {
            var folded = accentless == 1 && text is not null ? CqlFolding.WithoutAccents(text) : text;
            return caseless == 1 && folded is not null ? CqlFolding.WithoutCase(folded) : folded;
        }, isDeterministic: true);
        connection.CreateFunction("furrow_dimension", (byte[]? shape) =>
            shape is null ? (long?)null : GeometryBlob.Dimension(shape), isDeterministic: true);
        var patterns = new LikePatterns();
        connection.CreateFunction("furrow_like", (string? text, string? pattern) =>
            text is null || pattern is null ? (bool?)null : patterns.Matches(text, pattern), isDeterministic: true);
        connection.CreateFunction("furrow_power", (double? number, double? exponent) =>
            number is { } x && exponent is { } y && Math.Pow(x, y) is var power && double.IsFinite(power)
                ? power
                : (double?)null, isDeterministic: true);
        connection.CreateFunction("furrow_truncated", (double? number) =>
            number is { } x ? Math.Truncate(x) : (double?)null, isDeterministic: true);
        connection.CreateFunction("furrow_remainder", (double? number, double? divisor) =>
            number is { } x && divisor is { } y && y != 0 ? x - (y * Math.Truncate(x / y)) : (double?)null,
            isDeterministic: true);
        var relations = new ShapeRelations();
        connection.CreateFunction("furrow_relates", (long relation, byte[]? shape, byte[]? other) =>
            shape is null || other is null
                ? (bool?)null
                : relations.Hold((CqlExpression.Relation)relation, shape, other), isDeterministic: true);
    }

    /// <inheritdoc/>
    public Task MakeTable(DbConnection connection, DbTransaction transaction, PlainTable table)
    {
        var columns = string.Concat(table.Columns.Select(column => $",\n    \"{column.Name}\" {TypeOf(column.Type)}"));
        var shape = table.ShapeKind is null ? "" : $",\n    {PlainTable.Shape} {table.ShapeKind}";
        var sql = $"""
            create table {table.Name} (
                fid INTEGER primary key autoincrement not null,
                uuid TEXT not null unique,
                source_key TEXT{columns}{shape});
            insert into gpkg_contents (table_name, data_type, identifier, description, srs_id)
            values (@Name, @Kind, @Identifier, @Title, @System);
            """;
        if (table.ShapeKind is not null)
            sql += """
                insert into gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
                values (@Name, 'shape', @ShapeKind, 4326, 0, 0);
                """;
        return connection.ExecuteAsync(sql, new
        {
            table.Name,
            Kind = table.ShapeKind is null ? "attributes" : "features",
            Identifier = table.Name,
            table.Title,
            table.ShapeKind,
            System = table.ShapeKind is null ? (int?)null : 4326,
        }, transaction);
    }

    /// <inheritdoc/>
    public Task IndexShapes(DbConnection connection, DbTransaction transaction, PlainTable table) =>
        table.ShapeKind is null
            ? Task.CompletedTask
            : connection.ExecuteAsync(
                ShapeIndex.Replace("{t}", table.Name, StringComparison.Ordinal), transaction: transaction);

    /// <inheritdoc/>
    public Task DropTable(DbConnection connection, DbTransaction transaction, PlainTable table) =>
        connection.ExecuteAsync($"""
            drop table if exists rtree_{table.Name}_shape;
            delete from gpkg_extensions where table_name = @Name;
            delete from gpkg_geometry_columns where table_name = @Name;
            delete from gpkg_contents where table_name = @Name;
            drop table {table.Name};
            """, new { table.Name }, transaction);

    private static string TypeOf(FieldType type) => type switch
    {
        FieldType.Integer => "INTEGER",
        FieldType.Number => "REAL",
        FieldType.Boolean => "BOOLEAN",
        FieldType.Date => "DATE",
        FieldType.DateTime => "DATETIME",
        _ => "TEXT",
    };

    /// <summary>GeoPackage's own index and triggers (OGC 12-128r18, annex F.3).</summary>
    private const string ShapeIndex = """
        insert into gpkg_extensions (table_name, column_name, extension_name, definition, scope)
        values ('{t}', 'shape', 'gpkg_rtree_index', 'http://www.geopackage.org/spec121/#extension_rtree', 'write-only');
        create virtual table rtree_{t}_shape using rtree (id, minx, maxx, miny, maxy);
        insert into rtree_{t}_shape select fid, ST_MinX(shape), ST_MaxX(shape), ST_MinY(shape), ST_MaxY(shape)
        from {t} where shape is not null and not ST_IsEmpty(shape) order by fid;
        create trigger rtree_{t}_shape_insert after insert on {t}
        when new.shape not null and not ST_IsEmpty(new.shape)
        begin
            insert or replace into rtree_{t}_shape
            values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
        end;
        create trigger rtree_{t}_shape_update1 after update of shape on {t}
        when old.fid = new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
        begin
            insert or replace into rtree_{t}_shape
            values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
        end;
        create trigger rtree_{t}_shape_update2 after update of shape on {t}
        when old.fid = new.fid and (new.shape is null or ST_IsEmpty(new.shape))
        begin
            delete from rtree_{t}_shape where id = old.fid;
        end;
        create trigger rtree_{t}_shape_update3 after update on {t}
        when old.fid != new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
        begin
            delete from rtree_{t}_shape where id = old.fid;
            insert or replace into rtree_{t}_shape
            values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
        end;
        create trigger rtree_{t}_shape_update4 after update on {t}
        when old.fid != new.fid and (new.shape is null or ST_IsEmpty(new.shape))
        begin
            delete from rtree_{t}_shape where id in (old.fid, new.fid);
        end;
        create trigger rtree_{t}_shape_delete after delete on {t}
        when old.shape not null
        begin
            delete from rtree_{t}_shape where id = old.fid;
        end;
        """;
}
