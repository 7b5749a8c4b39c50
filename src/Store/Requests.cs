using System.Text.Json;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Store;

/// <summary>Carries out a write once, however often its request comes, and tells the same result each time.</summary>
/// <remarks>The row is kept in the transaction of the write: both are there or neither.</remarks>
internal static class Requests
{
    /// <summary>The newest are kept: by number and not by age, so that no jump of a clock forgets one.</summary>
    private const int Kept = 100_000;

    private const int LongestAnswer = 1 << 20;

    private const string Standing = """
        select print, answer from request where actor = @actor and key = @key and step = @step
        """;

    private const string Add = """
        insert into request (actor, key, step, print, at, answer) values (@actor, @key, @step, @print, @at, @answer)
        """;

    private const string Forget = "delete from request where fid <= (select max(fid) from request) - @kept";

    /// <summary>Acts, or tells what came of it before.</summary>
    /// <exception cref="Refusal"><c>request.key-used</c>, <c>request.done</c>.</exception>
    public static async Task<T> Once<T>(
        Writing writing, Request request, Func<IWriting, Task<T>> act, CancellationToken cancel)
    {
        var (actor, key, step) = (writing.Actor.Name, request.Key, request.Next());
        var standing = await writing.Use((connection, transaction) =>
            connection.QuerySingleOrDefaultAsync<RequestRow>(new CommandDefinition(
                Standing, new { actor, key, step }, transaction, cancellationToken: cancel)), cancel);
        if (standing is not null)
            return Told<T>(standing, request);
        var result = await act(writing);
        var answer = Json(result);
        await writing.Use(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(new CommandDefinition(
                Add, new { actor, key, step, print = request.Print, at = Column.Of(writing.At), answer }, transaction,
                cancellationToken: cancel));
            return await connection.ExecuteAsync(new CommandDefinition(
                Forget, new { kept = Kept }, transaction, cancellationToken: cancel));
        }, cancel);
        return result;
    }

    private static T Told<T>(RequestRow standing, Request request)
    {
        if (standing.Print != request.Print)
        {
            throw new Refusal("request.key-used",
                $"'{request.Key}' named another request before; give each request a key of its own.");
        }

        return standing.Answer is { } answer
            ? JsonSerializer.Deserialize<T>(answer, RecordJson.Options)!
            : throw new Refusal("request.done",
                "This was carried out when it was asked first; its answer was too long to keep. Read the record anew.");
    }

    private static string? Json<T>(T result)
    {
        var json = JsonSerializer.Serialize(result, RecordJson.Options);
        return json.Length <= LongestAnswer ? json : null;
    }

    /// <summary>A row of the table.</summary>
    private sealed class RequestRow
    {
        public string Print { get; init; } = "";
        public string? Answer { get; init; }
    }
}
