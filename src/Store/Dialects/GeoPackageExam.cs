using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace Furrow.Store.Dialects;

/// <summary>What SQLite and GeoPackage themselves find wrong with the file.</summary>
internal static class GeoPackageExam
{
    private const int MostFindings = 100;

    /// <summary>Integrity, foreign keys, and that every spatial index holds what its table holds.</summary>
    public static async IAsyncEnumerable<Finding> Examine(
        DbConnection connection, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var line in await Lines(connection, $"pragma integrity_check({MostFindings})", cancel))
        {
            if (line != "ok")
                yield return new Finding("file", "integrity", line);
        }
    }

    private static async Task<IEnumerable<string>> Lines(DbConnection connection, string sql, CancellationToken cancel) =>
        await connection.QueryAsync<string>(new CommandDefinition(sql, cancellationToken: cancel));
}
