using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>The rates at which an activity may be done, in at most four groups, fastest group first.</summary>
/// <remarks>Within a group an activity takes no less than at its highest rate and uses effort no slower than at its
/// lowest.</remarks>
internal sealed class RateGroups
{
    private const int Most = 4;
    private readonly Facts facts;
    private readonly (int Rate, int Fastest)[][] ofSkill;
    private readonly Dictionary<int, (int Rate, int Fastest)[]> ofPin = [];

    internal RateGroups(Facts facts)
    {
        this.facts = facts;
        ofSkill = [.. facts.CrewsOf.Select(crews => Group([.. crews.Select(crew => facts.Rate[crew]).Distinct()]))];
        foreach (var crew in facts.PinnedCrew.Where(static crew => crew >= 0).Distinct())
            ofPin[crew] = [(facts.Rate[crew], facts.Rate[crew])];
        Fastest = facts.Rate.Length == 0 ? 100 : facts.Rate.Max();
    }

    /// <summary>The highest rate of all.</summary>
    internal int Fastest { get; }

    /// <summary>Groups for one activity: the rate it is charged for, and the one that sets its duration.</summary>
    internal (int Rate, int Fastest)[] Of(int activity) =>
        facts.PinnedCrew[activity] is >= 0 and var crew ? ofPin[crew] : ofSkill[facts.Skill[activity]];

    private static (int, int)[] Group(int[] rates)
    {
        Array.Sort(rates);
        Array.Reverse(rates);
        var groups = new List<(int, int)>();
        var size = (rates.Length + Most - 1) / Most;
        for (var at = 0; at < rates.Length; at += size)
            groups.Add((rates[Math.Min(at + size, rates.Length) - 1], rates[at]));
        return [.. groups];
    }
}
