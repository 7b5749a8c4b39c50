using Furrow.Reading;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Modality = Furrow.Registry.Pledges.Modality;

namespace Furrow.Tests.Registry.Pledges;

public sealed class LedgerTests
{
    private static readonly Actor Somebody = new("a.kim");

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
        var confirmed = Ledger.Confirm(Claims("Norway will send 40 deminers to Laos."), Somebody);
        Assert.Equal("40 deminers from Norway", confirmed.Commitment.Title);
        Assert.Equal("a.kim", confirmed.Commitment.ConfirmedBy);
        Assert.Equal(40, confirmed.Commitment.Amount!.Minimum);
        Assert.Null(confirmed.Commitment.Arrived);
        Assert.All(confirmed.Claims, claim => Assert.Equal(ClaimState.Confirmed, claim.State));
    }

    [Fact]
    public void A_repeat_is_never_counted_twice()
    {
        var held = Ledger.Confirm(Claims("Norway will send 40 deminers to Laos."), Somebody);
        var again = Ledger.Confirm(Claims("Norway plans to send 40 deminers to Laos, Oslo said."), Somebody, held);
        Assert.Equal(held.Commitment.Id, again.Commitment.Id);
        Assert.Equal(2, again.Commitment.Claims.Count);
        Assert.Equal((40m, 40m), (again.Commitment.Amount!.Minimum, again.Commitment.Amount.Maximum));
    }

    [Fact]
    public void Conflicting_figures_widen_the_interval_and_both_stand_in_it()
    {
        var held = Ledger.Confirm(Claims("Norway will send 40 deminers to Laos."), Somebody);
        var wider = Ledger.Confirm(Claims("Norway will send 60 deminers to Laos."), Somebody, held).Commitment;
        Assert.Equal((40m, 60m), (wider.Amount!.Minimum, wider.Amount.Maximum));
        Assert.Contains("40 / 60", wider.Title);
    }

    [Fact]
    public void Up_to_sets_only_a_maximum() =>
        Assert.Null(Ledger.Confirm(Claims("Norway will send up to 40 deminers to Laos."), Somebody)
            .Commitment.Amount!.Minimum);

    [Fact]
    public void A_total_is_never_added_to_its_parts()
    {
        var part = Ledger.Confirm(Claims("Norway pledged $4 million to Laos."), Somebody);
        var total = Claims("Norway pledged $9 million to Laos.").Select(claim =>
            claim with { Aggregate = true }).ToList();
        var both = Ledger.Confirm(total, Somebody, part).Commitment;
        Assert.Equal(4_000_000m, both.Amount!.Maximum);
    }

    [Fact]
    public void A_denial_lowers_the_stage_and_deletes_nothing()
    {
        var held = Ledger.Confirm(Claims("Norway will send 40 deminers to Laos."), Somebody);
        var denied = Ledger.Confirm(Claims("Norway has refused to send 40 deminers to Laos."), Somebody, held);
        Assert.Equal(Modality.Denied, denied.Commitment.Modality);
        Assert.Equal(2, denied.Commitment.Claims.Count);
        Assert.Equal(40, denied.Commitment.Amount!.Minimum);
    }

    [Fact]
    public void What_arrived_is_the_largest_report_and_leaves_the_promise_as_it_was()
    {
        var held = Ledger.Confirm(Claims("Norway will send 40 deminers to Laos."), Somebody);
        var some = Ledger.Confirm(Claims("Norway has sent 15 deminers to Laos."), Somebody, held);
        var more = Ledger.Confirm(Claims("Norway sent 20 deminers to Laos in May."), Somebody, some).Commitment;
        Assert.Equal(20, more.Arrived);
        Assert.Equal(40, more.Amount!.Maximum);
        Assert.Equal(Modality.Delivered, more.Modality);
    }

    [Fact]
    public void Money_of_two_currencies_is_not_one_commitment() =>
        Assert.Equal("claim.units-differ", Assert.Throws<Refusal>(() => Ledger.Confirm(
            [.. Claims("Norway pledged $4 million to Laos."), .. Claims("Norway pledged €4 million to Laos.")],
            Somebody)).Code);

    [Fact]
    public void A_rejected_claim_cannot_be_confirmed_and_a_confirmed_one_not_rejected()
    {
        var claim = Assert.Single(Claims("Norway will send 40 deminers to Laos."));
        Assert.Equal("claim.rejected",
            Assert.Throws<Refusal>(() => Ledger.Confirm([Ledger.Reject(claim, Somebody)], Somebody)).Code);
        Assert.Equal("claim.confirmed", Assert.Throws<Refusal>(
            () => Ledger.Reject(Ledger.Confirm([claim], Somebody).Claims[0], Somebody)).Code);
        Assert.Equal("claim.none", Assert.Throws<Refusal>(() => Ledger.Confirm([], Somebody)).Code);
    }

    [Fact]
    public void The_words_of_reader_and_ledger_are_the_same()
    {
        Assert.Equal(Enum.GetNames<Furrow.Reading.Modality>(), Enum.GetNames<Modality>());
        Assert.Equal(Enum.GetNames<Category>(), Enum.GetNames<PledgeCategory>());
        Assert.Equal(Enum.GetNames<Status>(), Enum.GetNames<SlotStatus>());
    }

    private static IReadOnlyList<Claim> Claims(string text)
    {
        var document = Documents.Of(text, new Origin("test", null, false));
        return Ledger.ClaimsOf(document, Reader.Read(document.Text));
    }
}
