using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Server.Pledges;

/// <summary>What was promised, and what people decided about what the reader proposed.</summary>
internal static class PledgeAnswers
{
    private const int MostNamed = 50;

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
            commitment, commitment.PartOf is { } total ? Named(book.Commitment(total)) : null,
            [.. book.PartsOf(commitment.Id).Take(MostNamed).Select(part => Named(part)!)], claims, documents,
            book.StatementsOf(commitment.Id), book.MatchesOf(commitment.Id),
            [.. book.MatchesOf(commitment.Id).Select(match => book.Delivery(match.Delivery)).OfType<Delivery>()],
            Waiting(book, commitment), Pace.LineOf(book, commitment, today),
            await ask.Journal(commitment.Id.Value));
    }

    /// <summary>Deliveries of the same kind that may be counted for a commitment, newest first: something of them is
    /// left, and they do not count for it yet.</summary>
    private static IReadOnlyList<WaitingView> Waiting(PledgeBook book, Commitment commitment) =>
        [.. book.Deliveries
            .Where(one => one.Category == commitment.Category && book.LeftOf(one) is null or > 0
                && book.CountedOf(one.Id).All(match => match.Commitment != commitment.Id))
            .OrderByDescending(one => one.On).ThenBy(one => one.Id.Value).Take(MostNamed)
            .Select(one => new WaitingView(one.Id, one.Title, one.Givers, one.On, book.LeftOf(one)))];

    private static NamedView? Named(Commitment? one) => one is null ? null : new(one.Id, one.Title);

    private sealed record NamedView(CommitmentId Id, string Title);

    private sealed record WaitingView(
        DeliveryId Id, string Title, IReadOnlyList<string> Givers, DateOnly? On, decimal? Left);

    private sealed record OneView(
        Commitment Record, NamedView? Total, IReadOnlyList<NamedView> Parts, IReadOnlyList<Claim> Claims,
        IReadOnlyList<Document> Documents,
        IReadOnlyList<Statement> Statements, IReadOnlyList<DeliveryMatch> Matches,
        IReadOnlyList<Delivery> Deliveries, IReadOnlyList<WaitingView> Waiting, PaceLine Pace,
        IReadOnlyList<EntryView> Journal);
}
