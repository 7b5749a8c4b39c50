using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Server.Pledges;

/// <summary>What was promised, and what people decided about what the reader proposed.</summary>
internal static class PledgeAnswers
{
    /// <summary>A commitment with the claims and the documents that it stands on.</summary>
    public static async Task<object?> One(Ask ask)
    {
        if (await ask.Store.Commitments.Find(ask.Id<CommitmentId>(), ask.Viewer, ask.Cancel) is not { } commitment)
            return null;
        var claims = new List<Claim>();
        foreach (var id in commitment.Claims)
        {
            if (await ask.Store.Claims.Find(id, ask.Viewer, ask.Cancel) is { } claim)
                claims.Add(claim);
        }

        var documents = new List<Document>();
        foreach (var id in claims.Select(claim => claim.Document).Distinct())
        {
            if (await ask.Store.Documents.Find(id, ask.Viewer, ask.Cancel) is { } document)
                documents.Add(document);
        }

        var book = await ask.Snapshot.Book;
        var today = DateOnly.FromDateTime(ask.Options.Clock.GetUtcNow().UtcDateTime);
        return new OneView(
            commitment, claims, documents, book.StatementsOf(commitment.Id), book.MatchesOf(commitment.Id),
            [.. book.MatchesOf(commitment.Id).Select(match => book.Delivery(match.Delivery)).OfType<Delivery>()],
            Pace.LineOf(book, commitment, today),
            await ask.Journal(commitment.Id.Value));
    }

    private sealed record OneView(
        Commitment Record, IReadOnlyList<Claim> Claims, IReadOnlyList<Document> Documents,
        IReadOnlyList<Statement> Statements, IReadOnlyList<DeliveryMatch> Matches,
        IReadOnlyList<Delivery> Deliveries, PaceLine Pace,
        IReadOnlyList<EntryView> Journal);
}
