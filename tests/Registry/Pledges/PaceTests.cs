using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>How fast an agreement becomes real, told from the ledger alone.</summary>
public sealed class PaceTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Fact]
    public void Overdue_commitments_come_first_and_those_without_a_date_last()
    {
        var (late, later, soon, open) = (Due("Norway", -90), Due("Sweden", -10), Due("Japan", 30), Due("Laos", null));
        var lines = Pace.Lines(BookOf(soon, open, later, late), Today);
        Assert.Equal(["Norway", "Sweden", "Japan", "Laos"], lines.Select(line => line.Commitment.Pledgers[0]));
        Assert.Equal([90, 10, null, null], lines.Select(line => line.DaysOverdue));
    }

    [Fact]
    public void What_is_all_here_or_denied_is_not_overdue()
    {
        var met = Due("Norway", -90, claim => claim);
        met.Confirm("Norway has sent 40 deminers to Angola.");
        var denied = Due("Sweden", -90);
        denied.Confirm("Sweden has refused to send 40 deminers to Angola.");
        Assert.All(Pace.Lines(BookOf(met, denied), Today), line => Assert.Null(line.DaysOverdue));
    }

    [Fact]
    public void A_life_is_told_in_order_with_each_quote_and_what_of_it_counts()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.", on: new(2026, 5, 1));
        book.Confirm("Norway plans to send 40 deminers to Laos.", StatementRole.Repeats, on: new(2026, 5, 3));
        book.Confirm("Norway has sent 15 deminers to Laos.", on: new(2026, 6, 1));
        book.Confirm("Norway has refused to send 40 deminers to Laos.", on: new(2026, 7, 1));
        var line = Assert.Single(Pace.Lines(BookOf(book), Today));
        Assert.Equal(
            [StatementRole.Announces, StatementRole.Repeats, StatementRole.ReportsDelivery, StatementRole.Denies],
            line.Events.Select(one => one.Role!.Value));
        Assert.Equal([null, null, 15m, null], line.Events.Select(one => one.Arrived));
        Assert.All(line.Events, one => Assert.Contains("deminers", one.Quote));
    }

    [Fact]
    public void A_curve_sums_lower_bounds_and_matches_and_keeps_the_undated_apart()
    {
        var (dated, bare, open) = (new Book(), new Book(), new Book());
        dated.Confirm("Norway will send 40 deminers to Laos.", on: new(2026, 5, 1));
        dated.Confirm("Norway has sent 15 deminers to Laos.", on: new(2026, 6, 1));
        bare.Confirm("Sweden will send 30 medics to Laos.");
        open.Confirm("Japan will send up to 50 deminers to Laos.", on: new(2026, 5, 2));
        var curve = Assert.Single(Pace.Curves(BookOf(dated, bare, open), Today));
        Assert.Equal("people", curve.Unit);
        Assert.Equal([(40m, 0m), (40m, 15m), (40m, 15m)],
            curve.Points.Select(point => (point.Promised, point.Arrived)));
        Assert.Equal((30m, 0m, 1), (curve.PromisedUndated, curve.ArrivedUndated, curve.WithoutNumber));
    }

    [Fact]
    public void A_givers_sum_adds_parts_and_lets_a_total_stand_beside()
    {
        var (part, total) = (new Book(), new Book());
        part.Confirm("Norway pledged $4 million to Laos.");
        total.Confirm("Norway pledged $9 million to Laos.", change: claim => claim with { Aggregate = true });
        var account = Assert.Single(PledgerAccount.All(BookOf(part, total), Today));
        var sum = Assert.Single(account.Sums);
        Assert.Equal((4_000_000m, 1, null), (sum.Least, sum.Totals.Count, sum.Arrived));
        Assert.Null(sum.Converted);
    }

    [Fact]
    public void Money_is_converted_only_with_a_dated_rate_that_is_shown()
    {
        var book = new Book();
        book.Confirm("Norway pledged €4 million to Laos.", on: new(2026, 5, 10));
        var late = ExchangeRate.Of("EUR", "USD", 1.3m, new(2026, 5, 11), "a bank");
        var rate = ExchangeRate.Of("EUR", "USD", 1.1m, new(2026, 5, 9), "a bank");
        Assert.Null(SumIn(book, late).Converted);
        var converted = SumIn(book, late, rate).Converted!;
        Assert.Equal((4_400_000m, "USD"), (converted.Least, converted.Currency));
        Assert.Equal(rate, Assert.Single(converted.Rates));
        Assert.Equal("rate.currency", Assert.Throws<Refusal>(
            () => ExchangeRate.Of("euro", "USD", 1, Today, "a bank")).Code);
        Assert.Equal("rate.value", Assert.Throws<Refusal>(
            () => ExchangeRate.Of("EUR", "USD", 0, Today, "a bank")).Code);
    }

    [Fact]
    public void A_delivery_is_never_counted_beyond_itself()
    {
        var (one, other) = (new Book(), new Book());
        one.Confirm("Norway will send 40 deminers to Laos.");
        var report = one.Confirm("Norway has sent 15 deminers to Laos.");
        other.Confirm("Norway will send 30 sappers to Laos.");
        var delivery = report.Deliveries[0];
        Assert.Equal("match.exceeds-delivery", Refused(1));
        var less = Arrivals.Match(delivery, one.Dossier!, 10, one.Dossier!.Matches, Book.At(5), []);
        one.Apply(less);
        Assert.Equal("match.exceeds-delivery", Refused(6));
        Assert.Equal("match.quantity", Refused(0));
        other.Apply(Arrivals.Match(delivery, other.Dossier!, 5, one.Dossier!.Matches, Book.At(6), []));
        Assert.Equal((10m, 5m), (one.Commitment.Arrived, other.Commitment.Arrived));

        string Refused(decimal quantity) => Assert.Throws<Refusal>(() => Arrivals.Match(
            delivery, other.Dossier!, quantity, one.Dossier!.Matches, Book.At(6), [])).Code;
    }

    private static PledgeSum SumIn(Book book, params ExchangeRate[] rates) => Assert.Single(PledgerAccount.SumsOf(
        new PledgeBook([book.Commitment], book.Dossier!.Statements, [], [], rates), [book.Commitment], "USD"));

    private static Book Due(string giver, int? days, Func<Claim, Claim>? change = null)
    {
        var book = new Book();
        book.Confirm($"{giver} will send 40 deminers to Angola.", change: change, on: new(2026, 5, 1),
            due: days is { } left ? Today.AddDays(left) : null);
        return book;
    }

    internal static PledgeBook BookOf(params Book[] books) => new(
        [.. books.Select(book => book.Commitment)], books.SelectMany(book => book.Dossier!.Statements),
        books.SelectMany(book => book.Dossier!.Deliveries), books.SelectMany(book => book.Dossier!.Matches), []);
}
