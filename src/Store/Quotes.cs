using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Furrow.Store.Plans;

namespace Furrow.Store;

/// <summary>What can only be checked by reading texts and lists: quotes inside their text, texts and plans unchanged.</summary>
internal static class Quotes
{
    private const int MostFindings = 100;
    private const string Texts = "select uuid, sha256, text from document order by uuid";

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
            var findings = new List<Finding>();
            var lengths = new Dictionary<string, int>();
            foreach (var (uuid, sha256, text) in connection.Query<(string, string, string)>(
                Texts, transaction: transaction, buffered: false))
            {
                cancel.ThrowIfCancellationRequested();
                lengths[uuid] = text.Length;
                if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) != sha256)
                    findings.Add(new Finding("record", $"document {uuid}", "Its text does not have the hash it was kept with."));
            }

            foreach (var claim in connection.Query<ClaimSpans>(Claims, transaction: transaction, buffered: false))
            {
                if (lengths.TryGetValue(claim.Document, out var length) && claim.Ends().Any(span => !Inside(span, length)))
                    findings.Add(new Finding("reference", $"claim {claim.Uuid}", "A quote lies outside its document's text."));
            }

            foreach (var (plan, digest) in await connection.QueryAsync<(string, string)>(
                Digests, new { kind = PlanDigest.Kind }, transaction))
            {
                var rows = (await connection.QueryAsync<AssignmentRow>(Assignments, new { plan }, transaction)).AsList();
                var left = (await connection.QueryAsync<UnplannedRow>(Unplanned, new { plan }, transaction)).AsList();
                if (PlanDigest.Of(rows, left) != digest)
                    findings.Add(new Finding("record", $"plan {plan}", "Its assignments are not those of the journal."));
            }

            return findings.Take(MostFindings).ToList();
        }, cancel);

    private static bool Inside((int Start, int End) span, int length) =>
        span.Start >= 0 && span.Start < span.End && span.End <= length;

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

        public IEnumerable<(int Start, int End)> Ends()
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
