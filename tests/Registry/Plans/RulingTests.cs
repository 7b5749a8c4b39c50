using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Tests.Registry.Plans;

/// <summary>Proposals go up, decisions come down.</summary>
public sealed class RulingTests
{
    private static readonly PlaceId Region = Identity.From<PlaceId>("region");
    private static readonly PlaceId North = Identity.From<PlaceId>("north");
    private static readonly PlaceId South = Identity.From<PlaceId>("south");
    private static readonly PlaceId Village = Identity.From<PlaceId>("village");
    private static readonly WorkId Work = Identity.From<WorkId>("clear the field");
    private static readonly CrewId Crew = Identity.From<CrewId>("deminers");
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Wish Hold = new(Work, WishKind.NotAtAll);
    private static readonly Wish June = new(Work, WishKind.StartOn, Day: new DateOnly(2026, 6, 1));
    private static readonly Wish May = new(Work, WishKind.StartOn, Day: new DateOnly(2026, 5, 1));
    private static readonly Rulings Rules = new(IsIn, level => level is null ? "The programme" : Name(level.Value));

    [Fact]
    public void A_district_decides_within_itself_and_proposes_to_what_lies_above()
    {
        Assert.Equal(RulingState.Standing, Rules.Make(Asked(June, North), [], Officer("kim", North))[0].State);
        Assert.Equal(RulingState.Standing, Rules.Make(Asked(June, Village), [], Officer("kim", North))[0].State);
        Assert.Equal(RulingState.Proposed, Rules.Make(Asked(June, Region), [], Officer("kim", North))[0].State);
        Assert.Equal(RulingState.Proposed, Rules.Make(Asked(June, null), [], Officer("kim", North))[0].State);
        Assert.Equal(RulingState.Standing, Rules.Make(Asked(June, null), [], Officer("head"))[0].State);
    }

    [Fact]
    public void Who_only_enters_proposes_and_who_only_reads_does_not()
    {
        var reporter = Officer("lee", North) with { Role = Role.Reporter };
        Assert.Equal(RulingState.Proposed, Rules.Make(Asked(June, North), [], reporter)[0].State);
        Refused("access.role", () => Rules.Make(Asked(June, North), [], reporter with { Role = Role.Observer }));
    }

    [Fact]
    public void Nobody_decides_or_proposes_about_ground_of_others()
    {
        Refused("access.area", () => Rules.Make(Asked(June, North), [], Officer("roe", South)));
        Refused("ruling.level", () => Rules.Make(Asked(June, South), [], Officer("head")));
    }

    [Fact]
    public void A_higher_level_overrules_a_lower_one_which_reads_who_and_why()
    {
        var below = Rules.Make(Asked(June, North), [], Officer("kim", North))[0];
        var changed = Rules.Make(Asked(Hold, Region, "shelling"), [below], Officer("head", Region));
        Assert.Equal([RulingState.Standing, RulingState.Overruled], changed.Select(one => one.State));
        Assert.Equal(below.Id, changed[1].Id);
        Assert.Equal(
            new RulingAnswer("head", Now, "shelling", Region, changed[0].Id), changed[1].Answer);
    }

    [Fact]
    public void A_lower_level_cannot_overrule_a_higher_one_and_is_told_whom_to_ask()
    {
        var above = Rules.Make(Asked(Hold, Region, "shelling"), [], Officer("head", Region))[0];
        var refusal = Assert.Throws<Refusal>(() => Rules.Make(Asked(June, North), [above], Officer("kim", North)));
        Assert.Equal("ruling.higher", refusal.Code);
        Assert.Contains("Region decided otherwise (head, 2026-04-01: shelling)", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_that_is_accepted_takes_the_place_of_what_stood_there()
    {
        var standing = Rules.Make(Asked(Hold, Region), [], Officer("head", Region))[0];
        var proposal = Rules.Make(Asked(May, Region, "the road is open"), [standing], Officer("kim", North))[0];
        Refused("access.level", () => Rules.Accept(
            proposal, [standing, proposal], Officer("kim", North), Now, "yes"));
        var changed = Rules.Accept(proposal, [standing, proposal], Officer("head", Region), Now, "yes");
        Assert.Equal([(proposal.Id, RulingState.Standing), (standing.Id, RulingState.Overruled)],
            changed.Select(one => (one.Id, one.State)));
        Refused("ruling.not-proposed", () => Rules.Reject(changed[0], Officer("head", Region), Now, "no"));
    }

    [Fact]
    public void Who_proposed_takes_it_back_and_only_its_level_takes_back_what_stands()
    {
        var proposal = Rules.Make(Asked(May, Region) with { By = "kim" }, [], Officer("kim", North))[0];
        Assert.Equal(RulingState.Withdrawn, Rules.Withdraw(proposal, Officer("kim", North), Now, "no").State);
        var standing = Rules.Make(Asked(May, Region), [], Officer("head", Region))[0];
        Refused("access.level", () => Rules.Withdraw(standing, Officer("kim", North), Now, "no"));
        var gone = Rules.Withdraw(standing, Officer("head", Region), Now, "no");
        Refused("ruling.not-standing", () => Rules.Withdraw(gone, Officer("head", Region), Now, "no"));
    }

    [Fact]
    public void A_plan_is_made_under_what_stands_and_a_wish_against_it_is_refused_with_the_reason()
    {
        var standing = Rules.Make(Asked(Hold, Region, "shelling"), [], Officer("head", Region))[0];
        var other = new Wish(Identity.From<WorkId>("another"), WishKind.ByCrew, Crew);
        Assert.Equal([Hold, other], Rules.Wishes([standing], [other, Hold]));
        Refused("ruling.stands", () => Rules.Wishes([standing], [June]));
    }

    [Fact]
    public void A_ruling_says_what_its_kind_needs_and_the_same_twice_is_refused()
    {
        Refused("ruling.wish", () => Rules.Make(Asked(new(Work, WishKind.ByCrew), North), [], Officer("head")));
        Refused("ruling.wish", () => Rules.Make(Asked(June with { Day = null }, North), [], Officer("head")));
        Refused("ruling.wish", () => Rules.Make(Asked(Hold with { Crew = Crew }, North), [], Officer("head")));
        var standing = Rules.Make(Asked(June, North), [], Officer("kim", North))[0];
        Refused("ruling.already", () => Rules.Make(Asked(June, North), [standing], Officer("kim", North)));
    }

    [Fact]
    public void Two_wishes_contradict_whichever_is_asked_first()
    {
        Wish[] wishes =
        [
            Hold, June, May, new(Work, WishKind.ByCrew, Crew), new(Work, WishKind.NotByCrew, Crew),
            new(Work, WishKind.NotBefore, Day: new DateOnly(2026, 5, 15)),
            new(Work, WishKind.NotBefore, Day: new DateOnly(2026, 7, 15)),
        ];
        foreach (var one in wishes)
            Assert.All(wishes, other => Assert.Equal(Rulings.Contradict(one, other), Rulings.Contradict(other, one)));
        Assert.True(Rulings.Contradict(wishes[1], wishes[6]));
        Assert.False(Rulings.Contradict(wishes[1], wishes[5]));
        Assert.True(Rulings.Contradict(wishes[3], wishes[4]));
    }

    private static Ruling Asked(Wish wish, PlaceId? level, string why = "why") => new()
    {
        Id = Identity.From<RulingId>($"{wish} {level} {why}"), Wish = wish, Level = level, Place = Village,
        State = RulingState.Proposed, By = level == Region ? "head" : "kim", At = Now, Why = why,
    };

    private static Viewer Officer(string name, params PlaceId[] areas) =>
        new(name, Sensitivity.High, areas) { Role = Role.Officer };

    private static bool IsIn(PlaceId? inner, PlaceId? outer) => outer is null || inner == outer
        || (inner == Village && (outer == North || outer == Region))
        || ((inner == North || inner == South) && outer == Region);

    private static string Name(PlaceId place) =>
        place == Region ? "Region" : place == North ? "North" : place == South ? "South" : "Village";

    private static void Refused(string code, Func<object> act) =>
        Assert.Equal(code, Assert.Throws<Refusal>(act).Code);
}
