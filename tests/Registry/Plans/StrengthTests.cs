using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;

namespace Furrow.Tests.Registry.Plans;

public sealed class StrengthTests
{
    private static readonly Crew[] Promised =
    [
        Given.Crew("M1", Skill.Manual, sentBy: "North Korea", arrived: false),
        Given.Crew("M2", Skill.Manual, sentBy: "North Korea", arrived: false),
        Given.Crew("M3", Skill.Manual, sentBy: "North Korea", arrived: false),
        Given.Crew("B1", Skill.Structure, sentBy: "North Korea", arrived: false),
        Given.Crew("Own", Skill.Manual),
    ];

    [Fact]
    public void The_roster_counts_everybody() =>
        Assert.Equal(5, Strength.Of(Scenario.Roster, Promised, []).Crews.Count);

    [Fact]
    public void As_pledged_counts_a_givers_crews_up_to_the_people_promised()
    {
        var strength = Strength.Of(Scenario.AsPledged, Promised,
            [Given.Commitment("25 deminers from North Korea", 25), Given.Commitment("5,000 builders", 5000)]);
        Assert.Equal(["B1", "M1", "M2", "Own"], strength.Crews.Select(crew => crew.Name));
        Assert.Contains(strength.Notes, note => note.StartsWith("25 people for clearing", StringComparison.Ordinal));
    }

    [Fact]
    public void As_pledged_counts_no_crew_of_a_giver_who_promised_nothing_and_says_unknown()
    {
        var strength = Strength.Of(Scenario.AsPledged, Promised, []);
        Assert.Equal(["Own"], strength.Crews.Select(crew => crew.Name));
        Assert.All(strength.Notes, note => Assert.Contains("unknown", note, StringComparison.Ordinal));
    }

    [Fact]
    public void As_arrived_counts_up_to_what_reports_say_arrived_and_leaves_the_rest_unknown()
    {
        var strength = Strength.Of(Scenario.AsArrived, Promised,
            [Given.Commitment("30 deminers", 30, arrived: 12), Given.Commitment("5,000 builders", 5000)]);
        Assert.Equal(["M1", "Own"], strength.Crews.Select(crew => crew.Name));
        Assert.Contains(strength.Notes, note => note.Contains("building arrived", StringComparison.Ordinal)
            && note.Contains("unknown", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(Scenario scenario, IReadOnlyList<Commitment> commitments) =>
        Strength.Of(scenario, Promised, commitments).Crews.Select(crew => crew.Name);

    [Fact]
    public void As_agreed_counts_only_what_is_signed_allocated_or_under_way()
    {
        var promises = new[]
        {
            Given.Commitment("25 deminers", 25), Given.Commitment("5,000 builders", 5000) with
            {
                Modality = Modality.Agreed,
            },
        };
        Assert.Equal(["B1", "Own"], Names(Scenario.AsAgreed, promises));
        Assert.Equal(["B1", "M1", "M2", "Own"], Names(Scenario.AsPledged, promises));
        Assert.Equal(["Own"], Names(Scenario.AsPledged, [promises[1] with { Modality = Modality.Denied }]));
    }

    [Fact]
    public void A_total_is_never_added_to_its_parts_in_the_strength_of_a_plan()
    {
        var total = Given.Commitment("25 deminers in all", 25);
        var part = Given.Commitment("12 deminers", 12) with { PartOf = total.Id };
        Assert.Equal(["M1", "Own"], Names(Scenario.AsPledged, [total, part]));
        Assert.Equal(["Own"], Names(Scenario.AsPledged, [total with { Aggregate = true }]));
    }

    [Fact]
    public void Only_commitments_of_a_grade_count_when_it_is_asked_for()
    {
        var graded = Given.Commitment("12 deminers", 12) with { Grade = Grade.Parse("B2") };
        var strength = Strength.Of(Scenario.AsPledged, Promised,
            [graded, Given.Commitment("5,000 builders", 5000)], GradeFloor.Parse("C3"));
        Assert.Equal(["M1", "Own"], strength.Crews.Select(crew => crew.Name));
        Assert.Contains(strength.Notes, note => note.Contains("below C3", StringComparison.Ordinal));
    }

    [Fact]
    public void Combat_engineers_clear_although_the_word_deminer_is_not_said() => Assert.Equal(
        ["M1", "Own"], Names(Scenario.AsPledged,
            [Given.Commitment("12 combat engineers", 12) with { Thing = "combat engineers" }]));

    [Fact]
    public void A_crew_that_is_here_is_a_delivery_by_the_roster_and_proposes_the_one_promise_that_it_may_keep()
    {
        var here = Given.Crew("M1", Skill.Manual, sentBy: "North Korea", arrived: true);
        var arrived = Assert.Single(CrewArrivals.Of([here, .. Promised], "a.kim"));
        Assert.Equal((CrewArrivals.IdOf(here.Id), (decimal?)here.Size), (arrived.Id, arrived.Known()));
        Assert.Equal(EvidenceOfDelivery.Roster, Assert.Single(arrived.Evidence).Kind);
        var (clears, builds) = (Given.Commitment("12 deminers", 12), Given.Commitment("5,000 builders", 5000));
        Assert.Equal(clears.Id, CrewArrivals.Proposed(here, [clears, builds])?.Id);
        Assert.Null(CrewArrivals.Proposed(here, [clears, Given.Commitment("30 deminers", 30)]));
        Assert.Null(CrewArrivals.Proposed(here, [clears with { Pledgers = ["Norway"] }, builds]));
    }

    [Fact]
    public void A_promise_that_does_not_say_who_clears_and_who_builds_is_not_counted()
    {
        var strength = Strength.Of(Scenario.AsPledged, Promised, [Given.Commitment("6,000 people", 6000)]);
        Assert.Equal(["Own"], strength.Crews.Select(crew => crew.Name));
        Assert.Contains(strength.Notes, note => note.Contains("do not say", StringComparison.Ordinal));
    }
}
