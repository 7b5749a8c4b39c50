using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;

namespace Furrow.Server.Pledges;

/// <summary>How fast the agreement becomes real, giver by giver, and as files for others.</summary>
internal static class Paces
{
    private const int MostLines = 1_000;

    /// <summary>A line for each commitment, overdue ones first, and a curve for each kind.</summary>
    /// <remarks>At most <see cref="MostLines"/> lines; the answer says how many more there are.</remarks>
    public static async Task<object?> Show(Ask ask)
    {
        var (book, today) = (await ask.Snapshot.Book, Today(ask));
        var lines = Pace.Lines(book, today);
        return new PaceView(today, [.. lines.Take(MostLines)], Math.Max(0, lines.Count - MostLines),
            Pace.Curves(book, today), PledgerAccount.SumsOf(book, book.Commitments, Currency(ask)));
    }

    /// <summary>Who promises, and how much of it is here.</summary>
    public static async Task<object?> Pledgers(Ask ask)
    {
        var accounts = PledgerAccount.All(await ask.Snapshot.Book, Today(ask), Currency(ask));
        return accounts.Select(account => new PledgerView(
            account.Pledger, account.Lines.Count, account.Lines.Count(line => line.DaysOverdue is not null),
            account.Sums)).ToList();
    }

    /// <summary>Promised and here: one giver's commitments with their quotes.</summary>
    public static async Task<object?> One(Ask ask)
    {
        var name = ask.Route("id");
        var account = PledgerAccount.All(await ask.Snapshot.Book, Today(ask), Currency(ask)).FirstOrDefault(one =>
            string.Equals(one.Pledger ?? "-", name, StringComparison.OrdinalIgnoreCase));
        return account is null ? null : new AccountView(Today(ask), account);
    }

    /// <summary>Crews that are here and count for no promise yet, with the commitment that each may keep.</summary>
    public static async Task<object?> Arrivals(Ask ask)
    {
        var book = await ask.Snapshot.Book;
        var counted = book.Commitments.SelectMany(one => book.MatchesOf(one.Id)).Select(match => match.Delivery)
            .ToHashSet();
        var waiting = (await ask.Snapshot.Crews).Where(crew => crew is { Arrived: true, SentBy: not null }
            && !counted.Contains(CrewArrivals.IdOf(crew.Id)));
        return Slices.Of([.. waiting.OrderBy(crew => crew.Name, StringComparer.Ordinal).Select(crew => new ArrivalView(
            crew.Id, crew.Name, crew.Size, crew.SentBy!, CrewArrivals.Proposed(crew, book.Commitments)?.Id))],
            ask.Page());
    }

    /// <summary>The ledger as a file for other programs.</summary>
    public static async Task<object?> Export(Ask ask)
    {
        var order = new ExportOrder(ask.Word("org"), ask.Word("name"), ask.Word("country"));
        var export = await LedgerExport.Read(
            ask.Store, ask.Viewer, order, ask.Options.Clock.GetUtcNow(), ask.Cancel);
        return ask.Route("id") switch
        {
            "iati" => new Answer(IatiExport.Bytes(export), "application/xml"),
            "hxl" => new Answer(HxlExport.Bytes(export), "text/csv; charset=utf-8"),
            "prov" => new Answer(ProvExport.Bytes(export), "application/ld+json"),
            _ => null,
        };
    }

    private static DateOnly Today(Ask ask) => ask.Day("on")
        ?? DateOnly.FromDateTime(ask.Options.Clock.GetUtcNow().UtcDateTime);

    private static string? Currency(Ask ask) => ask.Word("currency") switch
    {
        null => null,
        [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] code => code,
        var other => throw new Refusal("request.currency",
            $"'{Answers.Short(other)}' is no currency; write an ISO 4217 code such as USD."),
    };

    private sealed record PaceView(
        DateOnly On, IReadOnlyList<PaceLine> Lines, int More, IReadOnlyList<PaceCurve> Curves,
        IReadOnlyList<PledgeSum> Sums);

    private sealed record PledgerView(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Pledger, int Commitments, int Overdue,
        IReadOnlyList<PledgeSum> Sums);

    private sealed record AccountView(DateOnly On, PledgerAccount Account);

    private sealed record ArrivalView(CrewId Id, string Name, int Size, string SentBy, CommitmentId? Proposed);
}
