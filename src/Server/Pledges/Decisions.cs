using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Server.Pledges;

/// <summary>What a person decides about a claim: the rule is the ledger's, the reason is the person's.</summary>
internal static class Decisions
{
    /// <summary>
    /// Makes a commitment of a claim. Asked again, the same commitment is given and nothing is written.
    /// </summary>
    public static Task<object?> Confirm(Ask ask, string why) => Decide(ask, why, async (writing, claim) =>
    {
        if (claim.State == ClaimState.Confirmed && await Held(ask, claim) is { } held)
            return new DecisionView(claim, held);
        var confirmed = Ledger.Confirm([claim], writing.Actor);
        await ask.Store.Claims.Save(writing, confirmed.Claims, ask.Cancel);
        await ask.Store.Commitments.Save(writing, [confirmed.Commitment], ask.Cancel);
        return new DecisionView(confirmed.Claims[0], confirmed.Commitment);
    });

    /// <summary>Sets a claim aside; it stays readable, and the journal keeps why.</summary>
    public static Task<object?> Reject(Ask ask, string why) => Decide(ask, why, async (writing, claim) =>
    {
        var rejected = Ledger.Reject(claim, writing.Actor);
        await ask.Store.Claims.Save(writing, [rejected], ask.Cancel);
        return new DecisionView(rejected, null);
    });

    private static async Task<object?> Decide(
        Ask ask, string why, Func<IWriting, Claim, Task<DecisionView>> decide)
    {
        var id = ask.Id<ClaimId>();
        return await ask.Store.Journal.Write(ask.Options.Actor, why, async writing =>
            await ask.Store.Claims.Find(id, ask.Viewer, ask.Cancel) is { } claim
                ? await decide(writing, claim)
                : null, ask.Cancel);
    }

    private static async Task<Commitment?> Held(Ask ask, Claim claim) =>
        (await ask.Store.Commitments.Everything(Filter.None, ask.Viewer, ask.Cancel))
            .FirstOrDefault(commitment => commitment.Claims.Contains(claim.Id));

    private sealed record DecisionView(Claim Claim, Commitment? Commitment);
}
