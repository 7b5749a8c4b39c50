using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>Decisions are added, never changed, and each can be taken back.</summary>
public sealed class UndoTests
{
    private const string Text = "Norway will send 40 deminers to Laos.";

    [Fact]
    public void A_corrected_slot_is_put_back_exactly_as_it_was()
    {
        var (document, claim) = Book.Read(Text);
        foreach (var (slot, value) in new (ClaimSlot, string?)[]
        {
            (ClaimSlot.Pledger, "Sweden; Denmark"), (ClaimSlot.Pledger, null), (ClaimSlot.Recipient, "Laos"),
            (ClaimSlot.Thing, "sappers"), (ClaimSlot.Category, "training"), (ClaimSlot.Amount, "up to 60"),
            (ClaimSlot.Amount, null), (ClaimSlot.Place, "Vientiane"), (ClaimSlot.Modality, "agreed"),
            (ClaimSlot.Speaker, "Ola Hansen"), (ClaimSlot.Agency, "NTB"), (ClaimSlot.When, "in May"),
            (ClaimSlot.Aggregate, "yes"),
        })
        {
            var change = Ledger.Correct(claim, document, slot, value, null, Book.Kim, []);
            var back = Ledger.Undo(change.Claims[0], document, null, [], Book.At(1), change.Decisions);
            Assert.Equal(Json(claim), Json(back.Claims[0]));
            Assert.Equal(change.Decisions[0].Id, back.Decisions[0].Reverses);
        }
    }

    [Fact]
    public void What_a_person_fills_in_is_stated_only_where_the_text_says_it()
    {
        var (document, claim) = Book.Read(Text);
        var stated = ClaimSlots.Set(claim, ClaimSlot.Place, "Laos", document.Text).Place;
        Assert.Equal((SlotStatus.Stated, "Laos"), (stated.Status, document.Text[stated.Span!.Start..stated.Span.End]));
        Assert.Equal(SlotStatus.Inferred, ClaimSlots.Set(claim, ClaimSlot.Place, "Oslo", document.Text).Place.Status);
        Assert.Equal(SlotStatus.Unknown, ClaimSlots.Set(claim, ClaimSlot.Place, " ", document.Text).Place.Status);
    }

    [Fact]
    public void Correcting_a_confirmed_claim_folds_the_commitment_anew_and_undo_folds_it_back()
    {
        var book = new Book();
        var (document, claim) = Book.Read(Text);
        var confirmed = Ledger.Confirm(claim, document, new(), null, Book.Kim, []);
        book.Apply(confirmed);
        var corrected = Ledger.Correct(confirmed.Claims[0], document, ClaimSlot.Amount, "up to 60", book.Dossier,
            Book.At(1), book.Decisions);
        book.Apply(corrected);
        Assert.Equal((null, 60m), (book.Commitment.Amount!.Minimum, book.Commitment.Amount.Maximum));
        book.Apply(Ledger.Undo(corrected.Claims[0], document, book.Dossier, [], Book.At(2), book.Decisions));
        Assert.Equal((40m, 40m), (book.Commitment.Amount!.Minimum, book.Commitment.Amount.Maximum));
    }

    [Fact]
    public void Undoing_the_only_confirmation_withdraws_the_commitment_and_keeps_the_statement()
    {
        var book = new Book();
        var (document, claim) = Book.Read(Text);
        var confirmed = Ledger.Confirm(claim, document, new(), null, Book.Kim, []);
        book.Apply(confirmed);
        var undone = Ledger.Undo(confirmed.Claims[0], document, book.Dossier, [], Book.At(1), book.Decisions);
        Assert.Equal(ClaimState.Proposed, undone.Claims[0].State);
        Assert.Equal(confirmed.Commitments[0].Id, Assert.Single(undone.Withdrawn));
        Assert.False(Assert.Single(undone.Statements).Standing);
        book.Apply(undone);
        Assert.Equal("decision.none", Assert.Throws<Refusal>(() => Ledger.Undo(
            undone.Claims[0], document, null, [], Book.At(2), book.Decisions)).Code);
        var again = Ledger.Confirm(undone.Claims[0], document, new(), null, Book.At(3), book.Decisions);
        Assert.Equal(confirmed.Commitments[0].Id, again.Commitments[0].Id);
        Assert.Equal([1, 2, 3], book.Decisions.Concat(again.Decisions).Select(decision => decision.Number));
    }

    [Fact]
    public void A_rejection_is_taken_back_too()
    {
        var (document, claim) = Book.Read(Text);
        var rejected = Ledger.Reject(claim, Book.Kim, []);
        var back = Ledger.Undo(rejected.Claims[0], document, null, [], Book.At(1), rejected.Decisions);
        Assert.Equal(ClaimState.Proposed, back.Claims[0].State);
    }

    [Fact]
    public void Undoing_a_report_takes_its_delivery_and_match_back_with_it()
    {
        var book = new Book();
        book.Confirm(Text);
        var report = book.Confirm("Norway has sent 15 deminers to Laos.");
        Assert.Equal(15, book.Commitment.Arrived);
        var (document, _) = Book.Read("Norway has sent 15 deminers to Laos.\n\nNo. 2");
        book.Apply(Ledger.Undo(
            report.Claims[0], document, book.Dossier, book.Dossier!.Matches, Book.At(9), report.Decisions));
        Assert.Null(book.Commitment.Arrived);
        Assert.False(book.Commitment.ArrivalReported);
        Assert.Equal(Modality.Planned, book.Commitment.Modality);
    }

    [Fact]
    public void Source_and_information_are_graded_apart_and_only_by_people()
    {
        var book = new Book();
        var (document, claim) = Book.Read(Text);
        var confirmed = Ledger.Confirm(claim, document, new(), null, Book.Kim, []);
        book.Apply(confirmed);
        Assert.Equal("F6", book.Commitment.Grade.ToString());
        var judged = Ledger.Judge(confirmed.Claims[0], Furrow.Registry.Sources.Grade.Parse("b2"), book.Dossier,
            Book.At(1), book.Decisions);
        book.Apply(judged);
        Assert.Equal("B2", book.Commitment.Grade.ToString());
        book.Apply(Ledger.Undo(confirmed.Claims[0], document, book.Dossier, [], Book.At(2), book.Decisions));
        Assert.Equal("F6", book.Commitment.Grade.ToString());
    }

    private static string Json(Claim claim) => System.Text.Json.JsonSerializer.Serialize(
        claim, Furrow.Registry.Exchange.RecordJson.Options);
}
