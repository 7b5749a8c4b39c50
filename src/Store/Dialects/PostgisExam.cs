using System.Data.Common;
using Dapper;

namespace Furrow.Store.Dialects;

/// <summary>What PostgreSQL and PostGIS themselves find wrong with the store's schema.</summary>
internal static class PostgisExam
{
    private const int MostFindings = 100;

    private const string BrokenIndexes = """
        select c.relname from pg_index i
        join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = @schema and not i.indisvalid
        order by c.relname limit @limit
        """;

    private const string OpenConstraints = """
        select r.conname from pg_constraint r join pg_namespace n on n.oid = r.connamespace
        where n.nspname = @schema and not r.convalidated
        order by r.conname limit @limit
        """;

    private const string Bare = """
        select g.f_table_name || '.' || g.f_geometry_column from geometry_columns g
        where g.f_table_schema = @schema and not exists (
            select 1 from pg_indexes i
            where i.schemaname = g.f_table_schema and i.tablename = g.f_table_name
                and i.indexdef like '%USING gist (' || g.f_geometry_column || ')')
        order by 1 limit @limit
        """;

    /// <summary>Indexes that are not valid or missing, constraints that nobody checked.</summary>
    public static async Task<List<Finding>> Examine(DbConnection connection, string schema, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        await Add(BrokenIndexes, "The index is not valid; rebuild it with: reindex index NAME");
        await Add(OpenConstraints, "The constraint was never checked against the rows.");
        await Add(Bare, "The geometry column has no spatial index.");
        return findings;

        async Task Add(string sql, string what) => findings.AddRange(
            (await connection.QueryAsync<string>(
                new CommandDefinition(sql, new { schema, limit = MostFindings }, cancellationToken: cancel)))
            .Select(name => new Finding("postgis", name, what)));
    }
}
