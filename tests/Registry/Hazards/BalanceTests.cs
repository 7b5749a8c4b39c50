using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Hazards;

/// <summary>The balance of one hazard: in m² and in geometry.</summary>
public sealed class BalanceTests
{
    private static readonly GroundChange[] Releases =
        [GroundChange.Cancelled, GroundChange.Reduced, GroundChange.Cleared];

    [Fact]
    public void A_new_hazard_remains_whole() =>
        Assert.Equal(10_000, (double)Given.Account(Given.Square(0, 0, 100)).Balance.Remaining, 10.0);

    [Fact]
    public void What_is_released_leaves_the_balance_and_the_ground()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var half = Given.Box(0, 0, 100, 50);
        var posted = account.Release(GroundChange.Cleared, half, Given.Report, Given.Proven, Given.Posting);
        Assert.Equal([GroundChange.Original, GroundChange.Cleared], posted.Entries.Select(entry => entry.Change));
        var after = account.Then(posted);
        Assert.Equal(account.Balance.Remaining, after.Balance.Remaining + after.Balance.Cleared);
        Assert.Equal(0, after.Rest);
        Assert.Equal(after.Balance.Remaining, posted.Hazard.RemainingSquareMetres);
    }

    [Fact]
    public void Ground_is_not_released_twice()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var after = account.Then(account.Release(
            GroundChange.Reduced, Given.Box(0, 0, 100, 50), Given.Report, Given.Proven, Given.Posting));
        var refusal = Assert.Throws<Refusal>(() => after.Release(
            GroundChange.Cleared, Given.Box(0, 40, 100, 30), Given.Report, Given.Proven, Given.Posting));
        Assert.Equal("balance.overlap", refusal.Code);
    }

    [Fact]
    public void What_is_released_lies_inside() => Assert.Equal("balance.outside", Assert.Throws<Refusal>(() =>
        Given.Account(Given.Square(0, 0, 100)).Release(
            GroundChange.Reduced, Given.Square(50, 50, 100), Given.Report, Given.Proven, Given.Posting)).Code);

    [Fact]
    public void A_sliver_outside_is_left_out_and_said_so()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var posted = account.Release(
            GroundChange.Reduced, Given.Box(0, 0, 100.005, 50), Given.Report, Given.Proven, Given.Posting);
        Assert.InRange(posted.Entries[^1].TrimmedSquareMetres, 0.2m, 0.3m);
    }

    [Fact]
    public void Splitting_and_merging_keep_the_sum()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var (here, there) = account.Split(
            Given.Box(0, 0, 33.3, 100), Given.Hazard("H-2", Given.Square(0, 0, 1)), Given.Posting);
        var (left, part) = (account.Then(here), GroundAccount.Of(there.Hazard, there.Entries, Given.Now));
        Assert.Equal(account.Balance.Remaining, left.Balance.Remaining + part.Balance.Remaining);
        Assert.True(left.IsWhole && part.IsWhole);
        var (gone, merged) = part.MergeInto(left, Given.Posting);
        Assert.Equal(account.Balance.Remaining, left.Then(merged).Balance.Remaining);
        Assert.Equal(0, part.Then(gone).Balance.Remaining);
        Assert.InRange(Math.Abs(left.Then(merged).Rest), 0, 0.05m);
    }

    [Fact]
    public void Merging_ground_that_both_held_corrects_what_counted_twice()
    {
        var (one, two) = (Given.Account(Given.Square(0, 0, 100)), Given.Account(Given.Square(90, 0, 100), "H-2"));
        var (_, merged) = two.MergeInto(one, Given.Posting);
        var after = one.Then(merged);
        Assert.True(after.IsWhole);
        Assert.Equal(19_000, (double)after.Balance.Remaining, 30.0);
    }

    [Fact]
    public void Undoing_a_release_puts_the_ground_back_by_an_entry_that_reverses()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var after = account.Then(account.Release(
            GroundChange.Cleared, Given.Box(0, 0, 100, 50), Given.Report, Given.Proven, Given.Posting));
        var undone = after.Then(after.Undo(after.Entries[^1].Id, Given.Posting));
        Assert.Equal(account.Balance.Remaining, undone.Balance.Remaining);
        Assert.Equal(0, undone.Balance.Cleared);
        Assert.Equal(3, undone.Entries.Count);
        Assert.Equal("balance.already-undone",
            Assert.Throws<Refusal>(() => undone.Undo(after.Entries[^1].Id, Given.Posting)).Code);
    }

    [Fact]
    public void A_release_dated_before_the_ground_was_added_is_refused()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var wider = account.Then(account.Extend(Given.Square(100, 0, 50), Given.Posting));
        var early = Given.Posting with { On = new DateOnly(2026, 3, 1) };
        Assert.Equal("balance.order-of-days", Assert.Throws<Refusal>(() => wider.Release(
            GroundChange.Reduced, Given.Square(100, 0, 50), Given.Report, Given.Proven, early)).Code);
        Assert.NotNull(wider.Release(
            GroundChange.Reduced, Given.Square(10, 10, 50), Given.Report, Given.Proven, early));
    }

    [Fact]
    public void An_opening_is_the_closing_before_it_or_the_corrections_are_named()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var late = Given.Posting with { On = new DateOnly(2026, 3, 15), At = new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero) };
        var after = account.Then(account.Release(
            GroundChange.Cleared, Given.Box(0, 0, 100, 50), Given.Report, Given.Proven, late));
        var march = Balance.Of(after.Entries, new(2026, 3, 1), new(2026, 3, 31));
        var april = Balance.Of(after.Entries, new(2026, 4, 1), new(2026, 4, 30));
        Assert.Equal(march.Remaining, april.Opening);
        Assert.Equal(march.Cleared, Assert.Single(Balance.Corrections(after.Entries, new(2026, 4, 1))).SquareMetres);
    }

    /// <summary>
    /// Jagged, thin, holed and multi-part ground of up to 2,000 corners, released in random pieces, split and merged.
    /// </summary>
    [Fact]
    public void Invariant_1_holds_to_a_square_metre_on_random_polygons() => Gen.Select(
            Shapes.Ground(2000), Shapes.Ground(2000), Shapes.Ground(2000), Gen.Int[0, 2])
        .Sample((outline, first, second, kind) =>
        {
            var account = Given.Account(outline);
            Assert.InRange(Math.Abs(account.Balance.Original - GroundGrid.SquareMetres(outline)), 0, 1);
            foreach (var drawn in new[] { first, second })
                account = Released(account, Releases[kind], drawn);
            Whole(account);
            var part = GroundGrid.Common(second.Envelope, account.Remaining);
            if (GroundGrid.SquareMetres(part) <= 1 || account.Balance.Remaining <= 2)
                return;
            var (here, there) = account.Split(part, Given.Hazard("H-2", outline), Given.Posting);
            var (left, split) = (account.Then(here), GroundAccount.Of(there.Hazard, there.Entries, Given.Now));
            Assert.Equal(account.Balance.Remaining, left.Balance.Remaining + split.Balance.Remaining);
            Whole(left);
            Whole(split);
            split = Released(split, Releases[kind], first);
            if (left.Balance.Remaining <= 0 || split.Balance.Remaining <= 0)
                return;
            var sum = left.Balance.Remaining + split.Balance.Remaining;
            var (gone, merged) = split.MergeInto(left, Given.Posting);
            var (empty, whole) = (split.Then(gone), left.Then(merged));
            Whole(whole);
            Assert.InRange(Math.Abs(sum - whole.Balance.Remaining - empty.Balance.Remaining), 0, 1);
        }, iter: (Runs.Polygons + 2) / 3, threads: 1); // Three polygons each.

    private static GroundAccount Released(GroundAccount account, GroundChange change, Geometry drawn)
    {
        var inside = GroundGrid.Common(drawn, account.Remaining);
        return GroundGrid.SquareMetres(inside) <= 1 ? account : account.Then(account.Release(
            change, inside, Given.Report, Given.Proven, Given.Posting));
    }

    private static void Whole(GroundAccount account)
    {
        var released = GroundGrid.Without(account.Extent, account.Remaining);
        Assert.InRange(Math.Abs(account.Rest), 0, 1);
        Assert.InRange(Math.Abs(account.Balance.Released - GroundGrid.SquareMetres(released)), 0, 1);
        Assert.InRange(GroundGrid.SquareMetres(GroundGrid.Without(account.Remaining, account.Extent)), 0, 1);
        Assert.All(account.Entries, entry => Assert.InRange(Math.Abs(entry.RoundingSquareMetres), 0, 1));
        Assert.True(account.Balance.Remaining >= 0, $"{account.Balance.Remaining}");
        Assert.True(account.Remaining.IsValid);
    }
}

/// <summary>How often laws are tried: few in the daily run, all of them when the environment asks.</summary>
internal static class Runs
{
    /// <summary>10,000 with <c>FURROW_LAWS=all</c>.</summary>
    public static int Polygons { get; } = All ? 10_000 : 60;

    /// <summary>Histories of cheap acts: 100,000 with <c>FURROW_LAWS=all</c>.</summary>
    public static int Facts { get; } = All ? 100_000 : 2_000;

    private static bool All => Environment.GetEnvironmentVariable("FURROW_LAWS") == "all";
}
