using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;

namespace Furrow.Server.Pledges;

/// <summary>People promised, commitment by commitment.</summary>
internal sealed class Promises
{
    private readonly IReadOnlyList<Commitment> counted;

    /// <summary>
    /// Counts confirmed commitments of people with a lower bound, as far as they may be added up.
    /// </summary>
    public Promises(IReadOnlyList<Commitment> commitments, PlaceTree tree)
    {
        var addends = new Addends(commitments);
        counted =
        [
            .. commitments.Where(commitment =>
                commitment.Category == PledgeCategory.Personnel
                && commitment.Amount?.Minimum > 0
                && addends.Adds(commitment)),
        ];
        Shares =
        [
            .. counted.Select(commitment => new Share("commitment", commitment.Id.Value, commitment.Title,
                tree.Named(commitment.Place), commitment.Amount!.Minimum!.Value)),
        ];
    }

    /// <summary>
    /// Each counts for the place that it names, when exactly one place has that name; else for the programme.
    /// </summary>
    public IReadOnlyList<Share> Shares { get; }

    /// <summary>How many of these a report says are here; null when no report was seen, never "nothing".</summary>
    public decimal? Here(IEnumerable<Share> shares)
    {
        var asked = shares.Select(share => share.Record).ToHashSet();
        var arrived = counted.Where(one => asked.Contains(one.Id.Value) && one.Arrived is not null).ToList();
        return arrived.Count == 0 ? null : arrived.Sum(one => one.Arrived);
    }
}
