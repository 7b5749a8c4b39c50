using System.Data.Common;
using Dapper;

namespace Furrow.Store.Dialects;

/// <summary>What SQLite and GeoPackage themselves find wrong with the file.</summary>
internal static class GeoPackageExam
{
    private const int MostFindings = 100;

    private const string Unlisted = """
        select table_name from gpkg_contents
        where table_name not in (select name from sqlite_master where type in ('table', 'view'))
        order by table_name
        """;

    private const string Undescribed = """
        select c.table_name from gpkg_contents c left join gpkg_geometry_columns g on g.table_name = c.table_name
        where c.data_type = 'features'
            and (g.column_name is null or c.srs_id is null
                or c.srs_id not in (select srs_id from gpkg_spatial_ref_sys))
        order by c.table_name
        """;

    private const string Layers = """
        select g.table_name, g.column_name, g.geometry_type_name from gpkg_geometry_columns g
        join sqlite_master m on m.name = g.table_name
        order by g.table_name
        """;

    /// <summary>Integrity, foreign keys, GeoPackage's own tables, and whether spatial indexes are in step.</summary>
    public static async Task<List<Finding>> Examine(DbConnection connection, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var line in await Texts($"pragma integrity_check({MostFindings})"))
        {
            if (line != "ok")
                findings.Add(new Finding("file", "integrity", line));
        }

        if (findings.Count > 0)
            return findings;
        foreach (var table in await Texts("select distinct \"table\" from pragma_foreign_key_check order by 1"))
            findings.Add(new Finding("reference", table, "A row refers to a row that is not there (foreign key)."));
        foreach (var table in await Texts(Unlisted))
            findings.Add(new Finding("geopackage", table, "gpkg_contents lists it, but there is no such table."));
        foreach (var table in await Texts(Undescribed))
            findings.Add(new Finding("geopackage", table, "Its geometry column or reference system is not described."));
        foreach (var (table, column, type) in await connection.QueryAsync<(string, string, string)>(
            new CommandDefinition(Layers, cancellationToken: cancel)))
            findings.AddRange(await Layer(connection, table, column, type, cancel));
        return findings;

        Task<IEnumerable<string>> Texts(string sql) =>
            connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: cancel));
    }

    private static async Task<List<Finding>> Layer(
        DbConnection connection, string table, string column, string type, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        var rtree = $"rtree_{table}_{column}";
        await Add("It is not in the spatial index.", $"""
            select fid from "{table}" where "{column}" is not null and fid not in (select id from "{rtree}")
            order by fid limit {MostFindings}
            """);
        await Add("The spatial index holds it, the table does not.", $"""
            select id from "{rtree}" where id not in (select fid from "{table}" where "{column}" is not null)
            order by id limit {MostFindings}
            """);
        await Add("Its box in the spatial index does not cover it.", $"""
            select t.fid from "{table}" t join "{rtree}" r on r.id = t.fid
            where r.minx > ST_MinX(t."{column}") or r.maxx < ST_MaxX(t."{column}")
                or r.miny > ST_MinY(t."{column}") or r.maxy < ST_MaxY(t."{column}")
            order by t.fid limit {MostFindings}
            """);
        await Add($"Its geometry is not a {type}.", $"""
            select fid from "{table}"
            where "{column}" is not null and @type <> 'GEOMETRY' and furrow_type("{column}") <> @type
            order by fid limit {MostFindings}
            """);
        return findings;

        async Task Add(string what, string sql)
        {
            var rows = await connection.QueryAsync<long>(
                new CommandDefinition(sql, new { type }, cancellationToken: cancel));
            findings.AddRange(rows.Select(fid => new Finding("geopackage", $"{table} fid {fid}", what)));
        }
    }
}
