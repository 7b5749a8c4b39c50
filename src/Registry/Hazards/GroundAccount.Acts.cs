using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Furrow.Registry.Hazards;

/// <content>The acts: release, extend, reopen, redraw, split, merge, undo.</content>
public sealed partial class GroundAccount
{
    /// <summary>
    /// Takes released ground out. It must lie inside what remains; up to the tolerance that lies outside is left out
    /// and said so.
    /// </summary>
    /// <param name="change">Cancelled, reduced or cleared.</param>
    /// <param name="drawn">As reported, valid.</param>
    /// <param name="release">What it rests on.</param>
    /// <param name="facts">What is known about these reports; from the columns that keep them.</param>
    /// <param name="posting">Who, when, why.</param>
    public Posted Release(
        GroundChange change, Geometry drawn, LandRelease release, ReleaseFacts facts, Posting posting)
    {
        LandReleaseRule.Check(change, release, facts);
        LandReleaseRule.CheckStatus(Hazard);
        var (ground, trimmed) = Inside(drawn);
        var after = GroundGrid.Without(Remaining, ground);
        return With(Entry(change, ground, after, posting, trimmed) with { Release = release }).Result();
    }

    /// <summary>Adds ground. What the hazard already holds or released is left out; that is for reopening.</summary>
    public Posted Extend(Geometry drawn, Posting posting)
    {
        CheckStanding();
        var ground = GroundGrid.Without(Sound(drawn), Extent);
        if (ground.IsEmpty)
            throw new Refusal("balance.nothing-new", "All of this ground is in the hazard already; draw what is new.");
        return With(Entry(GroundChange.Added, ground, GroundGrid.Together(Remaining, ground), posting)).Result();
    }

    /// <summary>
    /// Puts released ground back: a missed item, an accident, new evidence. A hazard that had ended is open again.
    /// </summary>
    public Posted Reopen(Geometry drawn, Posting posting)
    {
        var released = GroundGrid.Without(Extent, Remaining);
        var ground = GroundGrid.Common(Sound(drawn), released);
        if (GroundGrid.SquareMetres(ground) <= 0)
        {
            throw new Refusal("balance.not-released",
                "None of this ground was released, so none can be reopened; draw ground inside a release.");
        }

        return Again(
            With(Entry(GroundChange.Reopened, ground, GroundGrid.Together(Remaining, ground), posting)), posting);
    }

    /// <summary>
    /// The outline was surveyed again: what it gains and loses are corrections by name. Released ground stays released.
    /// </summary>
    public Posted Redraw(Geometry outline, Posting posting)
    {
        CheckStanding();
        var drawn = GroundGrid.Snap(Sound(outline));
        var (gained, lost) = (GroundGrid.Without(drawn, Extent), GroundGrid.Without(Remaining, drawn));
        var account = this;
        if (GroundGrid.SquareMetres(gained) > 0)
        {
            var after = GroundGrid.Together(account.Remaining, gained);
            account = account.With(account.Entry(GroundChange.CorrectedUp, gained, after, posting));
        }

        if (GroundGrid.SquareMetres(lost) > 0)
        {
            var after = GroundGrid.Without(account.Remaining, lost);
            account = account.With(account.Entry(GroundChange.CorrectedDown, lost, after, posting));
        }

        return account.Result();
    }

    /// <summary>
    /// Moves a part into a hazard of its own. What leaves here enters there, to the hundredth of a m².
    /// </summary>
    /// <param name="drawn">The part, inside what remains.</param>
    /// <param name="part">The new hazard; its outline is replaced by the part.</param>
    /// <param name="posting">Who, when, why.</param>
    public (Posted Here, Posted There) Split(Geometry drawn, Hazard part, Posting posting)
    {
        ArgumentNullException.ThrowIfNull(part);
        CheckStanding();
        var (ground, trimmed) = Inside(drawn);
        var after = GroundGrid.Without(Remaining, ground);
        var leaves = Entry(GroundChange.MovedOut, ground, after, posting, trimmed) with { Other = part.Id };
        var there = new GroundAccount(part with { Place = part.Place ?? Hazard.Place }, []);
        var enters = there.New(GroundChange.MovedIn, ground, leaves.SquareMetres, posting) with
        {
            Other = Hazard.Id,
            RoundingSquareMetres = leaves.RoundingSquareMetres,
        };
        return (With(leaves).Result(), there.With(enters).Result());
    }

    /// <summary>
    /// Moves all that remains here into another hazard. Ground that both held counted twice; it is corrected by name.
    /// </summary>
    public (Posted Here, Posted There) MergeInto(GroundAccount other, Posting posting)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Hazard.Id == Hazard.Id)
            throw new Refusal("balance.same-hazard", "A hazard cannot be merged into itself; name the other one.");
        CheckStanding();
        other.CheckStanding();
        if (Balance.Remaining <= 0)
            throw new Refusal("balance.nothing-remains", $"Nothing remains of {Hazard.LocalId}, so nothing can move.");
        var here = this;
        var twice = GroundGrid.Common(Remaining, other.Extent);
        if (GroundGrid.SquareMetres(twice) > 0)
        {
            var rest = GroundGrid.Without(Remaining, twice);
            var corrected = here.Entry(GroundChange.CorrectedDown, twice, rest, posting);
            here = here.With(corrected with { Other = other.Hazard.Id });
        }

        if (here.Balance.Remaining <= 0)
            return (here.Result(), other.Result());
        var ground = here.Remaining;
        var leaves = here.New(GroundChange.MovedOut, ground, here.Balance.Remaining, posting) with
        {
            Other = other.Hazard.Id,
            RoundingSquareMetres = here.Balance.Remaining - GroundGrid.SquareMetres(ground),
        };
        var enters = other.New(GroundChange.MovedIn, ground, leaves.SquareMetres, posting) with
        {
            Other = Hazard.Id,
            RoundingSquareMetres = leaves.RoundingSquareMetres,
        };
        return (here.With(leaves).Result(), other.With(enters).Result());
    }

    /// <summary>
    /// Reverses an entry by an entry. Refused when later entries stand on it; these are to be undone first. A move is
    /// undone by moving back.
    /// </summary>
    public Posted Undo(GroundEntryId id, Posting posting)
    {
        var wrong = Entries.FirstOrDefault(entry => entry.Id == id)
            ?? throw new Refusal("balance.entry.not-found", $"{Hazard.LocalId} has no entry {id}.");
        if (Entries.Any(entry => entry.Reverses == id))
            throw new Refusal("balance.already-undone", $"Entry {wrong.Number} was undone already.");
        if (wrong.Reverses is not null || wrong.Change is GroundChange.Original or GroundChange.MovedIn
            or GroundChange.MovedOut)
        {
            throw new Refusal("balance.no-undo", $"Entry {wrong.Number} ({Collection.Word(wrong.Change)}) cannot be "
                + "reversed by itself: redraw the outline, move the ground back, or enter the change again.");
        }

        var stands = wrong.PutsIn
            ? GroundGrid.Without(wrong.Ground, Remaining)
            : GroundGrid.Common(wrong.Ground, Remaining);
        if (GroundGrid.SquareMetres(stands) > Balance.ToleranceSquareMetres)
        {
            throw new Refusal("balance.undo-order", $"Later entries stand on entry {wrong.Number}; undo them first, "
                + "from the newest back.");
        }

        var after = wrong.PutsIn
            ? GroundGrid.Without(Remaining, wrong.Ground)
            : GroundGrid.Together(Remaining, wrong.Ground);
        var change = GroundGrid.SquareMetres(after) - Balance.Remaining;
        var signed = wrong.PutsIn ? change : -change;
        return Again(With(New(wrong.Change, wrong.Ground, signed, posting) with
        {
            Reverses = id,
            RoundingSquareMetres = signed + GroundGrid.SquareMetres(wrong.Ground),
        }), posting);
    }

    /// <summary>The result, with a hazard that had ended open again: ground is left in it.</summary>
    private static Posted Again(GroundAccount account, Posting posting)
    {
        var posted = account.Result();
        return IsStanding(posted.Hazard) || account.Balance.Remaining <= Balance.ToleranceSquareMetres
            ? posted
            : posted with
            {
                Hazard = posted.Hazard with
                {
                    Status = HazardStatus.Open,
                    StatusReason = "other",
                    StatusOn = posting.On,
                    StatusNote = posting.Reason,
                },
            };
    }

    /// <summary>Refuses ground that comes into, moves out of or moves within a hazard that has ended.</summary>
    private void CheckStanding()
    {
        if (!IsStanding(Hazard))
        {
            throw new Refusal("balance.hazard-ended", $"{Hazard.LocalId} is {Collection.Word(Hazard.Status)}; its "
                + "ground changes only by reopening. Reopen what was released, with a reason, or record a new hazard.");
        }
    }

    private static bool IsStanding(Hazard hazard) => hazard.Status is HazardStatus.Open or HazardStatus.Suspended;

    /// <summary>The drawn ground that lies in what remains, and how much was left out.</summary>
    private (Geometry Ground, decimal Trimmed) Inside(Geometry drawn)
    {
        var sound = GroundGrid.Snap(Sound(drawn));
        var ground = GroundGrid.Common(sound, Remaining);
        var outside = GroundGrid.Without(sound, Remaining);
        var trimmed = GroundGrid.SquareMetres(outside);
        if (trimmed <= Balance.ToleranceSquareMetres)
            return (ground, trimmed);
        var released = GroundGrid.Common(outside, Extent);
        var overlap = GroundGrid.SquareMetres(released);
        if (overlap > Balance.ToleranceSquareMetres)
        {
            throw new Refusal("balance.overlap",
                $"{overlap} m² of the drawn ground were released before, around {Named(released)}. Draw only ground "
                + "that remains; the part inside it is proposed beside your drawing.");
        }

        throw new Refusal("balance.outside",
            $"{trimmed} m² of the drawn ground lie outside the hazard, around {Named(outside)}; up to "
            + $"{Balance.ToleranceSquareMetres} m² are left out by themselves. Extend the hazard, or draw inside.");
    }

    private static string Named(Geometry ground)
    {
        var point = ground.InteriorPoint.Coordinate;
        return string.Create(CultureInfo.InvariantCulture, $"{point.Y:0.000000}, {point.X:0.000000}");
    }

    private static Geometry Sound(Geometry drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        if (drawn.IsEmpty || drawn.Dimension != Dimension.Surface)
            throw new Refusal("balance.no-ground", "A change of ground needs an area; a point or a line has none.");
        var check = new IsValidOp(drawn);
        if (check.ValidationError is not { } error)
            return drawn;
        throw new Refusal("balance.ground-invalid",
            $"The drawn ground is not valid: {error.Message} at {error.Coordinate?.Y:0.000000}, "
            + $"{error.Coordinate?.X:0.000000}. Mend the outline; a mended one is proposed when it is checked.");
    }
}
