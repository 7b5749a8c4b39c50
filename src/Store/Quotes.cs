using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Furrow.Store.Plans;

namespace Furrow.Store;

/// <summary>What takes reading texts and lists: quotes inside their text, texts and plans unchanged.</summary>
internal static class Quotes
{
    private const int MostFindings = 100;
    private const string Texts = "select uuid, sha256, text, keeping from document order by uuid";

    /// <summary>Quotes that are not, to the letter, what stands there; offsets count as the page's do.</summary>
    private const string Quoted = """
        select s.uuid, s.quote, s.quote_start, d.text from statement s join document d on d.uuid = s.document
        order by s.uuid
        """;

    private const string Claims = """
        select uuid, document, quote_start, quote_end, pledgers, recipients, place, speaker from claim order by uuid
        """;

    private const string Digests = """
        select record, after from journal where kind = @kind and after is not null order by number
        """;

    private const string Assignments = """
        select plan, work, crew, start, finish from assignment where plan = @plan order by work
        """;

    private const string Unplanned = "select plan, work, reason from unplanned where plan = @plan order by work";

    /// <summary>Findings about texts, quotes and the assignments of plans.</summary>
    public static Task<List<Finding>> Examine(Connections connections, CancellationToken cancel) => connections.Ask(
        async (connection, transaction) =>
        {
            var lengths = new Dictionary<string, int>();
            var findings = Kept(connection, transaction, lengths, cancel).Take(MostFindings).ToList();
            findings.AddRange(connection
                .Query<ClaimSpans>(Claims, transaction: transaction, buffered: false)
                .Where(claim => lengths.TryGetValue(claim.Document, out var length) && claim.LeavesText(length))
                .Take(MostFindings)
                .Select(claim => Wrong("reference", $"claim {claim.Uuid}", "A quote lies outside its text.")));
            findings.AddRange(connection
                .Query<(string Uuid, string Quote, int Start, string Text)>(
                    Quoted, transaction: transaction, buffered: false)
                .Where(one => !Stands(one.Text, one.Quote, one.Start)).Take(MostFindings)
                .Select(one => Wrong("reference", $"statement {one.Uuid}", "Its quote is not what its text says.")));
            foreach (var (plan, digest) in await connection.QueryAsync<(string, string)>(
                Digests, new { kind = PlanDigest.Kind }, transaction))
            {
                if (await Digest(connection, transaction, plan) != digest)
                    findings.Add(Wrong("record", $"plan {plan}", "Its assignments are not those of the journal."));
            }

            return findings;
        }, cancel);

    private static IEnumerable<Finding> Kept(
        DbConnection connection, DbTransaction? transaction, Dictionary<string, int> lengths, CancellationToken cancel)
    {
        foreach (var (uuid, sha256, text, keeping) in connection.Query<(string, string, string, string)>(
            Texts, transaction: transaction, buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            lengths[uuid] = text.Length;
            if (keeping == "whole" && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != sha256)
                yield return Wrong("record", $"document {uuid}", "Its text does not have the hash it was kept with.");
        }
    }

    private static bool Stands(string text, string quote, int start) =>
        start >= 0 && start <= text.Length - quote.Length
        && text.AsSpan(start).StartsWith(quote, StringComparison.Ordinal);

    private static async Task<string> Digest(DbConnection connection, DbTransaction? transaction, string plan)
    {
        var rows = await connection.QueryAsync<AssignmentRow>(Assignments, new { plan }, transaction);
        var left = await connection.QueryAsync<UnplannedRow>(Unplanned, new { plan }, transaction);
        return PlanDigest.Of(rows.AsList(), left.AsList());
    }

    private static Finding Wrong(string part, string subject, string what) => new(part, subject, what);

    /// <summary>Where a claim points into its text.</summary>
    private sealed class ClaimSpans
    {
        public string Uuid { get; init; } = "";
        public string Document { get; init; } = "";
        public int QuoteStart { get; init; }
        public int QuoteEnd { get; init; }
        public string Pledgers { get; init; } = "[]";
        public string Recipients { get; init; } = "[]";
        public string Place { get; init; } = "null";
        public string Speaker { get; init; } = "null";

        public bool LeavesText(int length) =>
            Spans().Any(span => span.Start < 0 || span.Start >= span.End || span.End > length);

        private IEnumerable<(int Start, int End)> Spans()
        {
            yield return (QuoteStart, QuoteEnd);
            using var slots = JsonDocument.Parse($"[{Place},{Speaker},{Pledgers},{Recipients}]");
            foreach (var slot in slots.RootElement.EnumerateArray().SelectMany(Flat))
            {
                if (slot.ValueKind == JsonValueKind.Object && slot.TryGetProperty("span", out var span))
                    yield return (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
            }
        }

        private static IEnumerable<JsonElement> Flat(JsonElement element) =>
            element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];
    }
}
