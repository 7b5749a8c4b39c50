using System.Globalization;
using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>A commitment and the claims behind it, all as they stand after a person's decision; save both.</summary>
/// <param name="Commitment">What is now held.</param>
/// <param name="Claims">Every claim behind it, each confirmed.</param>
public sealed record Confirmed(Commitment Commitment, IReadOnlyList<Claim> Claims);

/// <summary>The rules of the ledger: from what was read to claims, from confirmed claims to a commitment.</summary>
public static class Ledger
{
    /// <summary>What the reader proposes from a document, as claims that nobody has decided on.</summary>
    /// <remarks>Identities follow from document, quote, thing and stage: reading the same text again proposes the
    /// same.</remarks>
    public static IReadOnlyList<Claim> ClaimsOf(Document document, Reading.ReadResult result)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Commitments.Select(proposal => ClaimOf(document, proposal)).DistinctBy(claim => claim.Id)];
    }

    /// <summary>The document with the outlets that the reader found it to cite.</summary>
    public static Document WithCited(Document document, Reading.ReadResult result) =>
        document with { CitedOutlets = [.. result.CitedOutlets.Select(outlet => outlet.Value!).Distinct()] };

    /// <summary>Confirms claims that speak of one thing: makes a commitment, or adds them to one that is
    /// held.</summary>
    /// <param name="claims">Oldest first, at least one, none rejected. Together with <paramref name="held"/> they say
    /// one thing.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="held">The commitment and its claims as held so far; null for a new one.</param>
    /// <exception cref="Refusal"><c>claim.none</c>, <c>claim.rejected</c>, <c>claim.units-differ</c>.</exception>
    public static Confirmed Confirm(IReadOnlyList<Claim> claims, Actor actor, Confirmed? held = null)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(actor);
        if (claims.Count == 0)
            throw new Refusal("claim.none", "No claim was given; name at least one to confirm.");
        if (claims.FirstOrDefault(claim => claim.State == ClaimState.Rejected) is { } rejected)
            throw new Refusal("claim.rejected",
                $"Claim {rejected.Id} was rejected; propose it again before confirming it.");
        List<Claim> all = [.. (held?.Claims ?? []).Concat(claims)
            .DistinctBy(claim => claim.Id).Select(claim => claim with { State = ClaimState.Confirmed })];
        RefuseMixedMoney(all);
        return new Confirmed(Fold(all, actor, held?.Commitment), all);
    }

    /// <summary>Rejects a claim. A claim behind a commitment is refused: the commitment stands on it.</summary>
    /// <exception cref="Refusal"><c>claim.confirmed</c>.</exception>
    public static Claim Reject(Claim claim, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(actor);
        return claim.State == ClaimState.Confirmed
            ? throw new Refusal("claim.confirmed",
                $"Claim {claim.Id} stands behind a commitment; it cannot be rejected any more.")
            : claim with { State = ClaimState.Rejected };
    }

    /// <summary>How far a promise has come when its statements are taken in order: the furthest stage, unless denied
    /// last.</summary>
    public static Modality StageOf(IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var stage = claims[0].Modality;
        foreach (var claim in claims.Skip(1))
            stage = claim.Modality == Modality.Denied || stage == Modality.Denied || claim.Modality > stage
                ? claim.Modality
                : stage;
        return stage;
    }

    private static Commitment Fold(List<Claim> claims, Actor actor, Commitment? held)
    {
        var first = claims[0];
        var amount = AmountOf(claims);
        IReadOnlyList<string> pledgers = Names(claims, claim => claim.Pledgers);
        return new Commitment
        {
            Id = held?.Id ?? Identity.From<CommitmentId>(first.Id.ToString()),
            Title = TitleOf(amount, first.Thing, pledgers),
            Claims = [.. claims.Select(claim => claim.Id)],
            Pledgers = pledgers,
            Recipients = Names(claims, claim => claim.Recipients),
            Category = first.Category,
            Amount = amount,
            Place = claims.Select(claim => claim.Place.Value).FirstOrDefault(place => place is not null),
            Modality = StageOf(claims),
            Arrived = ArrivedOf(claims),
            ConfirmedBy = held?.ConfirmedBy ?? actor.Name,
            Origin = first.Origin,
        };
    }

    /// <summary>The hull of what was said: repeats change nothing, conflicting figures widen it, totals stay
    /// out.</summary>
    private static Amount? AmountOf(List<Claim> claims)
    {
        List<Amount> amounts = [.. claims
            .Where(claim => claim.Modality is not (Modality.Delivered or Modality.Denied) && !claim.Aggregate)
            .Select(claim => claim.Amount).OfType<Amount>()];
        if (amounts.Count == 0)
            amounts = [.. claims.Select(claim => claim.Amount).OfType<Amount>().Take(1)];
        if (amounts.Count == 0)
            return null;
        return amounts[0] with
        {
            Text = string.Join(" / ", amounts.Select(amount => amount.Text).Distinct()),
            Minimum = amounts.Any(amount => amount.Minimum is null) ? null : amounts.Min(amount => amount.Minimum),
            Maximum = amounts.Any(amount => amount.Maximum is null) ? null : amounts.Max(amount => amount.Maximum),
            Approximate = amounts.Any(amount => amount.Approximate),
        };
    }

    /// <summary>The largest report, never a sum: two reports may speak of the same arrival.</summary>
    private static decimal? ArrivedOf(List<Claim> claims) => claims
        .Where(claim => claim.Modality == Modality.Delivered)
        .Select(claim => claim.Amount?.Minimum)
        .Max();

    private static void RefuseMixedMoney(List<Claim> claims)
    {
        List<string> currencies = [.. claims.Where(claim => claim.Amount is not null)
            .Select(claim => claim.Amount!.Currency ?? "no currency").Distinct()];
        if (currencies.Count > 1)
        {
            throw new Refusal(
                "claim.units-differ",
                $"The claims count in {string.Join(" and ", currencies)}; confirm them as separate commitments.");
        }
    }

    private static IReadOnlyList<string> Names(List<Claim> claims, Func<Claim, IReadOnlyList<Slot>> slots) =>
        [.. claims.SelectMany(slots).Select(slot => slot.Value).OfType<string>().Distinct()];

    private static string TitleOf(Amount? amount, string thing, IReadOnlyList<string> pledgers)
    {
        var what = amount is null ? thing : $"{amount.Text} {thing}";
        var title = pledgers.Count == 0 ? what : $"{what} from {string.Join(" and ", pledgers)}";
        return char.ToUpperInvariant(title[0]) + title[1..];
    }

    private static Claim ClaimOf(Document document, Reading.Proposal proposal) => new()
    {
        Id = Identity.From<ClaimId>(
            document.Id.ToString(),
            proposal.Quote.Start.ToString(CultureInfo.InvariantCulture),
            proposal.Quote.End.ToString(CultureInfo.InvariantCulture),
            proposal.Quantity?.Span.Start.ToString(CultureInfo.InvariantCulture) ?? "",
            proposal.Thing, proposal.Modality.ToString()),
        Document = document.Id,
        Quote = new Span(proposal.Quote.Start, proposal.Quote.End),
        Direct = proposal.Direct,
        Pledgers = [.. proposal.Pledgers.Select(SlotOf)],
        Recipients = [.. proposal.Recipients.Select(SlotOf)],
        Thing = proposal.Thing,
        Category = (PledgeCategory)proposal.Category,
        Amount = proposal.Quantity is { } quantity
            ? new Amount(quantity.Text, quantity.Minimum, quantity.Maximum, quantity.Approximate,
                proposal.Unit, quantity.Currency)
            : null,
        Place = SlotOf(proposal.Place),
        Modality = (Modality)proposal.Modality,
        Speaker = SlotOf(proposal.Speaker),
        CitedOutlets = [.. proposal.CitedOutlets.Select(outlet => outlet.Value!)],
        When = proposal.Date.Value,
        Aggregate = proposal.Aggregate,
        State = ClaimState.Proposed,
        Origin = document.Origin with { Key = $"{Reading.Reader.Version}:{proposal.Rule}" },
    };

    private static Slot SlotOf(Reading.Found found) => new(
        found.Value, (SlotStatus)found.Status,
        found.Span is { } span ? new Span(span.Start, span.End) : null, found.Rule);
}
