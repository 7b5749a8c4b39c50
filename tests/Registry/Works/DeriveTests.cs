using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Works;

public sealed class DeriveTests
{
    [Fact]
    public void Every_work_at_an_asset_waits_for_every_hazard_within_the_safety_distance() =>
        Given.Ground.Sample(ground =>
        {
            var works = Given.Derived(ground.Hazards, ground.Assets).Works;
            var before = Before(works);
            foreach (var work in works.Where(work => work.Asset is not null))
            {
                var asset = ground.Assets.Single(asset => asset.Id == work.Asset);
                foreach (var hazard in ground.Hazards.Where(Derive.Blocks))
                {
                    var near = Metres(asset, hazard);
                    var waits = works.Where(other => other.Hazard == hazard.Id)
                        .All(other => before[work.Id].Contains(other.Id));
                    var words = $"{work.Title}: {hazard.LocalId} at {near} m";
                    Assert.True(waits || near > Derive.SafetyMetres - 0.5, words);
                    Assert.True(!waits || near < Derive.SafetyMetres + 0.5, words);
                }
            }
        });

    [Fact]
    public void Lots_add_up_to_the_hazard_and_steps_add_up_to_the_asset() =>
        Given.Ground.Sample(ground =>
        {
            var works = Given.Derived(ground.Hazards, ground.Assets).Works;
            foreach (var hazard in ground.Hazards.Where(Derive.Blocks))
            {
                var skills = works.Where(work => work.Hazard == hazard.Id).GroupBy(work => (work.Kind, work.Skill));
                Assert.All(skills, group => Assert.Equal(
                    hazard.AreaSquareMetres, group.Sum(work => work.Quantity), hazard.AreaSquareMetres * 1e-9));
            }

            foreach (var asset in ground.Assets.Where(asset => asset.Damage.Grade > 0))
            {
                var mine = works.Where(work => work.Asset == asset.Id).ToList();
                Assert.All(mine.GroupBy(work => work.Kind), group => Assert.Equal(
                    asset.Quantity, group.Sum(work => work.Quantity), asset.Quantity * 1e-9));
                Assert.Equal(asset.PeopleServed, mine.Sum(work => work.PeopleWaiting));
            }
        });

    [Fact]
    public void Nothing_waits_for_itself_and_every_wait_names_a_work() =>
        Given.Ground.Sample(ground =>
        {
            var works = Given.Derived(ground.Hazards, ground.Assets).Works;
            Assert.Equal(works.Count, works.Select(work => work.Id).Distinct().Count());
            Assert.All(Before(works), pair => Assert.DoesNotContain(pair.Key, pair.Value));
        });

    [Fact]
    public void Deriving_twice_gives_the_same_works_in_any_order_of_records() =>
        Given.Ground.Sample(ground =>
        {
            var once = Given.Derived(ground.Hazards, ground.Assets);
            ground.Hazards.Reverse();
            ground.Assets.Reverse();
            var twice = Given.Derived(ground.Hazards, ground.Assets);
            Assert.Equal(once.Works.Select(Told), twice.Works.Select(Told));
            Assert.Empty(twice.Gone(once.Works));
        });

    [Fact]
    public void Ground_goes_from_survey_through_clearance_to_inspection() =>
        Given.AnyHazard.Where(Derive.Blocks).Sample(hazard =>
        {
            var works = Given.Derived([hazard], []).Works;
            var before = Before(works);
            var last = works[^1];
            Assert.Equal(WorkKind.Inspect, last.Kind);
            Assert.Equal(works.Count - 1, before[last.Id].Count);
            var surveys = works.Where(work => work.Kind == WorkKind.Survey).Select(work => work.Id).ToList();
            Assert.All(
                works.Where(work => work.Kind == WorkKind.Clear),
                work => Assert.Subset(before[work.Id], surveys.ToHashSet()));
        });

    [Fact]
    public void A_lot_takes_a_standard_crew_ten_days_at_most() =>
        Given.AnyHazard.Where(Derive.Blocks).Sample(hazard =>
        {
            var works = Given.Derived([hazard], []).Works;
            Assert.All(works.Where(_ => works.Count < Derive.MostLots), work => Assert.True(
                work.PersonDays / Norms.StandardCrew(work.Skill) <= Derive.DaysPerGroundLot + 1e-6, work.Title));
        });

    [Fact]
    public void What_a_machine_cleared_is_verified_by_people_or_dogs()
    {
        var works = Given.Derived([Given.Hazard("H", Given.Square(0, 0, 500), ClearanceMethod.Mechanical)], []).Works;
        var machine = works.Where(work => work.Skill == Skill.Mechanical).ToList();
        Assert.NotEmpty(machine);
        Assert.All(machine, work => Assert.Single(
            works, other => other.Skill is Skill.Dogs or Skill.Manual && other.WaitsFor.Contains(work.Id)));
    }

    [Fact]
    public void People_of_an_asset_are_not_counted_again_at_the_hazard_that_blocks_it()
    {
        var hazard = Given.Hazard("H", Given.Square(0, 0, 50));
        var far = Given.Hazard("F", Given.Square(2000, 0, 50));
        var works = Given.Derived([hazard, far], [Given.Asset("A", Given.Point(10, 10))]).Works;
        Assert.Equal(0, works.Where(work => work.Hazard == hazard.Id).Sum(work => work.PeopleWaiting));
        Assert.Equal(100, works.Where(work => work.Hazard == far.Id).Sum(work => work.PeopleWaiting));
    }

    [Fact]
    public void Released_ground_blocks_nothing_and_has_no_works()
    {
        var hazard = Given.Hazard("H", Given.Square(0, 0, 50)) with { Status = HazardStatus.HandedOver };
        var derived = Given.Derived([hazard], [Given.Asset("A", Given.Point(10, 10))]);
        Assert.DoesNotContain(derived.Works, work => work.Hazard is not null);
        Assert.Empty(derived.Blocked);
    }

    [Fact]
    public void An_asset_without_a_grade_has_no_works_and_the_notes_say_so()
    {
        var derived = Given.Derived([], [Given.Asset("A", Given.Point(0, 0), grade: null)]);
        Assert.Empty(derived.Works);
        Assert.Contains(derived.Notes, note => note.Contains("no damage grade", StringComparison.Ordinal));
    }

    [Fact]
    public void A_school_serves_nobody_until_its_last_lot_and_homes_come_back_lot_by_lot()
    {
        var school = Given.Asset("S", Given.Point(0, 0), AssetKind.School) with { Quantity = 2000, PeopleServed = 300 };
        var homes = Given.Asset("B", Given.Point(0, 0)) with { Quantity = 2000, PeopleServed = 300 };
        Assert.Equal([300], People(school));
        Assert.Equal(Given.Derived([], [homes]).Works.Max(work => work.Lot), People(homes).Count);
        Assert.Equal(300, People(homes).Sum());
    }

    [Fact]
    public void A_table_without_a_needed_norm_is_refused_by_name()
    {
        var hazard = Given.Hazard("H", Given.Square(0, 0, 50));
        var refusal = Assert.Throws<Refusal>(() => Derive.Works([hazard], [], [], []));
        Assert.Equal("norm.missing", refusal.Code);
        Assert.Contains("survey.area", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_and_grade_has_its_norms_with_a_range_and_a_source()
    {
        var codes = Norms.Defaults.Select(norm => norm.Code).ToHashSet();
        Assert.Equal(Norms.Defaults.Count, codes.Count);
        Assert.All(Norms.Defaults, norm => Assert.InRange(norm.Typical, norm.Low, norm.High));
        Assert.All(Norms.Defaults, norm => Assert.True(norm.Low > 0));
        Assert.All(Norms.Defaults, norm => Assert.NotEmpty(norm.Source));
        foreach (var kind in Enum.GetValues<AssetKind>())
            for (var grade = 1; grade <= 5; grade++)
                Assert.All(
                    Norms.Steps(kind, grade), step => Assert.Contains(Norms.Repairing(kind, grade, step), codes));
    }

    private static List<int> People(Asset asset) =>
        [.. Given.Derived([], [asset]).Works.Select(work => work.PeopleWaiting).Where(people => people > 0)];

    private static string Told(Work work) =>
        $"{work.Id} {work.Title} {work.Quantity} {work.PersonDays} {work.PeopleWaiting} "
        + string.Join(' ', work.WaitsFor);

    private static double Metres(Asset asset, Hazard hazard)
    {
        var outline = Given.Plane.Metres(hazard.Outline);
        var near = Given.Plane.Metres(asset.Footprint).Distance(outline);
        return asset.Access is { } access
            ? Math.Min(near, Given.Plane.Metres((Geometry)access).Distance(outline))
            : near;
    }

    private static Dictionary<WorkId, HashSet<WorkId>> Before(IReadOnlyList<Work> works)
    {
        var before = new Dictionary<WorkId, HashSet<WorkId>>();
        foreach (var work in works)
            before[work.Id] = [.. work.WaitsFor, .. work.WaitsFor.SelectMany(id => before[id])];
        return before;
    }
}
