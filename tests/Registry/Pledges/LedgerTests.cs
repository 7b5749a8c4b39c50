using Furrow.Reading;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Modality = Furrow.Registry.Pledges.Modality;

namespace Furrow.Tests.Registry.Pledges;

public sealed class LedgerTests
{
    [Fact]
    public void Reading_the_same_text_twice_proposes_the_same_claims()
    {
        var first = Claims("Norway will send 40 deminers and 12 dogs to Laos.");
        var second = Claims("Norway will send 40 deminers and 12 dogs to Laos.");
        Assert.Equal(2, first.Count);
        Assert.Equal(first.Select(claim => claim.Id), second.Select(claim => claim.Id));
        Assert.All(first, claim => Assert.Equal(ClaimState.Proposed, claim.State));
    }

    [Fact]
    public void A_confirmed_claim_makes_a_commitment_in_words_and_is_confirmed_itself()
    {
        var book = new Book();
        var change = book.Confirm("Norway will send 40 deminers to Laos.");
        Assert.Equal("40 deminers from Norway", book.Commitment.Title);
        Assert.Equal("a.kim", book.Commitment.ConfirmedBy);
        Assert.Equal(40, book.Commitment.Amount!.Minimum);
        Assert.Null(book.Commitment.Arrived);
        Assert.Equal(Outcome.NoReportSeen, Progress.Of(book.Commitment).Outcome);
        Assert.All(change.Claims, claim => Assert.Equal(ClaimState.Confirmed, claim.State));
    }

    [Fact]
    public void A_repeat_is_never_counted_twice()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.");
        book.Confirm("Norway plans to send 40 deminers to Laos, Oslo said.", StatementRole.Repeats);
        book.Confirm("Oslo will send 40 deminers to Laos, the agency NTB reports.", StatementRole.Repeats);
        Assert.Equal(3, book.Commitment.Claims.Count);
        Assert.Equal((40m, 40m), (book.Commitment.Amount!.Minimum, book.Commitment.Amount.Maximum));
        Assert.Single(book.Commitment.Figures);
    }

    [Fact]
    public void Conflicting_figures_stand_side_by_side_with_their_speakers()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos, minister Ola Hansen said.");
        book.Confirm("Norway will send 60 deminers to Laos, ambassador Kari Berg said.", StatementRole.Announces);
        Assert.Equal((40m, 60m), (book.Commitment.Amount!.Minimum, book.Commitment.Amount.Maximum));
        Assert.Contains("40 / 60", book.Commitment.Title);
        Assert.Equal([40m, 60m], book.Commitment.Figures.Select(figure => figure.Amount.Minimum!.Value));
        Assert.All(book.Commitment.Figures, figure => Assert.Single(figure.Voices));
        Assert.Equal(2, book.Commitment.Figures.SelectMany(figure => figure.Voices).Distinct().Count());
    }

    [Fact]
    public void A_change_replaces_the_figure_of_the_same_voice_and_nobody_elses()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos, Ola Hansen said.", on: Day(1));
        book.Confirm("Norway will send 60 deminers to Laos, Kari Berg said.", StatementRole.Announces, on: Day(2));
        book.Confirm("Norway will send 50 deminers to Laos, Ola Hansen said.", StatementRole.Changes, on: Day(3));
        Assert.Equal([(40m, true), (60m, false), (50m, false)],
            book.Commitment.Figures.Select(figure => (figure.Amount.Minimum!.Value, figure.Replaced)));
        Assert.Equal((50m, 60m), (book.Commitment.Amount!.Minimum, book.Commitment.Amount.Maximum));
    }

    [Fact]
    public void Up_to_sets_only_a_maximum()
    {
        var book = new Book();
        book.Confirm("Norway will send up to 40 deminers to Laos.");
        Assert.Equal((null, 40m), (book.Commitment.Amount!.Minimum, book.Commitment.Amount.Maximum));
    }

    [Fact]
    public void A_total_is_never_added_to_its_parts()
    {
        var book = new Book();
        book.Confirm("Norway pledged $4 million to Laos.");
        book.Confirm("Norway pledged $9 million to Laos.", StatementRole.Announces, claim =>
            claim with { Aggregate = true });
        Assert.Equal(4_000_000m, book.Commitment.Amount!.Maximum);
        Assert.False(book.Commitment.Aggregate);
    }

    [Fact]
    public void A_denial_lowers_the_stage_and_deletes_nothing()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.");
        book.Confirm("Norway has refused to send 40 deminers to Laos.");
        Assert.Equal(Modality.Denied, book.Commitment.Modality);
        Assert.Equal(Modality.Planned, book.Commitment.BeforeDenial);
        Assert.Equal(2, book.Commitment.Claims.Count);
        Assert.Equal(40, book.Commitment.Amount!.Minimum);
    }

    [Fact]
    public void Only_what_is_known_to_be_said_after_a_denial_lifts_it()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.", on: Day(1));
        book.Confirm("Norway has refused to send 40 deminers to Laos.", on: Day(5));
        book.Confirm("Norway will send 40 deminers to Laos.", StatementRole.Announces);
        Assert.Equal(Modality.Denied, book.Commitment.Modality);
        book.Confirm("Norway will send 40 deminers to Laos.", StatementRole.Announces, on: Day(6));
        Assert.Equal(Modality.Planned, book.Commitment.Modality);
    }

    [Fact]
    public void What_arrived_is_what_is_matched_and_part_of_it_is_on_its_way()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.");
        book.Confirm("Norway has sent 15 deminers to Laos.");
        Assert.Equal((15m, Modality.UnderWay), (book.Commitment.Arrived!.Value, book.Commitment.Modality));
        Assert.Equal(new Progress(Outcome.Partly, 0.375m, 0.375m), Progress.Of(book.Commitment));
        book.Confirm("Norway has sent 25 deminers to Laos.");
        Assert.Equal((40m, Modality.Delivered), (book.Commitment.Arrived!.Value, book.Commitment.Modality));
        Assert.Equal(40, book.Commitment.Amount!.Maximum);
        Assert.Equal(Outcome.Met, Progress.Of(book.Commitment).Outcome);
    }

    [Fact]
    public void Two_reports_of_one_arrival_are_two_pieces_of_evidence_and_one_arrival()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.");
        var first = book.Confirm("Norway has sent 15 deminers to Laos.");
        book.Confirm("Norway has sent 15 deminers to Laos, VTV reports.", same: first.Deliveries[0].Id);
        Assert.Equal(15, book.Commitment.Arrived);
        Assert.Equal(2, Assert.Single(book.Dossier!.Deliveries).Evidence.Count);
    }

    [Fact]
    public void A_report_without_a_number_stays_without_one()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.");
        book.Confirm("Norway has sent 15 deminers to Laos.", change: claim => claim with { Amount = null });
        Assert.Null(book.Commitment.Arrived);
        Assert.True(book.Commitment.ArrivalReported);
        Assert.Equal(Outcome.CannotBeCompared, Progress.Of(book.Commitment).Outcome);
    }

    [Fact]
    public void Money_of_two_currencies_is_not_one_commitment()
    {
        var book = new Book();
        book.Confirm("Norway pledged $4 million to Laos.");
        Assert.Equal("claim.units-differ", Assert.Throws<Refusal>(
            () => book.Confirm("Norway pledged €4 million to Laos.", StatementRole.Repeats)).Code);
    }

    [Fact]
    public void A_rejected_claim_cannot_be_confirmed_and_a_confirmed_one_not_rejected()
    {
        var (document, claim) = Book.Read("Norway will send 40 deminers to Laos.");
        var rejected = Ledger.Reject(claim, Book.Kim, []).Claims[0];
        Assert.Equal("claim.rejected", Assert.Throws<Refusal>(
            () => Ledger.Confirm(rejected, document, new(), null, Book.Kim, [])).Code);
        var confirmed = Ledger.Confirm(claim, document, new(), null, Book.Kim, []).Claims[0];
        Assert.Equal("claim.confirmed", Assert.Throws<Refusal>(() => Ledger.Reject(confirmed, Book.Kim, [])).Code);
        Assert.Equal("claim.already-confirmed", Assert.Throws<Refusal>(
            () => Ledger.Confirm(confirmed, document, new(), null, Book.Kim, [])).Code);
    }

    [Fact]
    public void Words_that_deny_or_report_an_arrival_cannot_stand_as_a_promise()
    {
        var book = new Book();
        foreach (var text in new[] { "Norway has refused to send 40 deminers to Laos.",
            "Norway has sent 15 deminers to Laos." })
        {
            Assert.Equal("statement.role", Assert.Throws<Refusal>(
                () => book.Confirm(text, StatementRole.Announces)).Code);
        }
    }

    [Fact]
    public void Outlet_agency_speaker_and_pledger_are_four_slots()
    {
        var book = new Book();
        book.Confirm("North Korea will send 1,000 deminers to Russia, Sergei Shoigu said, according to TASS.",
            outlet: "The Korea Times");
        var statement = Assert.Single(book.Dossier!.Statements);
        Assert.Equal("The Korea Times", statement.Outlet);
        Assert.Equal(["TASS"], statement.Agencies);
        Assert.Contains("Shoigu", statement.Speaker);
        Assert.Equal(["North Korea"], statement.Pledgers);
    }

    [Fact]
    public void Every_statement_quotes_its_text_to_the_letter()
    {
        var book = new Book();
        book.Confirm("Talks ended. Norway will send 40 deminers to Laos. More talks follow.");
        var quote = Assert.Single(book.Dossier!.Statements).Quote;
        Assert.Contains("40 deminers", quote.Exact);
        Assert.Equal(quote.Start, quote.Find("Talks ended. Norway will send 40 deminers to Laos. More talks follow."));
        Assert.NotNull(quote.Find("A new layout. Norway will send 40 deminers to Laos."));
        Assert.Null(quote.Find("Nothing of it."));
    }

    [Fact]
    public void The_words_of_reader_and_ledger_are_the_same()
    {
        Assert.Equal(Enum.GetNames<Furrow.Reading.Modality>(), Enum.GetNames<Modality>());
        Assert.Equal(Enum.GetNames<Category>(), Enum.GetNames<PledgeCategory>());
        Assert.Equal(Enum.GetNames<Status>(), Enum.GetNames<SlotStatus>());
    }

    private static DateOnly Day(int day) => new(2026, 5, day);

    private static IReadOnlyList<Claim> Claims(string text)
    {
        var document = Documents.Of(text, new Origin("test", null, false));
        return Ledger.ClaimsOf(document, Reader.Read(document.Text));
    }
}
