using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works.Release;
using Furrow.Store;
using Furrow.Store.Dialects;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using SQLitePCL;

namespace Furrow.Tests.Store;

/// <summary>
/// How each database answers the questions that are asked most: by which index, and never by reading a whole table.
/// What is checked in is compared; <c>FURROW_KEEP_PLANS=1</c> writes it anew.
/// </summary>
public sealed class Query_plans
{
    private const int Rows = 1_000;
    private static readonly HazardId Hazard = Given.Hazard("H-7").Id;
    private static readonly Page Some = new(50);
    private static readonly Filter Box = new() { Within = new Envelope(30, 30.1, 45, 45.1) };

    private static readonly (string Name, Func<OpenStore, Task> Ask)[] Hottest =
    [
        ("a hazard by its identity", store => store.Hazards.Find(Hazard, Viewer.Local, Cancel)),
        ("the next hazards", store => store.Hazards.List(
            Filter.None, Some with { After = $"{Hazard}" }, Viewer.Local, Cancel)),
        ("hazards in a box", store => store.Hazards.List(Box, Some, Viewer.Local, Cancel)),
        ("hazards of a place", store => store.Hazards.List(
            new Filter { Place = Given.Place("North").Id }, Some, Viewer.Local, Cancel)),
        ("the account of a hazard's ground", store => store.Ground.OfHazard(Hazard, Viewer.Local, Cancel)),
        ("reports on a hazard", store => store.Reports.OfHazard(Hazard, Viewer.Local, Cancel)),
        ("works of a hazard", store => store.Works.At(Hazard, null, Some, Viewer.Local, Cancel)),
        ("works in a box", store => store.Works.List(Box, Some, Viewer.Local, Cancel)),
        ("the plan that holds", store => store.Plans.Current(Viewer.Local, Cancel)),
        ("a plan's assignments", store => store.Plans.Assignments(Given.Plan("P").Id, Viewer.Local, Cancel)),
        ("the newest entry of the journal", store => store.Journal.Latest(new Page(1), Viewer.Local, Cancel)),
        ("the journal of a record", store => store.Journal.Of($"{Hazard}", Some, Viewer.Local, Cancel)),
        ("a place by its identity", store => store.Places.Find(Given.Place("North").Id, Viewer.Local, Cancel)),
        ("an asset by its identity", store => store.Assets.Find(Given.Asset("A").Id, Viewer.Local, Cancel)),
        ("claims of a document", store => store.Claims.OfDocument(
            Identity.From<DocumentId>("d"), Some, Viewer.Local, Cancel)),
        ("links of a claim", store => store.Links.OfClaim(Identity.From<ClaimId>("c"), Some, Viewer.Local, Cancel)),
        ("decisions on a claim", store => store.Decisions.Of("c", Viewer.Local, Cancel)),
        ("reports of an order", store => store.Release.Reports.Of(
            GivenRelease.Task().Id.Value, Some, Viewer.Local, Cancel)),
        ("what an order's reports add up to", store => store.Release.Reports.Done(
            GivenRelease.Task().Id, Viewer.Local, Cancel)),
        ("orders in a state", store => store.Release.Tasks.In(TaskState.Issued, Some, Viewer.Local, Cancel)),
        ("who is signed in", store => store.SignedIn.Find("digest", Viewer.Local, Cancel)),
        ("an account by its name", store => store.Accounts.Named("kim", Viewer.Local, Cancel)),
        ("a token by its secret", store => store.Tokens.OfSecret("hash", Viewer.Local, Cancel)),
        ("features of a tile", async store =>
        {
            var layer = (await store.Features.Layers(Viewer.Local, Cancel))
                .First(one => one.Collection.Name == "hazards");
            await store.Features.Features(layer, new FeatureQuestion { Near = Box.Within, Limit = 50 }, Viewer.Local,
                Cancel).ToListAsync(Cancel);
        }),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task The_hottest_questions_are_answered_by_the_indexes_that_are_written_down(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;
        await temporary.Save(writing => store.Hazards.Save(writing, Child.Hazards(0, Rows), Cancel));
        var found = new StringBuilder();
        foreach (var (name, ask) in Hottest)
        {
            found.Append(name).Append('\n');
            foreach (var step in await Steps(backend, store, ask))
                found.Append("    ").Append(step).Append('\n');
        }

        var file = Path.Combine(Folder(), "plans", $"{backend}.txt".ToLowerInvariant());
        if (Environment.GetEnvironmentVariable("FURROW_KEEP_PLANS") == "1")
            await File.WriteAllTextAsync(file, found.ToString(), Cancel);
        Assert.Equal((await File.ReadAllTextAsync(file, Cancel)).ReplaceLineEndings("\n"), found.ToString());
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>What one question does to the tables; the one reader of an idle store is watched meanwhile.</summary>
    private static async Task<IReadOnlyList<string>> Steps(
        Backend backend, OpenStore store, Func<OpenStore, Task> ask) => backend == Backend.GeoPackage
        ? await InFile(store, ask)
        : await OnServer(store, ask);

    private static async Task<IReadOnlyList<string>> InFile(OpenStore store, Func<OpenStore, Task> ask)
    {
        var (asked, steps) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal));
        var file = await store.Connections.Ask(
            (connection, _) => Task.FromResult((SqliteConnection)connection), Cancel);
        raw.sqlite3_trace(file.Handle, (_, sql) => asked.Add(sql), null);
        await ask(store);
        raw.sqlite3_trace(file.Handle, (strdelegate_trace?)null, null);
        foreach (var sql in asked.Where(sql => !sql.StartsWith("--", StringComparison.Ordinal)))
        {
            foreach (var step in await file.QueryAsync<(long Id, long Parent, long None, string Detail)>(
                "explain query plan " + sql))
            {
                if (step.Detail.StartsWith("SCAN", StringComparison.Ordinal)
                    || step.Detail.StartsWith("SEARCH", StringComparison.Ordinal))
                    steps.Add(step.Detail);
            }
        }

        return [.. steps];
    }

    private static async Task<IReadOnlyList<string>> OnServer(OpenStore store, Func<OpenStore, Task> ask)
    {
        const string Watch = """
            load 'auto_explain';
            set auto_explain.log_min_duration = 0; set auto_explain.log_format = json;
            set client_min_messages = log; set enable_seqscan = off;
            """;
        const string Rest = "set client_min_messages = notice; set auto_explain.log_min_duration = -1";
        var steps = new SortedSet<string>(StringComparer.Ordinal);
        var server = await store.Connections.Ask(async (connection, _) =>
        {
            await connection.ExecuteAsync(Watch);
            return ((PostgisConnection)connection).Inner;
        }, Cancel);
        server.Notice += Hear;
        await ask(store);
        server.Notice -= Hear;
        await store.Connections.Ask((connection, _) => connection.ExecuteAsync(Rest), Cancel);
        return [.. steps];

        void Hear(object sender, Npgsql.NpgsqlNoticeEventArgs told)
        {
            var text = told.Notice.MessageText;
            if (text.IndexOf('{', StringComparison.Ordinal) is > 0 and var start)
                Walk(JsonDocument.Parse(text[start..]).RootElement.GetProperty("Plan"), steps);
        }
    }

    private static void Walk(JsonElement node, SortedSet<string> steps)
    {
        var index = node.TryGetProperty("Index Name", out var name) ? name.GetString() : null;
        if (index is not null)
            steps.Add($"index {index}");
        else if (node.GetProperty("Node Type").GetString() == "Seq Scan")
            steps.Add($"scan {node.GetProperty("Relation Name").GetString()}");
        if (node.TryGetProperty("Plans", out var plans))
        {
            foreach (var plan in plans.EnumerateArray())
                Walk(plan, steps);
        }
    }
}
