using Furrow.Registry.Plans;
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

    [Fact]
    public void A_promise_that_does_not_say_who_clears_and_who_builds_is_not_counted()
    {
        var strength = Strength.Of(Scenario.AsPledged, Promised, [Given.Commitment("6,000 people", 6000)]);
        Assert.Equal(["Own"], strength.Crews.Select(crew => crew.Name));
        Assert.Contains(strength.Notes, note => note.Contains("do not say", StringComparison.Ordinal));
    }
}
