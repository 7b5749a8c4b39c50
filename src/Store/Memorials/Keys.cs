using System.Data.Common;
using Dapper;
using Furrow.Registry.Memorials;
using Furrow.Store.Dialects;

namespace Furrow.Store.Memorials;

/// <summary>What search looks for: rows of <c>memorial_key</c>.</summary>
internal static class Keys
{
    /// <summary>At most this many records are weighed for one question.</summary>
    public const int MostWeighed = 1_000;

    private static readonly Addition Rows = new("memorial_key", "kind, key, record");

    private const int AtOnce = 500;
    private const int ShortestPrefix = 3;
    private const int LongestKey = 60;

    /// <summary>Replaces the keys of records whose rows are kept already.</summary>
    public static async Task Keep(
        IDialect dialect, DbConnection connection, DbTransaction transaction, string table,
        IReadOnlyList<(string Uuid, IReadOnlySet<string> Keys)> records, CancellationToken cancel)
    {
        foreach (var chunk in records.Chunk(AtOnce))
        {
            var fids = (await connection.QueryAsync<(string Uuid, long Fid)>(new CommandDefinition(
                $"select uuid, fid from {table} where uuid in @uuids order by uuid",
                new { uuids = chunk.Select(record => record.Uuid) }, transaction, cancellationToken: cancel)))
                .ToDictionary(row => row.Uuid, row => row.Fid);
            await connection.ExecuteAsync(new CommandDefinition(
                "delete from memorial_key where kind = @table and record in @fids",
                new { table, fids = fids.Values }, transaction, cancellationToken: cancel));
            var rows = chunk.SelectMany(record => record.Keys.Select(Cut).Distinct(StringComparer.Ordinal)
                .Select(key => new { Kind = table, Key = key, Record = fids[record.Uuid] })).ToList();
            await dialect.Add(connection, transaction, Rows, rows, cancel);
        }
    }

    /// <summary>
    /// Adds the condition that a row answers one of the questions; the last word may still be being typed.
    /// </summary>
    public static void Answering(this Question question, string table, IReadOnlyList<NameQuestion> questions)
    {
        var number = 0;
        var ways = questions.Select(one =>
        {
            var words = one.Words.Select((keys, i) => $"""
                select record from memorial_key where kind = '{table}' and ({Word(keys, i == one.Words.Count - 1)})
                """);
            return $"select record from ({string.Join(" intersect ", words)}) as q{number++}";
        });
        question.And($"r.fid in ({string.Join(" union ", ways)})", "none", 0);

        string Word(IReadOnlyList<string> keys, bool last) => string.Join(" or ", keys.Select(key =>
        {
            var name = $"k{number++}";
            question.Parameters.Add(name, Cut(key));
            if (!last || key.Length < ShortestPrefix)
                return $"key = @{name}";
            question.Parameters.Add(name + "e", Cut(key) + "\uFFFD");
            return $"(key >= @{name} and key < @{name}e)";
        }));
    }

    /// <summary>The records that answer best, the best first, cut to a page by ordinal.</summary>
    public static (IReadOnlyList<string> Uuids, string? Next) Best(
        IReadOnlyList<(string Uuid, string Close)> candidates, string text, int from, int limit)
    {
        var question = NameKeys.Close(text);
        var ranked = candidates
            .Select(one => (one.Uuid, one.Close, Near: one.Close.Split('\n')
                .Max(spelling => NameKeys.Nearness(question, spelling))))
            .OrderByDescending(one => one.Near).ThenBy(one => one.Close, StringComparer.Ordinal)
            .ThenBy(one => one.Uuid, StringComparer.Ordinal)
            .Skip(from).Take(limit + 1).Select(one => one.Uuid).ToList();
        return ranked.Count > limit ? (ranked[..limit], $"{from + limit}") : (ranked, null);
    }

    /// <summary>Where a slice of ranked records begins.</summary>
    public static int From(string? after) => after is null ? 0
        : int.TryParse(after, System.Globalization.NumberStyles.None, null, out var from) && from <= MostWeighed ? from
        : throw Question.Malformed(after);

    private static string Cut(string key) => key.Length <= LongestKey ? key : key[..LongestKey];
}
