using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;

namespace Furrow.Server.Pledges;

/// <summary>People promised, commitment by commitment.</summary>
internal static class Promises
{
    /// <summary>The lower bound of each confirmed commitment of people; what was only proposed or was denied is none.</summary>
    /// <remarks>It counts for the place that it names, when exactly one place has that name; else for the programme.</remarks>
    public static IEnumerable<Share> Shares(IReadOnlyList<Commitment> commitments, PlaceTree tree) =>
        from commitment in commitments
        where commitment.Category == PledgeCategory.Personnel
            && commitment.Modality is not (Modality.Proposed or Modality.Denied)
            && commitment.Amount?.Minimum > 0
        select new Share("commitment", commitment.Id.Value, commitment.Title, tree.Named(commitment.Place),
            commitment.Amount!.Minimum!.Value);

    /// <summary>How many of them a report says are here; null when no report was seen.</summary>
    public static decimal? Here(IEnumerable<Share> shares, IReadOnlyList<Commitment> commitments)
    {
        var counted = shares.Select(share => share.Record).ToHashSet();
        var arrived = commitments.Where(one => counted.Contains(one.Id.Value) && one.Arrived is not null).ToList();
        return arrived.Count == 0 ? null : arrived.Sum(one => one.Arrived);
    }
}
