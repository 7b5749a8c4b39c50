using CsCheck;
using Furrow.Planning;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;
using Ground = Furrow.Tests.Registry.Works.Given;

namespace Furrow.Tests.Registry.Plans;

public sealed class PlanMakerTests
{
    [Fact]
    public void A_plan_keeps_every_wait_season_skill_and_stay_in_dates() =>
        Ground.Ground.Sample(ground =>
        {
            var works = Works(ground).Works;
            if (works.Count == 0)
                return;
            var draft = Make(Given.Request(works));
            var at = draft.Assignments.ToDictionary(one => one.Work);
            Assert.Equal(works.Count, at.Count + draft.Unplanned.Count);
            foreach (var work in works.Where(work => at.ContainsKey(work.Id)))
            {
                var mine = at[work.Id];
                Assert.All(work.WaitsFor, first => Assert.True(at[first].Finish <= mine.Start, work.Title));
                Assert.Contains(work.Skill, Given.EveryTrade.Single(crew => crew.Id == mine.Crew).Skills);
                Assert.False(
                    Translate.StandsDownInWinter(work.Kind) && (InWinter(mine.Start) || InWinter(mine.Finish)));
            }

            Assert.All(draft.Assignments.GroupBy(one => one.Crew), crew => Assert.All(
                crew.Zip(crew.Skip(1)), pair => Assert.True(pair.First.Finish <= pair.Second.Start)));
        }, iter: 60);

    [Fact]
    public void The_drivers_add_up_to_the_cost_and_the_bound_stays_below_it() =>
        Ground.Ground.Sample(ground =>
        {
            var works = Works(ground).Works;
            if (works.Count == 0)
                return;
            var draft = Make(Given.Request(works));
            var followed = works.SelectMany(work => work.WaitsFor).ToHashSet();
            var (plan, people) = (draft.Plan, works.ToDictionary(
                work => work.Id,
                work => work.PeopleWaiting > 0 || followed.Contains(work.Id) ? work.PeopleWaiting : 1));
            var midnight = Given.Start.ToDateTime(TimeOnly.MinValue);
            var cost = draft.Assignments.Sum(one => people[one.Work] * (one.Finish - midnight).TotalDays);
            Assert.Equal(cost, plan.PeopleDays, 1e-6 * (cost + 1));
            Assert.Equal(cost, plan.Drivers.Sum(part => part.PeopleDays), 1e-6 * (cost + 1));
            Assert.InRange(plan.PeopleDaysBound, 0, plan.PeopleDays);
            Assert.InRange(plan.Gap, 0, 1);
        }, iter: 60);

    [Fact]
    public void Without_bridge_builders_a_bridge_stays_unplanned_in_words()
    {
        var works = Ground.Derived([], [Ground.Asset("B", Ground.Point(0, 0), AssetKind.Bridge)]).Works;
        var draft = Make(Given.Request(works, [Given.Crew("Manual", Skill.Manual)]));
        Assert.Equal(0, draft.Plan.Works);
        Assert.All(draft.Unplanned.Take(1), left => Assert.Equal("No crew can do bridges.", left.Reason));
    }

    [Fact]
    public void What_waits_for_an_unplanned_work_names_it()
    {
        var hazard = Ground.Hazard("H", Ground.Square(0, 0, 40));
        var works = Ground.Derived([hazard], [Ground.Asset("A", Ground.Point(5, 5))]).Works;
        var crews = Given.EveryTrade.Where(crew => crew.Skills[0] != Skill.Inspection).ToList();
        var draft = Make(Given.Request(works, crews));
        var debris = works.Single(work => work.Kind == WorkKind.Debris);
        var inspect = works.Single(work => work.Kind == WorkKind.Inspect);
        Assert.Equal("No crew can do inspection.", draft.Unplanned.Single(left => left.Work == inspect.Id).Reason);
        Assert.Equal(
            $"Waits for '{inspect.Title}', which is not planned.",
            draft.Unplanned.Single(left => left.Work == debris.Id).Reason);
    }

    [Fact]
    public void A_work_that_stands_still_by_order_and_what_waits_for_it_stay_unplanned()
    {
        var works = Ground.Derived(
            [Ground.Hazard("H", Ground.Square(0, 0, 40))], [Ground.Asset("A", Ground.Point(5, 5))]).Works;
        var first = works.First(work => work.WaitsFor.Count == 0);
        var draft = Make(Given.Request(works) with { StandingStill = new HashSet<WorkId> { first.Id } });
        Assert.Contains(new Unplanned(first.Id, "Stands still by order of an authority."), draft.Unplanned);
        Assert.All(works.Where(work => work.WaitsFor.Contains(first.Id)), work =>
            Assert.Contains(draft.Unplanned, one => one.Work == work.Id));
    }

    [Fact]
    public void Suspended_ground_and_what_waits_for_it_stay_unplanned()
    {
        var hazard = Ground.Hazard("H", Ground.Square(0, 0, 40)) with { Status = HazardStatus.Suspended };
        var works = Ground.Derived([hazard], [Ground.Asset("A", Ground.Point(5, 5))]).Works;
        var draft = Make(Given.Request(works) with { Suspended = new HashSet<HazardId> { hazard.Id } });
        Assert.Empty(draft.Assignments);
        Assert.Equal(works.Count, draft.Unplanned.Count);
    }

    [Fact]
    public void A_crew_twice_the_size_needs_half_the_time()
    {
        var line = Ground.Asset("A", Ground.Point(0, 0), AssetKind.Power) with { Quantity = 2000 };
        var works = Ground.Derived([], [line]).Works;
        double Days(int size) => Make(Given.Request(works, [Given.Crew("U", Skill.Utilities, size)]))
            .Assignments.Sum(one => (one.Finish - one.Start).TotalDays);
        Assert.True(Days(50) < Days(25));
    }

    [Fact]
    public void Two_threads_never_do_worse_than_their_first()
    {
        var works = Ground.Derived(
            [Ground.Hazard("H", Ground.Square(0, 0, 200))],
            [.. Enumerable.Range(0, 20).Select(i => Ground.Asset($"A{i}", Ground.Point(i * 60, 0)))]).Works;
        var one = Make(Given.Request(works));
        var two = Make(Given.Request(works) with { Threads = 2 });
        Assert.True(two.Plan.PeopleDays <= one.Plan.PeopleDays * 1.0001);
    }

    [Fact]
    public void Nothing_to_plan_and_nobody_to_do_it_are_refused()
    {
        Assert.Equal("plan.no-works", Assert.Throws<Refusal>(() => Make(Given.Request([]))).Code);
        var works = Ground.Derived([], [Ground.Asset("A", Ground.Point(0, 0))]).Works;
        Assert.Equal("plan.no-crews", Assert.Throws<Refusal>(() => Make(Given.Request(works, []))).Code);
    }

    [Fact]
    public void A_wait_for_a_work_that_does_not_exist_is_refused()
    {
        var works = Ground.Derived([], [Ground.Asset("A", Ground.Point(0, 0))]).Works;
        Assert.Equal("plan.unknown-wait", Assert.Throws<Refusal>(() => Make(Given.Request([.. works.Skip(1)]))).Code);
    }

    private static Derivation Works((List<Hazard> Hazards, List<Asset> Assets) ground) => Ground.Derived(
        ground.Hazards, [.. ground.Assets.Select(asset => asset with { Quantity = 1 + (asset.Quantity / 60) })]);

    private static PlanDraft Make(PlanRequest request) =>
        PlanMaker.Make(request, Stop.AfterMoves(200), null, CancellationToken.None);

    private static bool InWinter(DateTime time) =>
        time.Month == 12 || time.Month < 3 || (time.Month == 3 && time.Day <= 15);
}
