using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Pledges;
using Furrow.Tests.Registry.Exchange;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>The rules of the ledger that more than one place must keep.</summary>
public sealed class RulesTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Fact]
    public void A_total_is_never_added_to_its_parts_wherever_figures_are_summed()
    {
        var (total, part, other) = (new Book(), new Book(), new Book());
        total.Confirm("Norway will send 6,000 people to Laos.", on: new(2026, 5, 1));
        part.Confirm("Norway will send 1,000 deminers to Laos.", on: new(2026, 5, 2), partOf: total.Commitment.Id);
        other.Confirm("Norway will send 5,000 builders to Laos.", on: new(2026, 5, 2), partOf: total.Commitment.Id);
        var book = PaceTests.BookOf(total, part, other);
        Assert.Equal([other.Commitment.Id, part.Commitment.Id],
            book.PartsOf(total.Commitment.Id).Select(one => one.Id).OrderByDescending(id => id == other.Commitment.Id));
        var sum = Assert.Single(PledgerAccount.SumsOf(book, book.Commitments));
        Assert.Equal((6_000m, 2), (sum.Least, sum.Commitments));
        Assert.Equal(total.Commitment.Id, Assert.Single(sum.Totals).Id);
        Assert.Equal(6_000m, Assert.Single(Pace.Curves(book, Today)).Points[^1].Promised);
        Assert.Equal([true, false, false], Pace.Lines(book, Today).Select(line => line.Total));
        var targets = IatiExport.Of(LedgerExportTests.Sample(total, part, other)).Descendants("target")
            .Select(one => one.Attribute("value")!.Value);
        Assert.Equal(["1000", "5000"], targets.Order());
    }

    [Fact]
    public void What_is_only_discussed_or_denied_adds_nothing()
    {
        var (idea, promise, denied) = (new Book(), new Book(), new Book());
        idea.Confirm("Norway may send 500 deminers to Laos.", on: new(2026, 5, 1));
        promise.Confirm("Norway will send 40 deminers to Laos.", on: new(2026, 5, 1));
        denied.Confirm("Norway will send 70 deminers to Laos.", on: new(2026, 5, 1));
        denied.Confirm("Norway has refused to send 70 deminers to Laos.", on: new(2026, 6, 1));
        Assert.Equal(Modality.Proposed, idea.Commitment.Modality);
        var book = PaceTests.BookOf(idea, promise, denied);
        var sum = Assert.Single(PledgerAccount.SumsOf(book, book.Commitments));
        Assert.Equal((40m, 1, 1), (sum.Least, sum.Commitments, sum.Discussed));
        var curve = Assert.Single(Pace.Curves(book, Today));
        Assert.Equal([(new DateOnly(2026, 5, 1), 110m), (new(2026, 6, 1), 40m), (Today, 40m)],
            curve.Points.Select(point => (point.On, point.Promised)));
    }

    [Fact]
    public void Silence_is_no_report_seen_and_never_not_delivered()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.", on: new(2020, 1, 1), due: new(2020, 2, 1));
        var line = Assert.Single(Pace.Lines(PaceTests.BookOf(book), Today));
        Assert.Equal(new(Outcome.NoReportSeen, null, null), line.Progress);
        Assert.Null(line.Commitment.Arrived);
        Assert.Null(Assert.Single(PledgerAccount.All(PaceTests.BookOf(book), Today)).Sums[0].Arrived);
        Assert.DoesNotContain("not delivered", Enum.GetNames<Outcome>(), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Unknown_stays_unknown()
    {
        var book = new Book();
        book.Confirm("Norway will send deminers.", change: claim => claim with
        {
            Pledgers = [],
            Recipients = [],
            Amount = null,
            Place = new(null, SlotStatus.Unknown, null, null),
            Speaker = new(null, SlotStatus.Unknown, null, null),
        });
        var one = book.Commitment;
        Assert.Empty(one.Pledgers);
        Assert.Empty(one.Recipients);
        Assert.Equal((null, null, null, null, null, null),
            (one.Amount, one.Place, one.SaidOn, one.AgreedOn, one.DueOn, one.Arrived));
        Assert.Equal("F6", one.Grade.ToString());
        var account = Assert.Single(PledgerAccount.All(PaceTests.BookOf(book), Today));
        Assert.Null(account.Pledger);
        Assert.Equal((0m, null, 1), (account.Sums[0].Least, account.Sums[0].Most, account.Sums[0].WithoutNumber));
    }

    [Fact]
    public void Deliveries_never_exceed_what_is_matched()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.");
        var entered = Arrivals.Enter(Receipt("at least 60 people", new(2026, 4, 1)), Book.Kim).Deliveries[0];
        Assert.Null(book.Commitment.Arrived);
        book.Apply(Arrivals.Match(entered, book.Dossier!, 25, [], Book.At(1), []));
        Assert.Equal((25m, Outcome.Partly), (book.Commitment.Arrived, Progress.Of(book.Commitment).Outcome));
        Assert.Equal(35, PaceTests.BookOf(book).LeftOf(entered));
        Assert.Equal("match.exceeds-delivery", Assert.Throws<Refusal>(() => Arrivals.Match(
            entered, book.Dossier!, 61, book.Dossier!.Matches, Book.At(2), [])).Code);
    }

    [Theory]
    [InlineData("", "2026-04-01", "R-1", "delivery.title")]
    [InlineData("40 people", "2026-05-02", "R-1", "delivery.not-yet")]
    [InlineData("40 people", "2026-04-01", null, "delivery.no-evidence")]
    [InlineData("40 people", "2026-04-01", " ", "delivery.evidence")]
    public void A_delivery_is_entered_only_with_what_shows_it(string title, string day, string? paper, string code)
    {
        var receipt = Receipt("40 people", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)) with
        {
            Title = title,
            Evidence = paper is null ? [] : [new(EvidenceOfDelivery.Paper, paper)],
        };
        Assert.Equal(code, Assert.Throws<Refusal>(() => Arrivals.Enter(receipt, Book.Kim)).Code);
    }

    [Fact]
    public void A_delivery_is_shown_by_more_and_taken_back_only_when_it_counts_for_nothing()
    {
        var entered = Arrivals.Enter(Receipt("40 people", new(2026, 4, 1)), Book.Kim);
        var shown = Arrivals.Show(
            entered.Deliveries[0], new(EvidenceOfDelivery.Seen, "a guard"), Book.At(1), entered.Decisions);
        Assert.Equal(2, shown.Deliveries[0].Evidence.Count);
        Assert.Equal("delivery.evidence-known", Refused(() => Arrivals.Show(
            shown.Deliveries[0], new(EvidenceOfDelivery.Seen, "a guard"), Book.At(2), shown.Decisions)));
        Assert.Equal("delivery.evidence", Refused(() => Arrivals.Show(
            shown.Deliveries[0], new(EvidenceOfDelivery.Roster, "a crew"), Book.At(2), shown.Decisions)));
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.");
        var match = Arrivals.Match(shown.Deliveries[0], book.Dossier!, 40, [], Book.At(3), []);
        Assert.Equal("delivery.has-matches", Refused(() => Arrivals.TakeBack(
            shown.Deliveries[0], match.Matches, Book.At(4), shown.Decisions)));
        var gone = Arrivals.TakeBack(shown.Deliveries[0], [], Book.At(4), entered.Decisions);
        Assert.False(gone.Deliveries[0].Standing);
        Assert.Equal(entered.Decisions[0].Id, gone.Decisions[0].Reverses);
        Assert.Equal("delivery.undone", Refused(() => Arrivals.TakeBack(
            gone.Deliveries[0], [], Book.At(5), gone.Decisions)));

        static string Refused(Func<LedgerChange> act) => Assert.Throws<Refusal>(act).Code;
    }

    [Fact]
    public void A_day_in_the_words_is_the_day_of_arrival_and_of_a_promise_proposes_nothing_by_itself()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos by the end of 2027.", on: new(2026, 5, 6));
        var promise = Assert.Single(book.Dossier!.Statements);
        Assert.Equal(new DateOnly(2027, 12, 31), promise.Days?.Until);
        Assert.Null(book.Commitment.DueOn);
        var report = book.Confirm("Norway has sent 15 deminers to Laos on Tuesday.", on: new(2026, 5, 7));
        Assert.Equal(new DateOnly(2026, 5, 5), report.Deliveries[0].On);
        Assert.Equal(SlotStatus.Inferred, report.Statements[0].Days?.Status);
    }

    [Fact]
    public void A_total_cannot_be_a_part_of_its_own_part()
    {
        var (total, part) = (new Book(), new Book());
        total.Confirm("Norway will send 6,000 people to Laos.");
        part.Confirm("Norway will send 1,000 deminers to Laos.", partOf: total.Commitment.Id);
        Assert.Equal("statement.part-of-itself", Assert.Throws<Refusal>(() => Addends.RefuseCircle(
            total.Commitment.Id, [part.Commitment, total.Commitment])).Code);
        Assert.Equal("statement.part-of-itself", Assert.Throws<Refusal>(() => total.Confirm(
            "Norway will send 6,000 people to Laos.", StatementRole.Repeats, partOf: total.Commitment.Id)).Code);
    }

    private static Delivery Receipt(string amount, DateOnly on) => new()
    {
        Id = Identity.From<DeliveryId>("receipt"), Title = "A bus with people", Givers = ["Norway"],
        Recipients = ["Laos"], Category = PledgeCategory.Personnel, Amount = AmountWords.Parse(amount), On = on,
        Evidence = [new(EvidenceOfDelivery.Paper, "R-1")], DecidedBy = "", Origin = new("test", null, false),
    };
}
