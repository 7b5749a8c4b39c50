using Furrow.Planning;
using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;
using Crew = Furrow.Registry.Works.Crew;
using Ground = Furrow.Tests.Registry.Works.Given;

namespace Furrow.Tests.Registry.Plans;

/// <summary>What a person may ask of a plan, and what the plan answers.</summary>
public sealed class WishTests
{
    private static readonly IReadOnlyList<Work> Works = Ground.Derived(
        [Ground.Hazard("H", Ground.Square(0, 0, 200))],
        [.. Enumerable.Range(0, 6).Select(i => Ground.Asset($"A{i}", Ground.Point(i * 60, 0)))]).Works;

    private static readonly IReadOnlyList<Crew> Crews =
        [.. Given.EveryTrade, Given.Crew("Second mason", Skill.Structure), Given.Crew("Second sapper", Skill.Manual)];

    private static Work Mending => Works.First(work => work.Kind == WorkKind.Build);

    [Fact]
    public void A_crew_that_is_asked_for_does_the_work()
    {
        var mason = Crews.Single(crew => crew.Name == "Second mason").Id;
        var draft = Make(new Wish(Mending.Id, WishKind.ByCrew, mason));
        Assert.Equal(mason, draft.Assignments.Single(one => one.Work == Mending.Id).Crew);
        Assert.NotNull(Assert.Single(draft.Plan.Wishes).PeopleDays);
    }

    [Fact]
    public void A_crew_that_is_forbidden_does_not_do_the_work()
    {
        var before = Make().Assignments.Single(one => one.Work == Mending.Id).Crew;
        var draft = Make(new Wish(Mending.Id, WishKind.NotByCrew, before));
        Assert.NotEqual(before, draft.Assignments.Single(one => one.Work == Mending.Id).Crew);
    }

    [Fact]
    public void A_held_work_starts_no_sooner_and_says_what_the_hold_costs()
    {
        var day = Given.Start.AddDays(400);
        var draft = Make(new Wish(Mending.Id, WishKind.NotBefore, null, day));
        Assert.True(draft.Assignments.Single(one => one.Work == Mending.Id).Start >= day.ToDateTime(TimeOnly.MinValue));
        Assert.True(Assert.Single(draft.Plan.Wishes).PeopleDays > 0);
    }

    [Fact]
    public void A_work_that_is_not_to_be_planned_is_left_out_with_all_that_waits_for_it()
    {
        var survey = Works.First(work => work.Kind == WorkKind.Survey);
        var draft = Make(new Wish(survey.Id, WishKind.NotAtAll));
        Assert.Equal(
            "Held back: a person asked not to plan it.",
            draft.Unplanned.Single(left => left.Work == survey.Id).Reason);
        Assert.All(
            Works.Where(work => work.WaitsFor.Contains(survey.Id)),
            work => Assert.Contains(draft.Unplanned, left => left.Work == work.Id));
    }

    [Fact]
    public void A_day_that_cannot_be_kept_names_what_stands_against_it_and_a_plan_is_made_all_the_same()
    {
        var draft = Make(new Wish(Mending.Id, WishKind.StartOn, null, Given.Start));
        var answer = Assert.Single(draft.Plan.Wishes);
        Assert.Null(answer.PeopleDays);
        Assert.Contains("waits for '", answer.Conflict, StringComparison.Ordinal);
        Assert.Contains(draft.Assignments, one => one.Work == Mending.Id);
    }

    [Fact]
    public void A_crew_without_the_trade_is_refused_by_name()
    {
        var wish = new Wish(Mending.Id, WishKind.ByCrew, Crews.First(crew => crew.Skills[0] == Skill.Survey).Id);
        var refused = Assert.Throws<Refusal>(() => Make(wish));
        Assert.Equal("plan.wish-skill", refused.Code);
        Assert.Contains(Mending.Title, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_made_again_keeps_what_has_begun_and_what_is_near()
    {
        var first = Make();
        var day = Given.Start.AddDays(14);
        var again = PlanMaker.Make(
            Request([]) with
            {
                Base = new EarlierPlan(first.Plan, first.Assignments, day.AddDays(14), day),
            },
            Stop.AfterMoves(200), null, CancellationToken.None);
        var now = again.Assignments.ToDictionary(one => one.Work);
        Assert.All(
            first.Assignments.Where(one => DateOnly.FromDateTime(one.Start) < day),
            one => Assert.Equal((one.Crew, one.Start, one.Finish), Of(now[one.Work])));
        Assert.All(
            first.Assignments.Where(one => DateOnly.FromDateTime(one.Start) < day.AddDays(14)),
            one => Assert.Equal(one.Crew, now[one.Work].Crew));
        Assert.Equal(first.Plan.Id, again.Plan.BasedOn);
    }

    [Fact]
    public void Nothing_can_be_asked_for_what_has_begun()
    {
        var first = Make();
        var begun = first.Assignments[0].Work;
        var again = PlanMaker.Make(
            Request([new Wish(begun, WishKind.NotBefore, null, Given.Start.AddDays(90))]) with
            {
                Base = new EarlierPlan(first.Plan, first.Assignments, null, Given.Start.AddDays(7)),
            },
            Stop.AfterMoves(100), null, CancellationToken.None);
        Assert.Contains("has begun already", Assert.Single(again.Plan.Wishes).Conflict, StringComparison.Ordinal);
        Assert.Equal(first.Assignments.Count, again.Assignments.Count);
    }

    [Fact]
    public void A_late_work_puts_off_what_waits_for_it()
    {
        var first = Make();
        var survey = first.Assignments.First(one => one.Work == Works.First(work => work.Kind == WorkKind.Survey).Id);
        var late = DateOnly.FromDateTime(survey.Finish).AddDays(10);
        var again = PlanMaker.Make(
            Request([]) with
            {
                Base = new EarlierPlan(
                    first.Plan, first.Assignments, null, DateOnly.FromDateTime(survey.Start).AddDays(1),
                    new Dictionary<WorkId, DateOnly> { [survey.Work] = late }),
            },
            Stop.AfterMoves(100), null, CancellationToken.None);
        Assert.Equal(late, DateOnly.FromDateTime(again.Assignments.Single(one => one.Work == survey.Work).Finish));
        Assert.All(
            again.Assignments.Where(one => Works.Single(work => work.Id == one.Work).WaitsFor.Contains(survey.Work)),
            one => Assert.True(DateOnly.FromDateTime(one.Start) > late));
    }

    [Fact]
    public void Two_plans_compare_in_words_and_numbers()
    {
        var (first, second) = (Make(), Make(new Wish(Mending.Id, WishKind.NotBefore, null, Given.Start.AddDays(400))));
        var same = PlanComparison.Of(first.Plan, first.Assignments, first.Plan, first.Assignments, Works);
        Assert.Equal((0, 0, 0, 0), (same.PeopleDays, same.OtherCrew, same.Sooner, same.Later));
        Assert.Equal("People wait as long in both plans, over all.", same.Words[0]);
        var other = PlanComparison.Of(first.Plan, first.Assignments, second.Plan, second.Assignments, Works);
        Assert.True(other.PeopleDays > 0);
        Assert.Contains(other.Shifts, shift => shift.Days > 0);
        Assert.Equal(
            other.PeopleDays, other.Places.Sum(place => place.After - place.Before), other.Places.Count + 1.0);
    }

    [Fact]
    public void A_work_says_what_held_it()
    {
        var draft = Make();
        var reasons = Reasons.Of(Given.Programme, Mending, Works, Crews, draft.Assignments);
        Assert.Contains(reasons, words => words.StartsWith("Waits for '", StringComparison.Ordinal));
        var survey = Works.First(work => work.Kind == WorkKind.Survey);
        Assert.NotEmpty(Reasons.Of(Given.Programme, survey, Works, Crews, draft.Assignments));
    }

    [Fact]
    public void Dates_are_no_surer_than_the_norms_and_worth_is_said_for_every_kind_of_crew()
    {
        var draft = PlanMaker.Make(
            Request([]) with { Norms = Norms.Defaults }, Stop.AfterMoves(400), null, CancellationToken.None);
        var whole = draft.Plan.Dates[0];
        Assert.Null(whole.Place);
        Assert.True(whole.Half <= whole.NineInTen);
        Assert.Equal(draft.Plan.EndsOn, whole.Planned);
        Assert.Equal(
            Crews.Select(crew => crew.Skills[0]).Distinct().Count(), draft.Plan.Worth.Count);
        Assert.All(draft.Plan.Worth, kind => Assert.True(kind.PeopleDays >= 0));
    }

    private static (CrewId, DateTime, DateTime) Of(Assignment one) => (one.Crew, one.Start, one.Finish);

    private static PlanRequest Request(IReadOnlyList<Wish> wishes) =>
        Given.Request(Works, Crews) with { Wishes = wishes };

    private static PlanDraft Make(params Wish[] wishes) =>
        PlanMaker.Make(Request(wishes), Stop.AfterMoves(300), null, CancellationToken.None);
}
