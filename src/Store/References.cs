using System.Text.Json;
using Dapper;

namespace Furrow.Store;

/// <summary>Records that refer to what is not there.</summary>
internal static class References
{
    private const int MostFindings = 100;

    /// <summary>Columns that hold the uuid of a row of another table.</summary>
    private static readonly (string Table, string Column, string Target)[] Columns =
    [
        ("place", "parent", "place"),
        ("hazard", "place", "place"),
        ("ground_entry", "hazard", "hazard"),
        ("ground_entry", "other", "hazard"),
        ("ground_entry", "reverses", "ground_entry"),
        ("hazard_report", "hazard", "hazard"),
        ("attachment", "hazard", "hazard"),
        ("accident", "place", "place"),
        ("asset", "place", "place"),
        ("work", "place", "place"),
        ("work", "hazard", "hazard"),
        ("work", "asset", "asset"),
        ("claim", "document", "document"),
        ("statement", "claim", "claim"),
        ("statement", "document", "document"),
        ("delivery_match", "delivery", "delivery"),
        ("claim_link", "from_claim", "claim"),
        ("claim_link", "to_claim", "claim"),
        ("assignment", "crew", "crew"),
        ("accreditation", "organisation", "organisation"),
        ("accreditation", "crew", "crew"),
        ("task_order", "organisation", "organisation"),
        ("task_order", "place", "place"),
        ("task_order_hazard", "task", "task_order"),
        ("task_order_hazard", "hazard", "hazard"),
        ("daily_report", "task", "task_order"),
        ("daily_report", "crew", "crew"),
        ("item", "report", "daily_report"),
        ("item", "task", "task_order"),
        ("item", "hazard", "hazard"),
        ("visit", "task", "task_order"),
        ("visit", "inspecting", "organisation"),
        ("inspection", "task", "task_order"),
        ("inspection", "inspecting", "organisation"),
        ("incident", "task", "task_order"),
        ("incident", "hazard", "hazard"),
        ("victim", "incident", "incident"),
        ("victim", "accident", "accident"),
        ("completion", "task", "task_order"),
    ];

    /// <summary>Plans keep works that were withdrawn after them: the journal still tells what they were.</summary>
    private static readonly string[] PlannedWorks = ["assignment", "unplanned"];

    /// <summary>Columns that hold a list of uuids as JSON.</summary>
    private static readonly (string Table, string Column, string Target)[] Lists =
    [
        ("work", "waits_for", "work"),
        ("commitment", "claims", "claim"),
    ];

    /// <summary>The first hundred of each kind.</summary>
    public static async Task<List<Finding>> Examine(Connections connections, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var (table, column, target) in Columns)
        {
            findings.AddRange(await Orphans(connections, table, column, target, $"""
                select {column} from {table} r
                where {column} is not null and not exists (select 1 from {target} t where t.uuid = r.{column})
                order by {column} limit {MostFindings}
                """, cancel));
        }

        foreach (var table in PlannedWorks)
        {
            findings.AddRange(await Orphans(connections, table, "work", "work", $"""
                select work from {table} r
                where not exists (select 1 from work t where t.uuid = r.work)
                    and not exists (select 1 from journal j where j.record = r.work and j.kind = 'work')
                order by work limit {MostFindings}
                """, cancel));
        }

        foreach (var (table, column, target) in Lists)
            findings.AddRange(await Listed(connections, table, column, target, cancel));
        return findings;
    }

    private static Task<List<Finding>> Orphans(
        Connections connections, string table, string column, string target, string sql, CancellationToken cancel) =>
        connections.Ask(
            async (connection, transaction) => (await connection.QueryAsync<string>(
                    new CommandDefinition(sql, transaction: transaction, cancellationToken: cancel)))
                .Select(missing => Missing(table, column, target, missing)).ToList(),
            cancel);

    private static Task<List<Finding>> Listed(
        Connections connections, string table, string column, string target, CancellationToken cancel) =>
        connections.Ask(
            async (connection, transaction) =>
            {
                var known = (await connection.QueryAsync<string>(new CommandDefinition(
                    $"select uuid from {target} order by uuid", null, transaction,
                    cancellationToken: cancel))).ToHashSet();
                var lists = await connection.QueryAsync<string>(new CommandDefinition(
                    $"select {column} from {table} order by uuid", null, transaction, cancellationToken: cancel));
                return lists.SelectMany(Uuids).Where(uuid => !known.Contains(uuid)).Distinct().Take(MostFindings)
                    .Select(missing => Missing(table, column, target, missing)).ToList();
            }, cancel);

    private static Finding Missing(string table, string column, string target, string missing) =>
        new("reference", $"{table}.{column}", $"There is no {target} {missing}.");

    private static string[] Uuids(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json) ?? [];
        }
        catch (JsonException)
        {
            return []; // Found already where the record is read.
        }
    }
}
