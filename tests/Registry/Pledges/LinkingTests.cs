using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Tests.Registry.Pledges;

/// <summary>Links are proposed with reasons; what is not known matches anything, as a weaker link.</summary>
public sealed class LinkingTests
{
    private static readonly DatedClaim Promise = At("Norway will send 40 deminers to Laos, Ola Hansen said.", 1);

    [Theory]
    [InlineData("Norway plans to send 40 sappers to Laos, Kari Berg said.", LinkKind.Restates)]
    [InlineData("Norway will send 60 deminers to Laos, Kari Berg said.", LinkKind.Contradicts)]
    [InlineData("Norway will send 60 deminers to Laos, Ola Hansen said.", LinkKind.Updates)]
    [InlineData("Norway has sent 15 deminers to Laos.", LinkKind.Fulfils)]
    [InlineData("Norway has refused to send 40 deminers to Laos.", LinkKind.Denies)]
    [InlineData("Norway will send up to 50 deminers to Laos, Kari Berg said.", LinkKind.Restates)]
    public void A_later_claim_is_linked_by_what_it_says(string text, LinkKind kind)
    {
        var link = Linking.Between(At(text, 9), Promise);
        Assert.Equal(kind, link?.Kind);
        Assert.Contains(LinkReason.SameThing, link!.Reasons);
        Assert.Contains(LinkReason.SameGiver, link.Reasons);
        Assert.InRange(link.Weight, 0.3, 1);
    }

    [Theory]
    [InlineData("Sweden will send 40 deminers to Laos.")]
    [InlineData("Norway will send 40 trucks to Laos.")]
    [InlineData("Norway will send 40 deminers to Angola.")]
    [InlineData("Norway pledged $4 million to Laos.")]
    public void Another_giver_thing_or_receiver_is_another_promise(string text) =>
        Assert.Null(Linking.Between(At(text, 9), Promise));

    [Fact]
    public void A_giver_that_is_not_named_matches_any_as_a_weaker_link()
    {
        var named = Linking.Between(At("Norway will send 40 deminers to Laos.", 9), Promise)!;
        var claim = At("Norway will send 40 deminers to Laos.", 9);
        var unnamed = Linking.Between(claim with { Claim = claim.Claim with { Pledgers = [] } }, Promise)!;
        Assert.Contains(LinkReason.GiverUnknown, unnamed.Reasons);
        Assert.True(unnamed.Weight < named.Weight);
    }

    [Fact]
    public void A_part_is_linked_to_its_total_and_never_the_other_way()
    {
        var total = Promise with { Claim = Promise.Claim with { Aggregate = true } };
        var part = At("Norway will send 40 deminers to Laos.", 9);
        Assert.Equal(LinkKind.PartOf, Linking.Between(part, total)?.Kind);
        Assert.Null(Linking.Between(total, part));
    }

    [Fact]
    public void Proposals_come_the_best_first_and_pass_over_what_was_rejected()
    {
        var mine = At("Norway will send 40 deminers to Laos, Kari Berg said.", 9);
        var rejected = At("Norway plans to send 40 deminers to Laos.", 2);
        var other = At("Norway will send 60 deminers to Laos.", 3);
        var links = Linking.Propose(mine,
            [rejected with { Claim = rejected.Claim with { State = ClaimState.Rejected } }, other, Promise, mine]);
        Assert.Equal([Promise.Claim.Id, other.Claim.Id], links.Select(link => link.To));
        Assert.Equal(links.OrderByDescending(link => link.Weight), links);
    }

    [Fact]
    public void A_rejected_link_can_be_proposed_again_and_the_decisions_stay()
    {
        var link = Linking.Between(At("Norway will send 60 deminers to Laos.", 9), Promise)!;
        var rejected = Linking.Reject(link, Book.Kim, []);
        Assert.Equal(LinkState.Rejected, rejected.Links[0].State);
        var back = Linking.Undo(rejected.Links[0], Book.At(1), rejected.Decisions);
        Assert.Equal(LinkState.Proposed, back.Links[0].State);
        Assert.Equal(rejected.Decisions[0].Id, back.Decisions[0].Reverses);
        Assert.Equal("decision.none", Assert.Throws<Refusal>(
            () => Linking.Undo(back.Links[0], Book.At(2), [.. rejected.Decisions, .. back.Decisions])).Code);
    }

    [Fact]
    public void A_corrected_link_is_put_back_as_it_was_and_a_set_aside_one_decides_nothing()
    {
        var link = Linking.Between(At("Norway will send 60 deminers to Laos.", 9), Promise)!;
        var corrected = Linking.Correct(link, LinkKind.Updates, Book.Kim, []);
        Assert.Equal(LinkKind.Updates, corrected.Links[0].Kind);
        Assert.Equal(("contradicts", "updates"), (corrected.Decisions[0].Old, corrected.Decisions[0].New));
        Assert.Equal(link, Linking.Undo(corrected.Links[0], Book.At(1), corrected.Decisions).Links[0]);
        Assert.Equal("link.same-kind", Refused(() => Linking.Correct(link, link.Kind, Book.Kim, [])));
        var rejected = Linking.Reject(link, Book.Kim, []).Links[0];
        Assert.Equal("link.already-rejected", Refused(() => Linking.Reject(rejected, Book.Kim, [])));
        Assert.Equal("link.already-rejected", Refused(() => Linking.Correct(rejected, LinkKind.Denies, Book.Kim, [])));
        var confirmed = Linking.Confirm(link, Book.Kim, []).Links[0];
        Assert.Equal("link.confirmed", Refused(() => Linking.Reject(confirmed, Book.Kim, [])));
        Assert.Equal("link.confirmed", Refused(() => Linking.Undo(confirmed, Book.Kim, [])));

        static string Refused(Func<LedgerChange> act) => Assert.Throws<Refusal>(act).Code;
    }

    private static DatedClaim At(string text, int day)
    {
        var on = new DateOnly(2026, 5, day);
        return new(Book.Read(text, on: on).Claim, on, null);
    }
}
