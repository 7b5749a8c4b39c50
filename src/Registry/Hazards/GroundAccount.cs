using NetTopologySuite.Geometries;

namespace Furrow.Registry.Hazards;

/// <summary>Who enters what for which day and why: the same for every entry of one act.</summary>
/// <param name="At">Moment of the entry, UTC.</param>
/// <param name="By">Who enters it.</param>
/// <param name="On">Day on which it holds; not later than the moment.</param>
/// <param name="Reason">Why, in words; never empty.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record Posting(DateTimeOffset At, string By, DateOnly On, string Reason, Origin Origin);

/// <summary>What an act gives: entries to keep, and the hazard as it then is.</summary>
/// <param name="Hazard">With its extent, its area and what remains.</param>
/// <param name="Entries">New entries, in order; the first may be the original that was not written yet.</param>
public sealed record Posted(Hazard Hazard, IReadOnlyList<GroundEntry> Entries);

/// <summary>
/// The account of ground that one hazard is. Every act is a pure function that gives the new entries or refuses, and
/// after every act the sum of the entries is the area of the ground that remains.
/// </summary>
public sealed partial class GroundAccount
{
    private readonly List<GroundEntry> unwritten = [];

    private GroundAccount(Hazard hazard, IReadOnlyList<GroundEntry> entries)
    {
        (Hazard, Entries) = (hazard, entries);
        Balance = Balance.Of(entries);
        (Extent, Remaining) = Fold(entries);
    }

    /// <summary>Whose account it is.</summary>
    public Hazard Hazard { get; }

    /// <summary>Every entry in order, the original first.</summary>
    public IReadOnlyList<GroundEntry> Entries { get; }

    /// <summary>The account in m².</summary>
    public Balance Balance { get; }

    /// <summary>All ground of the hazard, released or not.</summary>
    public Geometry Extent { get; }

    /// <summary>Ground that is not released.</summary>
    public Geometry Remaining { get; }

    /// <summary>
    /// How far the area of the remaining ground is from the sum, m²: rounding of ground that moved between hazards.
    /// It is never hidden; the next release takes it along.
    /// </summary>
    public decimal Rest => GroundGrid.SquareMetres(Remaining) - Balance.Remaining;

    /// <summary>True when geometry and sum agree within the tolerance and nothing is negative.</summary>
    public bool IsWhole => Math.Abs(Rest) <= Balance.ToleranceSquareMetres
        && Balance.Remaining >= -Balance.ToleranceSquareMetres;

    /// <summary>The account of a hazard.</summary>
    /// <param name="hazard">As it stands.</param>
    /// <param name="entries">All of its entries in order; none when only its outline is known yet.</param>
    /// <param name="openedAt">When the hazard was first recorded; stands in the original when that is not written
    /// yet.</param>
    public static GroundAccount Of(Hazard hazard, IReadOnlyList<GroundEntry> entries, DateTimeOffset openedAt)
    {
        ArgumentNullException.ThrowIfNull(hazard);
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count > 0)
            return new(hazard, entries);
        var original = Original(hazard, openedAt);
        var account = new GroundAccount(hazard, [original]);
        account.unwritten.Add(original);
        return account;
    }

    /// <summary>The hazard as its account says, with the original written down.</summary>
    public Posted Opened() => Result();

    /// <summary>The account as it stood on a day, as far as was known at a moment.</summary>
    public GroundAccount At(DateOnly on, DateTimeOffset known)
    {
        var then = Entries.Where(entry => !(entry.On > on) && entry.RecordedAt <= known).ToList();
        return new(Hazard, then);
    }

    /// <summary>The part of a release that was not put back since; empty when all of it was.</summary>
    public Geometry Standing(GroundEntry release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return release.IsRelease && release.Reverses is null
            ? Entries.Where(entry => entry.Number > release.Number && entry.PutsIn)
                .Aggregate(release.Ground, (ground, entry) => GroundGrid.Without(ground, entry.Ground))
            : GroundGrid.Nothing;
    }

    /// <summary>The standing release that holds a point; null when the point is not on released ground.</summary>
    public GroundEntry? ReleasedAt(Point point) =>
        Entries.Where(entry => entry.IsRelease && entry.Reverses is null && entry.Ground.Covers(point))
            .LastOrDefault(entry => Standing(entry).Covers(point));

    private static (Geometry Extent, Geometry Remaining) Fold(IEnumerable<GroundEntry> entries)
    {
        var (extent, remaining) = (GroundGrid.Nothing, GroundGrid.Nothing);
        foreach (var entry in entries)
        {
            remaining = entry.PutsIn
                ? GroundGrid.Together(remaining, entry.Ground)
                : GroundGrid.Without(remaining, entry.Ground);
            if (entry.IsRelease || entry.Change == GroundChange.Reopened)
                continue;
            extent = entry.PutsIn
                ? GroundGrid.Together(extent, entry.Ground)
                : GroundGrid.Without(extent, entry.Ground);
        }

        return (extent, remaining);
    }

    private static GroundEntry Original(Hazard hazard, DateTimeOffset at)
    {
        var ground = GroundGrid.Snap(Sound(hazard.Outline));
        return new()
        {
            Id = IdOf(hazard.Id, 1),
            Hazard = hazard.Id,
            Number = 1,
            Change = GroundChange.Original,
            Ground = ground,
            SquareMetres = GroundGrid.SquareMetres(ground),
            On = hazard.ReportedOn ?? hazard.SurveyedOn,
            RecordedAt = at,
            RecordedBy = hazard.Origin.Source,
            Reason = "The hazard was recorded.",
            Place = hazard.Place,
            Origin = hazard.Origin,
        };
    }

    private static GroundEntryId IdOf(HazardId hazard, int number) =>
        Identity.From<GroundEntryId>(hazard.ToString(), $"{number}");

    /// <summary>
    /// One more entry. Its m² is what brings the sum to the area of the ground that remains after it.
    /// </summary>
    private GroundEntry Entry(
        GroundChange change, Geometry ground, Geometry after, Posting posting, decimal trimmed = 0)
    {
        var target = GroundGrid.SquareMetres(after);
        var own = GroundGrid.SquareMetres(ground);
        var putsIn = change <= GroundChange.CorrectedUp;
        var squareMetres = putsIn ? target - Balance.Remaining : Balance.Remaining - target;
        if (squareMetres <= 0)
        {
            throw new Refusal("balance.too-small",
                $"The ground measures {own} m² and changes the balance by {squareMetres} m²; nothing to enter.");
        }

        return New(change, ground, squareMetres, posting) with
        {
            RoundingSquareMetres = squareMetres - own,
            TrimmedSquareMetres = trimmed,
        };
    }

    private GroundEntry New(GroundChange change, Geometry ground, decimal squareMetres, Posting posting) => new()
    {
        Id = IdOf(Hazard.Id, Entries.Count + 1),
        Hazard = Hazard.Id,
        Number = Entries.Count + 1,
        Change = change,
        Ground = ground,
        SquareMetres = squareMetres,
        On = Dated(posting),
        RecordedAt = posting.At,
        RecordedBy = posting.By,
        Reason = string.IsNullOrWhiteSpace(posting.Reason)
            ? throw new Refusal("balance.no-reason", "Every change of ground needs its reason; say why.")
            : posting.Reason,
        Place = Hazard.Place,
        Origin = posting.Origin,
    };

    private static DateOnly Dated(Posting posting) => posting.On <= DateOnly.FromDateTime(posting.At.UtcDateTime)
        ? posting.On
        : throw new Refusal("balance.future",
            $"{posting.On:O} has not come yet; ground changes on a day that has passed. Give the day it was done.");

    /// <summary>The account with one more entry; refused when it does not hold in the order of days.</summary>
    private GroundAccount With(GroundEntry entry)
    {
        var account = new GroundAccount(Hazard, [.. Entries, entry]);
        account.unwritten.AddRange([.. unwritten, entry]);
        if (Entries.Any(one => one.On > entry.On))
            account.CheckOrderOfDays();
        return account;
    }

    private void CheckOrderOfDays()
    {
        var remaining = GroundGrid.Nothing;
        foreach (var entry in Entries.OrderBy(entry => entry.On ?? DateOnly.MinValue).ThenBy(entry => entry.Number))
        {
            if (!entry.PutsIn && GroundGrid.SquareMetres(GroundGrid.Without(entry.Ground, remaining))
                > Balance.ToleranceSquareMetres)
            {
                throw new Refusal("balance.order-of-days",
                    $"On {entry.On:O} entry {entry.Number} ({Collection.Word(entry.Change)}) takes out ground that was "
                    + "not in the hazard on that day. Give a later day, or enter the earlier change first.");
            }

            remaining = entry.PutsIn
                ? GroundGrid.Together(remaining, entry.Ground)
                : GroundGrid.Without(remaining, entry.Ground);
        }
    }

    /// <summary>What to keep: the entries not written yet, and the hazard with its new figures.</summary>
    private Posted Result() => new(Hazard with
    {
        Outline = Extent.IsEmpty ? Hazard.Outline : Extent,
        AreaSquareMetres = Extent.IsEmpty ? Hazard.AreaSquareMetres : Geodesy.SquareMetres(Extent),
        RemainingSquareMetres = Balance.Remaining,
    }, unwritten);
}
