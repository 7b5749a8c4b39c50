using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Hazards;

/// <summary>The laws of ground over random histories of releases, extensions, splits, merges, undos.</summary>
public sealed class HistoryTests
{
    private static readonly Gen<(int Act, int Which, Polygon Drawn)[]> Histories = Gen.Select(
        Gen.Int[0, 7], Gen.Int[0, 9], Given.Star(40, 0, 0, 500), (act, which, drawn) => (act, which, drawn))
        .Array[1, 14];

    [Fact]
    public void Invariant_1_original_plus_added_less_released_is_what_remains_whatever_happens() => Play(account =>
    {
        Assert.True(account.IsWhole, $"rest {account.Rest}, remaining {account.Balance.Remaining}");
        Assert.True(account.Balance.Remaining >= -0.05m, $"{account.Balance.Remaining}");
        Assert.Equal(Balance.Of(account.Entries).Remaining, account.Hazard.RemainingSquareMetres
            ?? account.Balance.Remaining);
    });

    [Fact]
    public void Invariant_2_released_ground_of_a_hazard_does_not_overlap() => Play(account =>
    {
        var standing = account.Entries.Where(entry => entry.IsRelease && entry.Reverses is null)
            .Where(entry => account.Entries.All(other => other.Reverses != entry.Id))
            .Select(account.Standing).Where(ground => !ground.IsEmpty).ToList();
        for (var i = 0; i < standing.Count; i++)
        {
            Assert.InRange(GroundGrid.SquareMetres(GroundGrid.Common(standing[i], account.Remaining)), 0, 1);
            for (var j = i + 1; j < standing.Count; j++)
                Assert.InRange(GroundGrid.SquareMetres(GroundGrid.Common(standing[i], standing[j])), 0, 1);
        }
    });

    /// <summary>The part of invariant 6 that an account keeps: entries follow on, each with its reason.</summary>
    [Fact]
    public void Invariant_6_entries_are_only_added_each_with_its_reason() => Play(account =>
    {
        Assert.Equal(Enumerable.Range(1, account.Entries.Count), account.Entries.Select(entry => entry.Number));
        Assert.All(account.Entries, entry => Assert.NotEmpty(entry.Reason));
    });

    /// <summary>Random histories; after every act the law must hold of every account.</summary>
    private static void Play(Action<GroundAccount> law) =>
        Gen.Select(Given.Star(60, 0, 0, 700), Histories).Sample((outline, history) =>
        {
            List<GroundAccount> accounts = [Given.Account(outline)];
            foreach (var (act, which, drawn) in history)
            {
                var at = which % accounts.Count;
                var before = accounts.Sum(one => one.Balance.Remaining);
                var count = accounts.Sum(one => one.Entries.Count);
                try
                {
                    Apply(accounts, at, act, drawn);
                }
                catch (Refusal refusal)
                {
                    Assert.NotEmpty(refusal.Message);
                    Assert.Equal(count, accounts.Sum(one => one.Entries.Count));
                }

                if (act == 4)
                    Assert.Equal(before, accounts.Sum(one => one.Balance.Remaining));
                Assert.All(accounts, law);
            }
        }, iter: Runs.Polygons, threads: 1);

    private static void Apply(List<GroundAccount> accounts, int at, int act, Polygon drawn)
    {
        var account = accounts[at];
        var inside = GroundGrid.Common(drawn, account.Remaining);
        switch (act)
        {
            case 0 or 1:
                accounts[at] = account.Then(account.Release(act == 0 ? GroundChange.Cancelled : GroundChange.Cleared,
                    inside, Given.Report, Given.Proven, Given.Posting));
                break;
            case 2:
                accounts[at] = account.Then(account.Extend(drawn, Given.Posting));
                break;
            case 3:
                accounts[at] = account.Then(account.Reopen(drawn, Given.Posting));
                break;
            case 4:
                var part = Given.Hazard($"H-{accounts.Count + 1}", Given.Square(0, 0, 1));
                var (here, there) = account.Split(inside, part, Given.Posting);
                accounts[at] = account.Then(here);
                accounts.Add(GroundAccount.Of(there.Hazard, there.Entries, Given.Now));
                break;
            case 5:
                var into = (at + 1) % accounts.Count;
                var (gone, merged) = account.MergeInto(accounts[into], Given.Posting);
                (accounts[at], accounts[into]) = (account.Then(gone), accounts[into].Then(merged));
                break;
            case 6:
                accounts[at] = account.Then(account.Redraw(drawn, Given.Posting));
                break;
            default:
                accounts[at] = account.Then(account.Undo(account.Entries[^1].Id, Given.Posting));
                break;
        }
    }

    [Fact]
    public void Survey_cannot_clear_and_each_release_names_what_it_needs()
    {
        (GroundChange Change, ReleaseFacts Facts, string Code)[] refused =
        [
            (GroundChange.Cancelled, new(), "release.no-survey"),
            (GroundChange.Reduced, new() { NonTechnicalSurvey = true }, "release.no-technical-survey"),
            (GroundChange.Cleared, new() { TechnicalSurvey = true }, "release.survey-cannot-clear"),
            (GroundChange.Cleared, new() { ClearanceReport = true }, "release.no-quality-control"),
            (GroundChange.Cleared, Given.Proven with { RequiredDepthCentimetres = 50 }, "release.too-shallow"),
            (GroundChange.Added, Given.Proven, "release.kind"),
        ];
        foreach (var (change, facts, code) in refused)
            Assert.Equal(code,
                Assert.Throws<Refusal>(() => LandReleaseRule.Check(change, Given.Report, facts)).Code);
    }

    [Fact]
    public void Invariant_7_people_by_sex_and_age_sum_to_the_total() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 120]).Sample((women, men, total) =>
        {
            var people = new PeopleCount(total, [new(Sex.Female, "18-plus", women), new(Sex.Male, "18-plus", men)]);
            if (women + men == total)
                people.Check();
            else
                Assert.Equal("people.sum", Assert.Throws<Refusal>(people.Check).Code);
        });

    [Fact]
    public void An_item_on_released_ground_names_its_release()
    {
        var account = Given.Account(Given.Square(0, 0, 100));
        var after = account.Then(account.Release(
            GroundChange.Cleared, Given.Box(0, 0, 100, 50), Given.Report, Given.Proven, Given.Posting));
        Assert.Equal(2, after.ReleasedAt(new Point(Given.Plane.Degrees(50, 20)))?.Number);
        Assert.Null(after.ReleasedAt(new Point(Given.Plane.Degrees(50, 80))));
    }

    [Fact]
    public void A_programme_adds_renames_and_translates_codes_without_losing_any()
    {
        var book = CodeBook.Shipped.With(
            [Code.Of("terrain", "steppe", [new("uk", "степ")], 1, Given.Made),
                Code.Of("terrain", "forest", [new("uk", "ліс")], 2, Given.Made)]);
        Assert.NotNull(book.Find("terrain", "steppe"));
        Assert.Equal(["uk", "en"], book.Find("terrain", "forest")!.Labels.Select(label => label.Language));
        Assert.Equal("code.unknown", Assert.Throws<Refusal>(() => book.Check("terrain", "moon")).Code);
        Assert.All(CodeBook.Shipped.All, code => Assert.NotEmpty(code.Origin.Source));
    }
}
